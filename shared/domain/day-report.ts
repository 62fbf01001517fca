/** A member's day as a report tells it (日报): each customer once, with the member's own visits, next steps and orders. */
import { isCountedOrder, isCountedVisit } from './contribution.ts'
import type { Day } from './day.ts'
import type { ActionRow, OrderRow, VisitRow } from './record.ts'

export interface DayReport {
  readonly day: Day
  /** Counting visits, face to face. */
  readonly visits: number
  /** Calls and messages. */
  readonly contacts: number
  /** Net of the orders below, in minor units. */
  readonly amount: number
  readonly orders: number
  /** By the time of the first visit. */
  readonly customers: readonly ReportedCustomer[]
  /** The member's next planned visits, all of one day, by time. */
  readonly ahead?: {
    readonly day: Day
    readonly visits: readonly { readonly at: number | null; readonly name: string }[]
  }
}

export interface ReportedCustomer {
  readonly id: string
  readonly name: string
  readonly visits: readonly {
    readonly visit: VisitRow
    /** What the visit left to be done. */
    readonly steps: readonly ActionRow[]
  }[]
  readonly orders: readonly OrderRow[]
}

/** Rows of any member and day may be among them: those of others, of other days and deleted ones are left out. */
export interface DayReportRows {
  readonly day: Day
  readonly member: string
  /** Names of the customers there are; visits to others are left out. */
  readonly names: ReadonlyMap<string, string>
  /** `by` = who wrote that it was done, or who planned it. */
  readonly visits: readonly { readonly visit: VisitRow; readonly by: string }[]
  readonly actions: readonly ActionRow[]
  readonly orders: readonly OrderRow[]
}

export function dayReportOf({ day, member, names, visits, actions, orders }: DayReportRows): DayReport {
  const own = visits
    .filter(({ visit, by }) => by === member && visit.deletedAt === undefined && names.has(visit.customer))
    .map(({ visit }) => visit)
    .sort(byTime)
  const done = own.filter(visit => visit.state === 'done' && visit.day === day)
  const sold = orders.filter(order => order.day === day && order.bornBy === member && isCountedOrder(order))
  const customers = [...new Set(done.map(visit => visit.customer))].map(
    (id): ReportedCustomer => ({
      id,
      name: names.get(id) ?? '',
      visits: done
        .filter(visit => visit.customer === id)
        .map(visit => ({ visit, steps: actions.filter(action => isStepOf(action, visit)).sort(byDue) })),
      orders: sold.filter(order => order.customer === id),
    }),
  )
  const counted = customers.flatMap(customer => customer.orders)
  const visited = done.filter(isCountedVisit).length
  const planned = own.filter(visit => visit.state === 'planned' && visit.day > day)
  const next = planned.map(visit => visit.day).sort()[0]
  const onNext = planned.filter(visit => visit.day === next)
  return {
    day,
    visits: visited,
    contacts: done.length - visited,
    amount: counted.reduce((sum, order) => sum + order.amount, 0),
    orders: counted.length,
    customers,
    ...(next !== undefined && {
      ahead: { day: next, visits: onNext.map(({ at, customer }) => ({ at, name: names.get(customer) ?? '' })) },
    }),
  }
}

const byTime = (a: VisitRow, b: VisitRow): number => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1)

const isStepOf = (action: ActionRow, visit: VisitRow): boolean =>
  action.visitId === visit.id && action.deletedAt === undefined

const lastDay = '9999'
/** What has a day first. */
const byDue = (a: ActionRow, b: ActionRow): number => {
  const [x, y] = [a.due || lastDay, b.due || lastDay]
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1
}
