/** Chunks of a plan → the device's documents: one transaction each, all in one batch that is undone together. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, type Scope, territoryScope } from '#shared/doc/name.ts'
import { scopeOf } from '../commands/scope.ts'
import type { Intent, NewRecord, Writer } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import { NotWritten } from '../not-written.ts'
import type { ContactWrite, CustomerWrite, ImportChunk, OrderWrite } from './plan.ts'

export interface ImportSink {
  /** Stores the chunk; resolves to the rows of the file that were refused, when storage refused any. Other failures throw. */
  commit(chunk: ImportChunk): Promise<readonly number[]>
}

interface SinkOptions {
  /** Names the import in the activity list: all its transactions are undone at once. */
  readonly batch: string
  /** Where new customers go. */
  readonly territory: string
  /** Member who looks after those whose row names nobody; absent = who imports. */
  readonly owner?: string
}

export function createImportSink(ketu: Ketu, { batch, territory, owner }: SinkOptions): ImportSink {
  const place: Place = { scope: territoryScope(territory), ...(owner !== undefined && { values: { owner } }) }
  const commit = async (chunk: ImportChunk): Promise<readonly number[]> => {
    const count = chunk.customers.length + chunk.orders.length
    if (count === 0) return []
    const intent: Intent = { label: 'import', values: { count }, batch }
    try {
      await ketu.store.write(intent, writer => writeChunk(ketu, writer, chunk, place))
      return []
    } catch (error) {
      if (!(error instanceof NotWritten) || error.refusal.kind === 'app-outdated') throw error
      // One refused document must not take its neighbours along: the chunk is halved until the refused row stands alone.
      if (count === 1) return [...chunk.customers, ...chunk.orders].map(({ row }) => row)
      const [left, right] = halves(chunk)
      return [...(await commit(left)), ...(await commit(right))]
    }
  }
  return { commit }
}

function halves({ customers, orders }: ImportChunk): [ImportChunk, ImportChunk] {
  if (customers.length > 0 && orders.length > 0)
    return [
      { customers, orders: [] },
      { customers: [], orders },
    ]
  const customersHalf = Math.ceil(customers.length / 2)
  const ordersHalf = Math.ceil(orders.length / 2)
  return [
    { customers: customers.slice(0, customersHalf), orders: orders.slice(0, ordersHalf) },
    { customers: customers.slice(customersHalf), orders: orders.slice(ordersHalf) },
  ]
}

async function writeChunk(ketu: Ketu, writer: Writer, chunk: ImportChunk, place: Place): Promise<void> {
  // At once, not one by one: hundreds of awaits without a request to the database would let its transaction close.
  await Promise.all(chunk.customers.filter(({ isNew }) => isNew).flatMap(each => createCustomer(writer, each, place)))
  for (const customer of chunk.customers) if (!customer.isNew) await changeCustomer(ketu, writer, customer)
  for (const [doc, orders] of ordersByDoc(chunk.orders)) {
    const created = orders.filter(({ isNew }) => isNew)
    const [first] = created
    if (first) await writer.create(doc, await scopeOf(ketu, customerDoc(first.customer)), created.map(toOrderRecord))
    for (const { id, isNew, values } of orders) if (!isNew) await writer.edit(doc, id, values)
  }
}

/** Where every new customer goes and what each of them says where its row does not. */
interface Place {
  readonly scope: Scope
  readonly values?: Values
}

function createCustomer(
  writer: Writer,
  { id, values, contacts }: CustomerWrite,
  { scope, values: own }: Place,
): readonly Promise<void>[] {
  const doc = customerDoc(id)
  const main = writer.createMain(doc, scope, { type: 'customer', id, values: { ...own, ...values } })
  return contacts.length === 0 ? [main] : [main, writer.create(doc, scope, contacts.map(toContactRecord))]
}

async function changeCustomer(ketu: Ketu, writer: Writer, { id, values, contacts }: CustomerWrite): Promise<void> {
  const doc = customerDoc(id)
  if (Object.keys(values).length > 0) await writer.edit(doc, id, values)
  for (const contact of contacts) if (!contact.isNew) await writer.edit(doc, contact.id, contact.values)
  const created = contacts.filter(({ isNew }) => isNew)
  if (created.length > 0) await writer.create(doc, await scopeOf(ketu, doc), created.map(toContactRecord))
}

const toContactRecord = ({ id, values }: ContactWrite): NewRecord => ({ type: 'contact', id, values })
const toOrderRecord = ({ id, values }: OrderWrite): NewRecord => ({
  type: 'order',
  id,
  values: values satisfies Values,
})

function ordersByDoc(orders: readonly OrderWrite[]): ReadonlyMap<string, readonly OrderWrite[]> {
  const byDoc = new Map<string, OrderWrite[]>()
  for (const order of orders) {
    const own = byDoc.get(order.doc)
    if (own) own.push(order)
    else byDoc.set(order.doc, [order])
  }
  return byDoc
}
