/** What the customer screens read. Rows only, never documents. */
import type { ActionRow, ContactRow, CustomerRow, GoalRow, NoteRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import type { Tier } from '#shared/domain/account/key-account.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { tierOfCustomer } from '../tiers.ts'
import { rowsOfAll, sameCustomers } from './alias.ts'
import { cardOf, shownCards } from './card.ts'
import { notesOfCustomer } from './note.ts'

interface Deletable {
  readonly deletedAt?: number
}

/** Rows are read in one request and sifted here: a filter inside the query would ask the database for each row. */
const live = async <R extends Deletable>(rows: PromiseLike<readonly R[]>): Promise<R[]> => (await rows).filter(isLive)

const isLive = (row: { readonly deletedAt?: number }): boolean => row.deletedAt === undefined

/** Every customer of this device in list order (class, then name); who was merged into another is not in it. */
export const customerCards = async (db: KetuDb): Promise<CardRow[]> =>
  shownCards(db, await db.cards.orderBy('sort').toArray())

/** The first of the list: what a cold start paints. As they stood when the list was last in order, else through the index alone. */
export async function firstCustomerCards(db: KetuDb, count: number): Promise<CardRow[]> {
  const head = (await readMeta(db, 'listHead')) ?? []
  if (head.length < Math.min(count, await db.cards.limit(count).count())) {
    return shownCards(db, await db.cards.orderBy('sort').limit(count).toArray())
  }
  const cards = await db.cards.bulkGet([...head])
  return shownCards(
    db,
    cards.filter(card => card !== undefined),
  )
}

/** Keeps what the list begins with for the next start. */
export async function keepListHead(db: KetuDb, head: readonly CardRow[]): Promise<void> {
  const ids = head.map(({ id }) => id)
  const kept = await readMeta(db, 'listHead')
  if (kept?.join() !== ids.join()) await writeMeta(db, 'listHead', ids)
}

export interface CustomerPage {
  readonly customer: CustomerRow
  readonly card: CardRow | undefined
  readonly contacts: readonly ContactRow[]
  /** Open ones by due day, then the done ones, newest first. */
  readonly actions: readonly ActionRow[]
  readonly goals: readonly GoalRow[]
  /** Visits and orders of the customer. */
  readonly visitCount: number
  readonly orderCount: number
  /** As last made of what its record and its orders say; undefined before any was. */
  readonly tier: Tier | undefined
}

/** With what is kept under customers that were merged into it. */
export async function customerPage(db: KetuDb, id: string): Promise<CustomerPage | undefined> {
  const same = await sameCustomers(db, id)
  const [customer, card, contacts, actions, goals, visits, orders, tier] = await Promise.all([
    db.customers.get(id),
    cardOf(db, id),
    contactsOf(db, id),
    live(rowsOfAll(same, one => db.actions.where('customer').equals(one).toArray())),
    live(rowsOfAll(same, one => db.goals.where('scope.id').equals(one).toArray())),
    live(rowsOfAll(same, one => db.visits.where('[customer+state+day]').between([one], [one, []]).toArray())),
    live(rowsOfAll(same, one => db.orders.where('[customer+day]').between([one], [one, []]).toArray())),
    tierOfCustomer(db, id),
  ])
  if (customer === undefined) return undefined
  const [visitCount, orderCount] = [visits.length, orders.length]
  return { customer, card, contacts, actions: actions.sort(openFirst), goals, visitCount, orderCount, tier }
}

const openFirst = (a: ActionRow, b: ActionRow): number => {
  if ((a.open === undefined) !== (b.open === undefined)) return a.open === undefined ? 1 : -1
  const [x, y] = a.open === undefined ? [b.doneOn, a.doneOn] : [a.open, b.open ?? '']
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1
}

/** People of the customer, and of those merged into it. */
export const contactsOf = async (db: KetuDb, customer: string): Promise<ContactRow[]> =>
  live(
    db.contacts
      .where('customer')
      .anyOf(await sameCustomers(db, customer))
      .toArray(),
  )

export type TimelineEntry =
  | { readonly kind: 'visit'; readonly day: string; readonly at: number; readonly visit: VisitRow }
  | { readonly kind: 'order'; readonly day: string; readonly at: number; readonly order: OrderRow }
  | { readonly kind: 'issue'; readonly day: string; readonly at: number; readonly issue: NoteRow<'issue'> }

/** Everything, orders alone, or what one department did. */
export type TimelineFilter = 'all' | 'orders' | VisitRow['department']

/** Newest first. @param limit of the entries; the caller asks for more as the person scrolls. */
export async function timelineOf(
  db: KetuDb,
  customer: string,
  limit: number,
  filter: TimelineFilter = 'all',
): Promise<TimelineEntry[]> {
  const same = await sameCustomers(db, customer)
  const visitsIn = (state: string) =>
    rowsOfAll(same, one =>
      db.visits
        .where('[customer+state+day]')
        .between([one, state], [one, state, []])
        .reverse()
        .filter(visit => isLive(visit) && (filter === 'all' || visit.department === filter))
        .limit(limit)
        .toArray(),
    )
  const [done, planned, cancelled, orders, issues] = await Promise.all([
    visitsIn('done'),
    visitsIn('planned'),
    visitsIn('cancelled'),
    filter !== 'all' && filter !== 'orders'
      ? []
      : rowsOfAll(same, one =>
          db.orders.where('[customer+day]').between([one], [one, []]).reverse().filter(isLive).limit(limit).toArray(),
        ),
    filter === 'all' ? notesOfCustomer(db, customer, 'issue') : [],
  ])
  const entries: TimelineEntry[] = [
    ...[...done, ...planned, ...cancelled].map(visit => ({
      kind: 'visit' as const,
      day: visit.day,
      at: visit.at ?? visit.bornAt,
      visit,
    })),
    ...orders.map(order => ({ kind: 'order' as const, day: order.day, at: order.bornAt, order })),
    ...issues.map(issue => ({ kind: 'issue' as const, day: issue.day, at: issue.bornAt, issue })),
  ]
  return entries.sort((a, b) => (a.day === b.day ? b.at - a.at : a.day < b.day ? 1 : -1)).slice(0, limit)
}
