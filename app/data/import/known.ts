/** What the device already holds, indexed the ways rows of a file name it: Ketu's id, the other system's id, name and phone. */
import type { NamedMember } from './owner-names.ts'
import type { ContactRow, CustomerRow, OrderRow } from '#shared/domain/record.ts'
import { nameKey } from './read-text.ts'

/** Plain rows, so that they can cross into a worker. */
export interface KnownRows {
  readonly customers: readonly CustomerRow[]
  readonly contacts: readonly ContactRow[]
  readonly orders: readonly OrderRow[]
  /** Customers of territories this member may only read. */
  readonly readOnly: ReadonlySet<string>
  /** Who may look after a customer. */
  readonly owners: readonly NamedMember[]
  /** Of all members, by id. */
  readonly names: ReadonlyMap<string, string>
}

export const nothingKnown: KnownRows = {
  customers: [],
  contacts: [],
  orders: [],
  readOnly: new Set(),
  owners: [],
  names: new Map(),
}

/** Anything customers are found by while a file is planned: known ones, and those the file itself brings. */
export interface Findable {
  readonly id: string
  readonly externalId: string
  readonly name: string
}

export class CustomerIndex<T extends Findable> {
  readonly #byId = new Map<string, T>()
  readonly #byExternalId = new Map<string, T>()
  readonly #byName = new Map<string, T[]>()

  add(customer: T): void {
    this.#byId.set(customer.id, customer)
    if (customer.externalId !== '') this.#byExternalId.set(idKey(customer.externalId), customer)
    const key = nameKey(customer.name) || customer.name
    const same = this.#byName.get(key)
    if (same) same.push(customer)
    else this.#byName.set(key, [customer])
  }

  byId(id: string): T | undefined {
    return this.#byId.get(id)
  }

  byExternalId(id: string): T | undefined {
    return id === '' ? undefined : this.#byExternalId.get(idKey(id))
  }

  byName(name: string): readonly T[] {
    return name === '' ? [] : (this.#byName.get(nameKey(name) || name) ?? [])
  }
}

/** `17850.0` is what some tools make of the number 17850. */
const idKey = (id: string): string =>
  id
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(\d+)\.0$/, '$1')

export const isLive = (row: { readonly deletedAt?: number }): boolean => row.deletedAt === undefined
