/** One import in a test: a session over what is known, and the rows a device would hold after it. */
import { nothingKnown, type KnownRows } from '#app/data/import/known.ts'
import type { ImportChunk } from '#app/data/import/plan.ts'
import type { RowProblem } from '#app/data/import/problem.ts'
import { createImportSession, type ImportSession, type Planned, type PlanRequest } from '#app/data/import/session.ts'
import type { Json } from '#shared/domain/field.ts'
import {
  type ContactRow,
  type CustomerRow,
  type OrderRow,
  type RecordType,
  recordTypes,
} from '#shared/domain/record.ts'

let ids = 0
export const nextId = (): string => String(++ids).padStart(26, '0')

interface ImportOptions {
  readonly known?: KnownRows
  readonly currency?: string
  readonly request?: Partial<PlanRequest>
}

export interface Imported {
  readonly session: ImportSession
  readonly planned: Extract<Planned, { kind: 'planned' }>
  readonly chunks: readonly ImportChunk[]
  readonly problems: readonly RowProblem[]
  /** What is known once the chunks are stored. */
  readonly after: KnownRows
}

/** Opens, takes the guessed columns, plans; throws when the file is refused or a question is asked. */
export async function importText(text: string | Uint8Array, options: ImportOptions = {}): Promise<Imported> {
  const known = options.known ?? nothingKnown
  const session = openSession(known, options.currency)
  const opened = await session.open(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  if (opened.kind !== 'opened' || opened.guess.kind === undefined) throw new Error(opened.kind)
  const { kind, columns } = opened.guess
  const planned = await session.plan({ kind, columns, keepUnknown: false, createUnknown: false, ...options.request })
  if (planned.kind !== 'planned') throw new Error(planned.kind)
  const chunks: ImportChunk[] = []
  for (let i = 0; i < planned.chunks; i++) chunks.push(await session.chunk(i))
  const { problems } = await session.problems([])
  return { session, planned, chunks, problems, after: applied(known, chunks) }
}

export const openSession = (known: KnownRows, currency = 'CNY'): ImportSession =>
  createImportSession({ known: async () => known, newId: nextId, zone: 'Asia/Shanghai', currency })

type Row = { readonly id: string }

function applied(known: KnownRows, chunks: readonly ImportChunk[]): KnownRows {
  const customers = new Map<string, Row>(known.customers.map(row => [row.id, row]))
  const contacts = new Map<string, Row>(known.contacts.map(row => [row.id, row]))
  const orders = new Map<string, Row>(known.orders.map(row => [row.id, row]))
  for (const chunk of chunks) {
    for (const write of chunk.customers) {
      put(customers, 'customer', write.id, `customer.${write.id}`, write.values)
      for (const contact of write.contacts)
        put(contacts, 'contact', contact.id, `customer.${write.id}`, { ...contact.values, customer: write.id })
    }
    for (const order of chunk.orders) put(orders, 'order', order.id, order.doc, order.values)
  }
  return {
    customers: [...customers.values()] as CustomerRow[],
    contacts: [...contacts.values()] as ContactRow[],
    orders: [...orders.values()] as OrderRow[],
    readOnly: known.readOnly,
    owners: known.owners,
    names: known.names,
  }
}

/** As the projection would: the field's default where nothing was written. */
function put(
  rows: Map<string, Row>,
  type: RecordType,
  id: string,
  doc: string,
  values: { readonly [field: string]: Json },
): void {
  const defaults = Object.entries<{ default: Json }>(recordTypes[type]).map(([field, { default: value }]) => [
    field,
    value,
  ])
  const row = rows.get(id) ?? { ...Object.fromEntries(defaults), id, doc, bornAt: 0, bornBy: 'm' }
  rows.set(id, { ...row, ...values })
}
