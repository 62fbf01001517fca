/** The three exports, made on the device and offline, as files a person can keep. */
import { minorDigits } from '#shared/domain/money.ts'
import type { ContactRow, CustomerRow, OrderRow } from '#shared/domain/record.ts'
import { ownerOf } from '#shared/domain/owner.ts'
import { memberNames } from '../facts.ts'
import { today, type Ketu } from '../ketu.ts'
import { sampleIds } from '../queries/sample.ts'
import { customerLines, customersHeader } from './customers-csv.ts'
import { everythingJson, pagesOf } from './everything-json.ts'
import { orderLine, ordersHeader } from './orders-csv.ts'

export type ExportKind = 'everything' | 'customers' | 'orders'

interface ExportedFile {
  readonly name: string
  readonly blob: Blob
}

export async function exportFile(ketu: Ketu, kind: ExportKind): Promise<ExportedFile> {
  const { extension, type, parts } = sources[kind](ketu)
  return { name: `ketu-${kind}-${today(ketu)}.${extension}`, blob: await toBlob(parts, type) }
}

interface Source {
  readonly extension: string
  readonly type: string
  readonly parts: AsyncIterable<string>
}

const sources: { readonly [kind in ExportKind]: (ketu: Ketu) => Source } = {
  everything: ketu => ({
    extension: 'json',
    type: 'application/json',
    parts: everythingJson(ketu.db, {
      exportedAt: ketu.now(),
      workspace: ketu.workspace,
      member: { id: ketu.me.member, name: ketu.me.name },
    }),
  }),
  customers: ketu => ({ extension: 'csv', type: csvType, parts: customersCsv(ketu) }),
  orders: ketu => ({ extension: 'csv', type: csvType, parts: ordersCsv(ketu) }),
}

const csvType = 'text/csv;charset=utf-8'

/** Customers that are not deleted, with their contacts. Lists go to other people: sample customers are on none. */
async function* customersCsv({ db }: Pick<Ketu, 'db'>): AsyncGenerator<string> {
  const samples = await sampleIds(db)
  const names = await memberNames(db)
  yield customersHeader()
  for await (const page of pagesOf(db, 'customers')) {
    const customers = (page as readonly CustomerRow[]).filter(row => isLive(row) && !samples.has(row.id))
    const contacts = await db.contacts
      .where('customer')
      .anyOf(customers.map(({ id }) => id))
      .toArray()
    yield customers
      .map(customer => customerLines(customer, contactsOf(contacts, customer.id), names.get(ownerOf(customer)) ?? ''))
      .join('')
  }
}

const contactsOf = (contacts: readonly ContactRow[], customer: string): readonly ContactRow[] =>
  contacts.filter(contact => contact.customer === customer && isLive(contact))

/** Orders that are not deleted, with the id and name of their customer. */
async function* ordersCsv({ db, workspace }: Pick<Ketu, 'db' | 'workspace'>): AsyncGenerator<string> {
  const digits = minorDigits(workspace.currency)
  const samples = await sampleIds(db)
  yield ordersHeader()
  for await (const page of pagesOf(db, 'orders')) {
    const orders = (page as readonly OrderRow[]).filter(row => isLive(row) && !samples.has(row.customer))
    const customers = await db.customers.bulkGet([...new Set(orders.map(({ customer }) => customer))])
    const byId = new Map(customers.flatMap(each => (each ? [[each.id, each] as const] : [])))
    yield orders.map(order => orderLine(order, byId.get(order.customer), digits)).join('')
  }
}

const isLive = (row: { readonly deletedAt?: number }): boolean => row.deletedAt === undefined

/** Strings become blobs of about a megabyte each as they come: the whole text is never one string in memory. */
async function toBlob(parts: AsyncIterable<string>, type: string): Promise<Blob> {
  const blobs: Blob[] = []
  let waiting: string[] = []
  let length = 0
  for await (const part of parts) {
    waiting.push(part)
    length += part.length
    if (length < 1_000_000) continue
    blobs.push(new Blob(waiting))
    waiting = []
    length = 0
  }
  return new Blob([...blobs, ...waiting], { type })
}
