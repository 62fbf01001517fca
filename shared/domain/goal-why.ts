/** Why a goal stands where it stands: the visits and orders that sum exactly to its actual (DOMAIN 0.3, 3.8, 3.9). */
import { contributionOf, isCountedOrder, isCountedVisit } from './contribution.ts'
import type { Day } from './day.ts'
import { type GoalTerms, isIncomplete } from './goal-pace.ts'
import type { OrderRow, VisitRow } from './record.ts'

export type WhyVisit = Pick<VisitRow, 'id' | 'customer' | 'day' | 'at' | 'state' | 'channel' | 'deletedAt'>
export type WhyOrder = Pick<OrderRow, 'id' | 'customer' | 'day' | 'amount' | 'isCancelled' | 'deletedAt'>

/** The rows of the goal's customers in its period (others are ignored); no cancelled or deleted row contributes. */
export interface WhyRows {
  readonly visits: readonly WhyVisit[]
  readonly orders: readonly WhyOrder[]
}

export interface GoalFact {
  readonly kind: 'visit' | 'order'
  readonly id: string
  readonly customer: string
  readonly day: Day
  /** Whole visits or purchase days, or minor units. */
  readonly contribution: number
  readonly reason: FactReason
}

export type FactReason =
  | 'counted'
  /** The customer's day is already counted by an earlier visit or order. */
  | 'same-day'
  /** A call or message: no visit. */
  | 'remote'
  /** A return: it subtracts revenue and is no purchase. */
  | 'return'
  /** The day's net is not above zero: no purchase day. */
  | 'outweighed'

/** Facts from the start up to asOf, oldest first. */
export function goalWhy(goal: GoalTerms, { visits, orders }: WhyRows, asOf: Day): readonly GoalFact[] {
  if (isIncomplete(goal)) return []
  const isInside = ({ day }: { readonly day: Day }): boolean => day >= goal.start && day <= goal.end && day <= asOf
  if (goal.metric === 'visits') return byCustomerDay(visits.filter(isInside).filter(isMade), byTime, visitFacts)
  const counted = orders.filter(isInside).filter(isCountedOrder)
  return byCustomerDay(counted, byId, goal.metric === 'orders' ? orderFacts : revenueFacts)
}

/** Done and not deleted, whatever the channel. */
const isMade = (visit: WhyVisit): boolean => isCountedVisit({ ...visit, channel: 'visit' })

function visitFacts(visits: readonly WhyVisit[]): readonly GoalFact[] {
  const first = visits.find(isCountedVisit)
  return visits.map(visit => {
    if (visit.channel !== 'visit') return factOf('visit', visit, 0, 'remote')
    return visit === first ? factOf('visit', visit, 1, 'counted') : factOf('visit', visit, 0, 'same-day')
  })
}

/** A purchase day goes to its first sale. */
function orderFacts(orders: readonly WhyOrder[]): readonly GoalFact[] {
  const isPurchaseDay = contributionOf([], orders).orders === 1
  const first = orders.find(order => order.amount > 0)
  return orders.map(order => {
    if (order.amount < 0) return factOf('order', order, 0, 'return')
    if (!isPurchaseDay) return factOf('order', order, 0, 'outweighed')
    return order === first ? factOf('order', order, 1, 'counted') : factOf('order', order, 0, 'same-day')
  })
}

const revenueFacts = (orders: readonly WhyOrder[]): readonly GoalFact[] =>
  orders.map(order => factOf('order', order, order.amount, order.amount < 0 ? 'return' : 'counted'))

const factOf = (
  kind: GoalFact['kind'],
  { id, customer, day }: WhyVisit | WhyOrder,
  contribution: number,
  reason: FactReason,
): GoalFact => ({ kind, id, customer, day, contribution, reason })

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0
const byTime = (a: WhyVisit, b: WhyVisit): number => (a.at ?? 0) - (b.at ?? 0) || byId(a, b)

/** Judges the rows of each customer and day together, in the order given, days oldest first. */
function byCustomerDay<Row extends { readonly id: string; readonly customer: string; readonly day: Day }>(
  rows: readonly Row[],
  order: (a: Row, b: Row) => number,
  judge: (rows: readonly Row[]) => readonly GoalFact[],
): readonly GoalFact[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.day} ${row.customer}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => judge(group.toSorted(order)))
}
