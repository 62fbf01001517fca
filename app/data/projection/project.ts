/** Writes the rows of changed records and refolds what sums them up; runs inside the transaction that stores the update (proj:P2). */
import type { ReadRecord } from '#shared/doc/document.ts'
import type { ActionRow, CustomerRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import { parseDocName, type Scope, territoryOf } from '#shared/doc/name.ts'
import { allEnded } from '../all-ended.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { allRecordTables, tableOf } from '../record-table.ts'
import { type Ahead, readAhead } from './ahead.ts'
import { type CardChange, type CardChanges, changeOfCard, refoldCards } from './card.ts'
import { changeOfDay, type DayChanges, refoldDays, type SumsAhead, sumsAhead } from './contribution.ts'
import { toRow, type TypedRow } from './row.ts'

/** Raised with every change of what rows hold; a device rebuilds documents projected by an older one (proj:P7). */
export const projectionVersion = 5

export interface ProjectedDoc {
  readonly name: string
  readonly scope: Scope
  readonly records: readonly ReadRecord[]
  /** True when no record of them has a row yet: nobody needs to look. */
  readonly isNew?: true
  /** True when nothing that is stored of it may be built upon: its days and cards are summed up from rows again. */
  readonly isAnew?: true
}

/** What is stored of the rows, days and cards that documents touch. */
export interface StoredAhead {
  readonly visits: Ahead<VisitRow, string>
  readonly orders: Ahead<OrderRow, string>
  readonly cards: Ahead<CardRow, string>
  readonly sums: SumsAhead
}

/** Asks, in one go and before anything is written, for what projecting the documents will most likely need. */
export const lookAhead = (db: KetuDb, docs: readonly ProjectedDoc[]): StoredAhead => foresee(db, docs.flatMap(rowsOf))

function foresee(db: KetuDb, rows: readonly RowOfDoc[]): StoredAhead {
  const dated = rows.flatMap(({ typed, doc }) =>
    (typed.type === 'visit' || typed.type === 'order') && typed.row.day !== ''
      ? [{ customer: typed.row.customer, day: typed.row.day, territory: territoryOf(doc.scope) }]
      : [],
  )
  return {
    visits: readAhead(db.visits, storedIds(rows, 'visit')),
    orders: readAhead(db.orders, storedIds(rows, 'order')),
    cards: readAhead(db.cards, [...cardChanges(rows, nothingBefore).keys()]),
    sums: sumsAhead(db, dated),
  }
}

/**
 * @param zone the workspace's time zone. Projecting twice changes nothing (proj:P3).
 * @param stored what was asked for ahead, in the same transaction; nothing of it was written since.
 */
export async function projectDocs(
  db: KetuDb,
  docs: readonly ProjectedDoc[],
  zone: string,
  stored?: StoredAhead,
): Promise<void> {
  const rows = docs.flatMap(rowsOf)
  const { visits, orders, cards, sums } = stored ?? foresee(db, rows)
  const before = await rowsBefore(rows, { visits, orders })
  // Nobody waits between writing and reading what was written: the database works requests off in their order.
  await allEnded([
    putRows(db, rows),
    refoldDays(db, dayChanges(rows, before), sums),
    refoldCards(db, cardChanges(rows, before), zone, cards),
  ])
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

const nothingBefore: RowsBefore = { visits: new Map(), orders: new Map() }

/** Visits and orders as they are stored now: what they counted for is taken back. */
async function rowsBefore(
  rows: readonly RowOfDoc[],
  stored: Pick<StoredAhead, 'visits' | 'orders'>,
): Promise<RowsBefore> {
  const [visits, orders] = await Promise.all([
    stored.visits.rows(storedIds(rows, 'visit')),
    stored.orders.rows(storedIds(rows, 'order')),
  ])
  return { visits: byId(visits), orders: byId(orders) }
}

/** Ids of rows of a type that may be stored already. */
const storedIds = (rows: readonly RowOfDoc[], type: TypedRow['type']): string[] =>
  rows.filter(({ typed, doc }) => typed.type === type && doc.isNew !== true).map(({ typed }) => typed.row.id)

const byId = <R extends { readonly id: string }>(rows: readonly (R | undefined)[]): ReadonlyMap<string, R> =>
  new Map(rows.filter(row => row !== undefined).map(row => [row.id, row]))

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

/** Cards that may change, and which part of them. Contacts, goals, comments, judgements and notes are on no card. */
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
  await allEnded(
    allRecordTables.map(async table => {
      const own = rows.filter(({ typed }) => tableOf(typed.type) === table).map(({ typed }) => typed.row)
      if (own.length > 0) await db.table(table).bulkPut(own)
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
            db.judgements.where('customer').equals(parsed.id).toArray(),
          ]
        : [db.goals.filter(isStray).toArray()]
  const rows = await Promise.all([
    ...tables,
    db.comments.where('doc').equals(name).toArray(),
    db.notes.where('doc').equals(name).toArray(),
  ])
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
  await db.notes.where('doc').equals(doc.name).delete()
  // What was computed of them names them too.
  await db.derived.clear()
  if (parsed?.kind === 'customer') {
    await db.customers.delete(parsed.id)
    await db.contacts.where('customer').equals(parsed.id).delete()
    await db.actions.where('customer').equals(parsed.id).delete()
    await db.goals.where('scope.id').equals(parsed.id).delete()
    await db.judgements.where('customer').equals(parsed.id).delete()
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
