/** What goals are computed from: integers per day, read from contributions or totals (proj:P9). */
import type { Day } from '#shared/domain/day.ts'
import type { GoalRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'

/** Integers of one business day within a goal's scope. */
export interface DaySum {
  readonly day: Day
  readonly visits: number
  readonly orders: number
  readonly revenue: number
}

/** Days with anything in them, in order. */
export function daysOfGoal(db: KetuDb, goal: Pick<GoalRow, 'scope'>, from: Day, to: Day): Promise<DaySum[]> {
  const { kind, id } = goal.scope
  return kind === 'customer'
    ? db.contrib.where('[customer+day]').between([id, from], [id, to], true, true).toArray()
    : db.totals.where('[territory+day]').between([id, from], [id, to], true, true).toArray()
}

/** Every live goal of this device. */
export const liveGoals = (db: KetuDb): Promise<GoalRow[]> =>
  db.goals.filter(goal => goal.deletedAt === undefined).toArray()

/** The visits and orders behind a goal's number: what "why this number" lists. */
export async function factsOfGoal(
  db: KetuDb,
  goal: GoalRow,
): Promise<{ readonly visits: readonly VisitRow[]; readonly orders: readonly OrderRow[] }> {
  const customers = goal.scope.kind === 'customer' ? [goal.scope.id] : await customersIn(db, goal)
  const [visits, orders] = await Promise.all([
    Promise.all(
      customers.map(id =>
        db.visits
          .where('[customer+state+day]')
          .between([id, 'done', goal.start], [id, 'done', goal.end], true, true)
          .toArray(),
      ),
    ),
    Promise.all(
      customers.map(id =>
        db.orders.where('[customer+day]').between([id, goal.start], [id, goal.end], true, true).toArray(),
      ),
    ),
  ])
  return { visits: visits.flat(), orders: orders.flat() }
}

/** Customers of the territory with anything in the period. */
async function customersIn(db: KetuDb, goal: GoalRow): Promise<string[]> {
  const rows = await db.contrib
    .where('territory')
    .equals(goal.scope.id)
    .filter(row => row.day >= goal.start && row.day <= goal.end)
    .toArray()
  return [...new Set(rows.map(row => row.customer))]
}
