/**
 * The card of a customer: what lists show, folded from its rows in the transaction that changed them. Each part of a card is
 * read again only when something it is made of changed; a row that is new is held against what the card says.
 */
import { addDays, dayOfInstant } from '#shared/domain/day.ts'
import { ownerOf } from '#shared/domain/owner.ts'
import type { ActionRow, CustomerRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import { customerDoc, journalsOf, type Scope, territoryOf } from '#shared/doc/name.ts'
import { allEnded } from '../all-ended.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { sortKey } from '../search/sort-key.ts'
import type { Ahead } from './ahead.ts'
import { noDue } from './row.ts'

export type CardPart = 'profile' | 'done' | 'planned' | 'orders' | 'actions'

/** What changed of the rows a card is folded from. */
export interface CardChange {
  /** Parts to be read again. */
  readonly stale: Set<CardPart>
  /** Rows that had none before; they are stored already. */
  readonly visits: VisitRow[]
  readonly orders: OrderRow[]
  /** New ones; all there are when the customer is `born`. */
  readonly actions: ActionRow[]
  /** The customer itself, when nothing was known of its document before. */
  born?: { readonly customer: CustomerRow; readonly scope: Scope }
}

/** Changes by customer. */
export type CardChanges = Map<string, CardChange>

export function changeOfCard(changes: CardChanges, customer: string): CardChange {
  const known = changes.get(customer)
  if (known !== undefined) return known
  const change: CardChange = { stale: new Set(), visits: [], orders: [], actions: [] }
  changes.set(customer, change)
  return change
}

/** @param stored cards as they are, when they were asked for before. */
export async function refoldCards(
  db: KetuDb,
  changes: CardChanges,
  zone: string,
  stored?: Ahead<CardRow, string>,
): Promise<void> {
  const ids = [...changes.keys()]
  if (ids.length === 0) return
  const before = await (stored?.rows(ids) ?? db.cards.bulkGet(ids))
  const after = await allEnded([...changes].map(([id, change], i) => refold(db, id, before[i], change, zone)))
  const put = after.filter((card, i) => card !== undefined && card !== before[i])
  const drop = ids.filter((_, i) => before[i] !== undefined && after[i] === undefined)
  if (put.length > 0) await db.cards.bulkPut(put.filter(card => card !== undefined))
  if (drop.length > 0) await db.cards.bulkDelete(drop)
}

/** The same object when nothing of it changed. */
async function refold(
  db: KetuDb,
  id: string,
  card: CardRow | undefined,
  change: CardChange,
  zone: string,
): Promise<CardRow | undefined> {
  if (change.born !== undefined) return bearCard(db, change.born, change, zone)
  // Without a card the customer is not here or deleted: only its own record can give it one.
  if (change.stale.has('profile')) return readCard(db, id, zone)
  if (card === undefined) return undefined
  const stale = new Set(change.stale)
  if (change.actions.length > 0) stale.add('actions')
  let folded = addRows(card, change, stale)
  if (stale.has('done')) folded = { ...folded, ...lastOf(await lastVisit(db, id), folded, await bornDay(db, id, zone)) }
  if (stale.has('planned')) folded = { ...folded, ...planOf(await firstPlanned(db, id)) }
  if (stale.has('orders')) folded = { ...folded, ...orderOf(await lastOrder(db, id)) }
  if (stale.has('actions')) folded = { ...folded, ...nextOf(await openActions(db, id)) }
  return folded
}

/** What new rows alone decide; where they cannot, the part becomes stale. */
function addRows(card: CardRow, { visits, orders }: CardChange, stale: Set<CardPart>): CardRow {
  let folded = card
  for (const visit of visits) {
    if (!isLive(visit) || visit.state === 'cancelled') continue
    // Of several on one day, and of those without a day, the order of the index decides.
    if (visit.day === '' || (visit.state === 'planned' ? folded.plannedDay === '' : visit.day === folded.lastVisit))
      stale.add(visit.state)
    else if (visit.state === 'done' && visit.day > folded.lastVisit)
      folded = { ...folded, ...lastOf(visit, folded, visit.day) }
    else if (visit.state === 'planned' && visit.day < folded.plannedDay) folded = { ...folded, ...planOf(visit) }
  }
  for (const order of orders)
    if (isCounted(order) && order.day > folded.lastOrder) folded = { ...folded, ...orderOf(order) }
  return folded
}

async function readCard(db: KetuDb, id: string, zone: string): Promise<CardRow | undefined> {
  const [customer, doc, journals, actions] = await Promise.all([
    db.customers.get(id),
    db.docs.get(customerDoc(id)),
    readJournals(db, id),
    openActions(db, id),
  ])
  return customer && doc && foldCard({ customer, scope: doc.scope, ...journals, actions }, zone)
}

/** Journals may have come before their customer, or come with it. */
async function bearCard(
  db: KetuDb,
  born: { readonly customer: CustomerRow; readonly scope: Scope },
  { visits, orders, actions }: CardChange,
  zone: string,
): Promise<CardRow | undefined> {
  const hasJournal =
    visits.length + orders.length > 0 ||
    (await db.docs.where('name').startsWith(journalsOf(born.customer.id)).count()) > 0
  const journals = hasJournal ? await readJournals(db, born.customer.id) : {}
  return foldCard({ ...born, ...journals, actions: actions.filter(isOpen) }, zone)
}

interface Journals {
  readonly last?: VisitRow | undefined
  readonly planned?: VisitRow | undefined
  readonly order?: OrderRow | undefined
}

async function readJournals(db: KetuDb, id: string): Promise<Journals> {
  const [last, planned, order] = await Promise.all([lastVisit(db, id), firstPlanned(db, id), lastOrder(db, id)])
  return { last, planned, order }
}

interface CardParts extends Journals {
  readonly customer: CustomerRow
  readonly scope: Scope
  readonly actions: readonly ActionRow[]
}

function foldCard({ customer, scope, last, planned, order, actions }: CardParts, zone: string): CardRow | undefined {
  if (!isLive(customer)) return undefined
  return {
    id: customer.id,
    territory: territoryOf(scope),
    owner: ownerOf(customer),
    name: customer.name,
    class: customer.class,
    isKey: customer.isKey,
    ...(customer.mergedInto !== '' && { mergedInto: customer.mergedInto }),
    city: customer.city,
    industry: customer.industry,
    cadenceDays: customer.cadenceDays,
    sort: sortKey(customer.class, customer.name),
    ...lastOf(last, customer, dayOfInstant(customer.bornAt, zone)),
    ...planOf(planned),
    ...orderOf(order),
    ...nextOf(actions),
  }
}

const isLive = (row: { readonly deletedAt?: number }): boolean => row.deletedAt === undefined
const isOpen = (action: ActionRow): boolean => action.open !== undefined
const isCounted = (order: OrderRow): boolean => isLive(order) && !order.isCancelled

const visitsIn = (db: KetuDb, customer: string, state: 'done' | 'planned') =>
  db.visits.where('[customer+state+day]').between([customer, state], [customer, state, []])

const lastVisit = (db: KetuDb, customer: string) => visitsIn(db, customer, 'done').reverse().filter(isLive).first()
const firstPlanned = (db: KetuDb, customer: string) => visitsIn(db, customer, 'planned').filter(isLive).first()
const lastOrder = (db: KetuDb, customer: string) =>
  db.orders.where('[customer+day]').between([customer], [customer, []]).reverse().filter(isCounted).first()

async function openActions(db: KetuDb, customer: string): Promise<ActionRow[]> {
  const actions = await db.actions.where('customer').equals(customer).toArray()
  return actions.filter(isOpen)
}

async function bornDay(db: KetuDb, id: string, zone: string): Promise<string> {
  return dayOfInstant((await db.customers.get(id))?.bornAt ?? 0, zone)
}

/** @param born day the customer was made: its interval runs from there until there is a visit. */
const lastOf = (last: VisitRow | undefined, { cadenceDays }: Pick<CardRow, 'cadenceDays'>, born: string) => ({
  lastVisit: last?.day ?? '',
  lastNote: last?.note ?? '',
  lastOutcome: last?.outcome ?? '',
  due: addDays(last?.day || born, cadenceDays),
})

const planOf = (planned: VisitRow | undefined) => ({ plannedDay: planned?.day ?? '' })

const orderOf = (order: OrderRow | undefined) => ({ lastOrder: order?.day ?? '' })

function nextOf(actions: readonly ActionRow[]) {
  const next = actions.toSorted((a, b) => compare(a.open ?? noDue, b.open ?? noDue) || compare(a.id, b.id))[0]
  return { nextTitle: next?.title ?? '', nextDue: next?.due ?? '' }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
