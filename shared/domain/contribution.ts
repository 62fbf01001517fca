/** What a customer's visits and orders of one day count for (DOMAIN 3.8, 3.9): integers goals are summed from (proj:P9). */
import type { Day } from './day.ts'
import type { DayTotal } from './goal-pace.ts'
import type { OrderRow, VisitRow } from './record.ts'

export interface Contribution {
  /** 1 when a counting visit fell on the day: a customer counts once a day. */
  readonly visits: 0 | 1
  /** 1 when the day's net is above zero: a purchase day. */
  readonly orders: 0 | 1
  /** Net of the day in minor units; returns subtract, so it may be below zero. */
  readonly revenue: number
}

type CountedVisit = Pick<VisitRow, 'state' | 'channel' | 'deletedAt'>
type CountedOrder = Pick<OrderRow, 'amount' | 'isCancelled' | 'deletedAt'>

/** The rows of one customer on one business day, in any order. */
export function contributionOf(visits: readonly CountedVisit[], orders: readonly CountedOrder[]): Contribution {
  let revenue = 0
  for (const order of orders) if (isCountedOrder(order)) revenue += order.amount
  return { visits: visits.some(isCountedVisit) ? 1 : 0, orders: revenue > 0 ? 1 : 0, revenue }
}

/** Done, face to face, not deleted. Calls and messages do not count as visits. */
export const isCountedVisit = (visit: CountedVisit): boolean =>
  visit.state === 'done' && visit.channel === 'visit' && visit.deletedAt === undefined

export const isCountedOrder = (order: CountedOrder): boolean => !order.isCancelled && order.deletedAt === undefined

/** What two sets of rows of the same customer and day count for together, when no row is in both. */
export const sumOfContributions = (a: Contribution, b: Contribution): Contribution => {
  const revenue = a.revenue + b.revenue
  return { visits: a.visits === 1 || b.visits === 1 ? 1 : 0, orders: revenue > 0 ? 1 : 0, revenue }
}

export const noContribution: Contribution = { visits: 0, orders: 0, revenue: 0 }

/** Days of customers that are one: on a day on which several were seen it was seen once, and bought if all of them together did. In order. */
export function daysOfOne(days: readonly DayTotal[]): readonly DayTotal[] {
  const found = new Map<Day, DayTotal>()
  for (const { day, visits, orders, revenue } of days) {
    const known = found.get(day)
    const sum = known && {
      visits: Math.max(known.visits, visits),
      orders: known.revenue + revenue > 0 ? 1 : 0,
      revenue: known.revenue + revenue,
    }
    found.set(day, { day, ...(sum ?? { visits, orders, revenue }) })
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}
