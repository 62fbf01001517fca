/** Writes the rows of changed records and refolds what sums them up; runs inside the transaction that stores the update (proj:P2). */
import type { Table } from 'dexie'
import type { ReadRecord } from '#shared/doc/document.ts'
import type { ActionRow, CustomerRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import { parseDocName, type Scope, territoryOf } from '#shared/doc/name.ts'
import type { KetuDb } from '../db.ts'
import { type CardChange, type CardChanges, changeOfCard, refoldCards } from './card.ts'
import { changeOfDay, type DayChanges, refoldDays } from './contribution.ts'
import { toRow, type TypedRow } from './row.ts'

/** Raised with every change of what rows hold; a device rebuilds documents projected by an older one (proj:P7). */
export const projectionVersion = 2

export interface ProjectedDoc {
  readonly name: string
  readonly scope: Scope
  readonly records: readonly ReadRecord[]
  /** True when no record of them has a row yet: nobody needs to look. */
  readonly isNew?: true
  /** True when nothing that is stored of it may be built upon: its days and cards are summed up from rows again. */
  readonly isAnew?: true
}

/** @param zone the workspace's time zone. Projecting twice changes nothing (proj:P3). */
export async function projectDocs(db: KetuDb, docs: readonly ProjectedDoc[], zone: string): Promise<void> {
  const rows = docs.flatMap(doc => rowsOf(doc))
  const before = await rowsBefore(db, rows)
  await putRows(db, rows)
  await Promise.all([refoldDays(db, dayChanges(rows, before)), refoldCards(db, cardChanges(rows, before), zone)])
}

interface RowOfDoc {
  readonly typed: TypedRow
  readonly doc: ProjectedDoc
}

const rowsOf = (doc: ProjectedDoc): RowOfDoc[] =>
  doc.records.flatMap(record => {
    const typed = toRow(record, doc.name)
    return typed === undefined ? [] : [{ typed, doc }]
  })

interface RowsBefore {
  readonly visits: ReadonlyMap<string, VisitRow>
  readonly orders: ReadonlyMap<string, OrderRow>
}

/** Visits and orders as they are stored now: what they counted for is taken back. */
async function rowsBefore(db: KetuDb, rows: readonly RowOfDoc[]): Promise<RowsBefore> {
  const idsOf = (type: TypedRow['type']): string[] =>
    rows.filter(({ typed, doc }) => typed.type === type && doc.isNew !== true).map(({ typed }) => typed.row.id)
  const [visits, orders] = await Promise.all([readById(db.visits, idsOf('visit')), readById(db.orders, idsOf('order'))])
  return { visits, orders }
}

async function readById<R extends { readonly id: string }>(
  table: { bulkGet(ids: string[]): PromiseLike<(R | undefined)[]> },
  ids: string[],
): Promise<ReadonlyMap<string, R>> {
  const rows = ids.length === 0 ? [] : await table.bulkGet(ids)
  return new Map(rows.filter(row => row !== undefined).map(row => [row.id, row]))
}

/** Days whose sums may change: of the rows as they were and as they are. */
function dayChanges(rows: readonly RowOfDoc[], before: RowsBefore): DayChanges {
  const changes: DayChanges = new Map()
  const noteDay = (doc: ProjectedDoc, row: VisitRow | OrderRow) =>
    row.day === '' ? undefined : changeOfDay(changes, row, territoryOf(doc.scope))
  for (const { typed, doc } of rows) {
    if (typed.type !== 'visit' && typed.type !== 'order') continue
    const old = typed.type === 'visit' ? before.visits.get(typed.row.id) : before.orders.get(typed.row.id)
    const change = noteDay(doc, typed.row)
    if (old !== undefined) for (const stale of [change, noteDay(doc, old)]) if (stale) stale.isStale = true
    if (doc.isAnew && change) change.isStale = true
    if (old === undefined && typed.type === 'visit') change?.visits.push(typed.row)
    if (old === undefined && typed.type === 'order') change?.orders.push(typed.row)
  }
  return changes
}

/** Cards that may change, and which part of them. Contacts, goals and comments are on no card. */
function cardChanges(rows: readonly RowOfDoc[], before: RowsBefore): CardChanges {
  const changes: CardChanges = new Map()
  for (const { typed, doc } of rows) {
    if (typed.type === 'customer') noteCustomer(changeOfCard(changes, typed.row.id), typed.row, doc)
    else if (typed.type === 'action') noteAction(changeOfCard(changes, typed.row.customer), typed.row, doc)
    else if (typed.type === 'visit') noteVisit(changeOfCard(changes, typed.row.customer), typed.row, before, doc)
    else if (typed.type === 'order') {
      const change = changeOfCard(changes, typed.row.customer)
      if (before.orders.has(typed.row.id) || doc.isAnew) change.stale.add('orders')
      else change.orders.push(typed.row)
    }
  }
  return changes
}

function noteCustomer(change: CardChange, customer: CustomerRow, { scope, isNew }: ProjectedDoc): void {
  if (isNew === true) change.born = { customer, scope }
  else change.stale.add('profile')
}

function noteAction(change: CardChange, action: ActionRow, { isNew }: ProjectedDoc): void {
  if (isNew === true) change.actions.push(action)
  else change.stale.add('actions')
}

function noteVisit(change: CardChange, visit: VisitRow, before: RowsBefore, { isAnew }: ProjectedDoc): void {
  const old = before.visits.get(visit.id) ?? (isAnew && visit)
  if (!old) change.visits.push(visit)
  else for (const { state } of [old, visit]) if (state !== 'cancelled') change.stale.add(state)
}

async function putRows(db: KetuDb, rows: readonly RowOfDoc[]): Promise<void> {
  const tables: { readonly [type in TypedRow['type']]: Table } = {
    customer: db.customers,
    contact: db.contacts,
    action: db.actions,
    goal: db.goals,
    visit: db.visits,
    order: db.orders,
    comment: db.comments,
  }
  const types = Object.keys(tables) as TypedRow['type'][]
  await Promise.all(
    types.map(async type => {
      const own = rows.filter(({ typed }) => typed.type === type).map(({ typed }) => typed.row)
      if (own.length > 0) await tables[type].bulkPut(own)
    }),
  )
}

/** Whether rows of the document stand for records it does not hold (any more). */
export async function hasStrayRows(db: KetuDb, { name, records }: ProjectedDoc): Promise<boolean> {
  const parsed = parseDocName(name)
  const ids = new Set(records.map(({ id }) => id))
  const isStray = (row: { readonly id: string; readonly doc: string }): boolean => row.doc === name && !ids.has(row.id)
  const tables: readonly PromiseLike<readonly { readonly id: string; readonly doc: string }[]>[] =
    parsed?.kind === 'journal'
      ? [visitsOf(db, parsed.customer).toArray(), ordersOf(db, parsed.customer).toArray()]
      : parsed?.kind === 'customer'
        ? [
            db.contacts.where('customer').equals(parsed.id).toArray(),
            db.actions.where('customer').equals(parsed.id).toArray(),
            db.goals.where('scope.id').equals(parsed.id).toArray(),
          ]
        : [db.goals.filter(isStray).toArray()]
  const rows = await Promise.all([...tables, db.comments.where('doc').equals(name).toArray()])
  return rows.some(found => found.some(isStray))
}

const visitsOf = (db: KetuDb, customer: string) =>
  db.visits.where('[customer+state+day]').between([customer], [customer, []])

const ordersOf = (db: KetuDb, customer: string) => db.orders.where('[customer+day]').between([customer], [customer, []])

/** Takes a document's rows and sums away: it left this device, was erased, or is about to be rebuilt. */
export async function dropRows(
  db: KetuDb,
  doc: { readonly name: string; readonly scope: Scope },
  zone: string,
): Promise<void> {
  const parsed = parseDocName(doc.name)
  await db.comments.where('doc').equals(doc.name).delete()
  if (parsed?.kind === 'customer') {
    await db.customers.delete(parsed.id)
    await db.contacts.where('customer').equals(parsed.id).delete()
    await db.actions.where('customer').equals(parsed.id).delete()
    await db.goals.where('scope.id').equals(parsed.id).delete()
    await db.searchKeys.where('customer').equals(parsed.id).delete()
    const cards: CardChanges = new Map()
    changeOfCard(cards, parsed.id).stale.add('profile')
    await refoldCards(db, cards, zone)
  } else if (parsed?.kind === 'plan') {
    await db.goals.filter(goal => goal.doc === doc.name).delete()
  } else if (parsed?.kind === 'journal') {
    const visits = await visitsOf(db, parsed.customer).toArray()
    const orders = await ordersOf(db, parsed.customer).toArray()
    const mine = [...visits, ...orders].filter(row => row.doc === doc.name)
    await db.visits.bulkDelete(mine.map(row => row.id))
    await db.orders.bulkDelete(mine.map(row => row.id))
    const days: DayChanges = new Map()
    for (const row of mine) if (row.day !== '') changeOfDay(days, row, territoryOf(doc.scope)).isStale = true
    await refoldDays(db, days)
    const cards: CardChanges = new Map()
    for (const part of ['done', 'planned', 'orders'] as const) changeOfCard(cards, parsed.customer).stale.add(part)
    await refoldCards(db, cards, zone)
  }
}
