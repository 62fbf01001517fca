/** What goals are computed from: integers per day, read from contributions or totals (proj:P9). */
import { daysOfOne } from '#shared/domain/contribution.ts'
import type { Day } from '#shared/domain/day.ts'
import type { DayTotal } from '#shared/domain/goal-pace.ts'
import type { GoalRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { subtreeOf } from '../facts.ts'
import { rowsOfAll, sameCustomers } from './alias.ts'

/** Days with anything in them, in order. A territory's goal counts what happened in it and in all territories below (DOMAIN 5.6). */
export async function daysOfGoal(
  db: KetuDb,
  goal: Pick<GoalRow, 'scope'>,
  from: Day,
  to: Day,
): Promise<readonly DayTotal[]> {
  const { kind, id } = goal.scope
  if (kind === 'customer') return daysOfCustomers(db, await sameCustomers(db, id), from, to)
  return daysOfTerritories(db, await subtreeOf(db, id), from, to)
}

export async function daysOfCustomers(
  db: KetuDb,
  customers: readonly string[],
  from?: Day,
  to?: Day,
): Promise<readonly DayTotal[]> {
  const rows = await Promise.all(
    customers.map(id =>
      db.contrib
        .where('[customer+day]')
        .between([id, from ?? ''], [id, to ?? []], true, true)
        .toArray(),
    ),
  )
  const [own, ...others] = rows
  return own !== undefined && others.length === 0 ? own : daysOfOne(rows.flat())
}

/** Sums of the territories together, one row a day. */
export async function daysOfTerritories(
  db: KetuDb,
  territories: readonly string[],
  from: Day,
  to: Day,
): Promise<DayTotal[]> {
  const rows = await Promise.all(
    territories.map(id => db.totals.where('[territory+day]').between([id, from], [id, to], true, true).toArray()),
  )
  return sumByDay(rows.flat())
}

function sumByDay(rows: readonly DayTotal[]): DayTotal[] {
  const days = new Map<Day, DayTotal>()
  for (const { day, visits, orders, revenue } of rows) {
    const sum = days.get(day) ?? { visits: 0, orders: 0, revenue: 0 }
    days.set(day, { day, visits: sum.visits + visits, orders: sum.orders + orders, revenue: sum.revenue + revenue })
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Every live goal of this device. */
export const liveGoals = (db: KetuDb): Promise<GoalRow[]> =>
  db.goals.filter(goal => goal.deletedAt === undefined).toArray()

/** The visits and orders behind a goal's number: what "why this number" lists. */
export async function factsOfGoal(
  db: KetuDb,
  goal: GoalRow,
): Promise<{ readonly visits: readonly VisitRow[]; readonly orders: readonly OrderRow[] }> {
  const customers =
    goal.scope.kind === 'customer' ? await sameCustomers(db, goal.scope.id) : await customersIn(db, goal)
  const [visits, orders] = await Promise.all([
    rowsOfAll(customers, id =>
      db.visits
        .where('[customer+state+day]')
        .between([id, 'done', goal.start], [id, 'done', goal.end], true, true)
        .toArray(),
    ),
    rowsOfAll(customers, id =>
      db.orders.where('[customer+day]').between([id, goal.start], [id, goal.end], true, true).toArray(),
    ),
  ])
  return { visits, orders }
}

/** Customers of the territory and those below with anything in the period. */
async function customersIn(db: KetuDb, goal: GoalRow): Promise<string[]> {
  const rows = await db.contrib
    .where('territory')
    .anyOf(await subtreeOf(db, goal.scope.id))
    .filter(row => row.day >= goal.start && row.day <= goal.end)
    .toArray()
  return [...new Set(rows.map(row => row.customer))]
}
