/** Writes the rows of changed records and refolds what sums them up; runs inside the transaction that stores the update (proj:P2). */
import type { ReadRecord } from '#shared/doc/document.ts'
import { customerOf, parseDocName, type Scope, territoryOf } from '#shared/doc/name.ts'
import type { KetuDb } from '../db.ts'
import { refoldCards } from './card.ts'
import { refoldDays, type TouchedDays } from './contribution.ts'
import { toRow, type TypedRow } from './row.ts'

/** Raised with every change of what rows hold; a device rebuilds documents projected by an older one (proj:P7). */
export const projectionVersion = 1

export interface ProjectedDoc {
  readonly name: string
  readonly scope: Scope
  readonly records: readonly ReadRecord[]
}

/** @param zone the workspace's time zone. Projecting twice changes nothing (proj:P3). */
export async function projectDocs(db: KetuDb, docs: readonly ProjectedDoc[], zone: string): Promise<void> {
  const rows = docs.flatMap(doc => doc.records.map(record => toRow(record, doc.name)).filter(row => row !== undefined))
  const days = await touchedDays(db, docs, rows)
  await putRows(db, rows)
  await refoldDays(db, days)
  await refoldCards(db, customersOf(docs), zone)
}

/** Customers whose card a document feeds. */
export const customersOf = (docs: readonly { readonly name: string }[]): string[] => [
  ...new Set(docs.map(doc => customerOf(doc.name)).filter(id => id !== undefined)),
]

/** Days whose sums may change: of the rows as they were and as they will be. */
async function touchedDays(db: KetuDb, docs: readonly ProjectedDoc[], rows: readonly TypedRow[]): Promise<TouchedDays> {
  const territories = new Map(docs.map(doc => [doc.name, territoryOf(doc.scope)]))
  const visits = rows.flatMap(r => (r.type === 'visit' ? [r.row] : []))
  const orders = rows.flatMap(r => (r.type === 'order' ? [r.row] : []))
  const before = [
    ...(visits.length > 0 ? await db.visits.bulkGet(visits.map(row => row.id)) : []),
    ...(orders.length > 0 ? await db.orders.bulkGet(orders.map(row => row.id)) : []),
  ]
  const touched: TouchedDays = new Map()
  for (const row of [...visits, ...orders, ...before]) {
    if (row === undefined || row.day === '') continue
    const of = touched.get(row.customer) ?? { territory: territories.get(row.doc) ?? '', days: new Set<string>() }
    of.days.add(row.day)
    touched.set(row.customer, of)
  }
  return touched
}

async function putRows(db: KetuDb, rows: readonly TypedRow[]): Promise<void> {
  const of = <T extends TypedRow['type']>(type: T) =>
    rows.filter((row): row is Extract<TypedRow, { type: T }> => row.type === type).map(typed => typed.row)
  const put = <R>(table: { bulkPut(rows: R[]): PromiseLike<unknown> }, list: R[]): PromiseLike<unknown> | undefined =>
    list.length > 0 ? table.bulkPut(list) : undefined
  await Promise.all([
    put(db.customers, of('customer') as Extract<TypedRow, { type: 'customer' }>['row'][]),
    put(db.contacts, of('contact') as Extract<TypedRow, { type: 'contact' }>['row'][]),
    put(db.actions, of('action') as Extract<TypedRow, { type: 'action' }>['row'][]),
    put(db.goals, of('goal') as Extract<TypedRow, { type: 'goal' }>['row'][]),
    put(db.visits, of('visit') as Extract<TypedRow, { type: 'visit' }>['row'][]),
    put(db.orders, of('order') as Extract<TypedRow, { type: 'order' }>['row'][]),
  ])
}

/** Takes a document's rows and sums away: it left this device, was erased, or is about to be rebuilt. */
export async function dropRows(
  db: KetuDb,
  doc: { readonly name: string; readonly scope: Scope },
  zone: string,
): Promise<void> {
  const parsed = parseDocName(doc.name)
  if (parsed?.kind === 'customer') {
    await db.customers.delete(parsed.id)
    await db.contacts.where('customer').equals(parsed.id).delete()
    await db.actions.where('customer').equals(parsed.id).delete()
    await db.goals.where('scope.id').equals(parsed.id).delete()
    await db.searchKeys.where('customer').equals(parsed.id).delete()
    await refoldCards(db, [parsed.id], zone)
  } else if (parsed?.kind === 'plan') {
    await db.goals.filter(goal => goal.doc === doc.name).delete()
  } else if (parsed?.kind === 'journal') {
    const visits = await db.visits
      .where('[customer+state+day]')
      .between([parsed.customer], [parsed.customer, []])
      .toArray()
    const orders = await db.orders.where('[customer+day]').between([parsed.customer], [parsed.customer, []]).toArray()
    const mine = [...visits, ...orders].filter(row => row.doc === doc.name)
    await db.visits.bulkDelete(mine.map(row => row.id))
    await db.orders.bulkDelete(mine.map(row => row.id))
    const days = new Set(mine.map(row => row.day).filter(day => day !== ''))
    await refoldDays(db, new Map([[parsed.customer, { territory: territoryOf(doc.scope), days }]]))
    await refoldCards(db, [parsed.customer], zone)
  }
}
