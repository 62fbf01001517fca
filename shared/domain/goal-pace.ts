/** Where a goal should be by a day: the days of its period that carry weight (DOMAIN 5.3), and the facts in it. */
import { type Day, daysBetween, isDay } from './day.ts'
import type { GoalMetric, GoalRow } from './record.ts'
import { isProvisional, type WorkCalendar, workdaysBetween } from './work-calendar.ts'

/** The part of a goal the numbers depend on. */
export type GoalTerms = Pick<GoalRow, 'metric' | 'target' | 'start' | 'end' | 'pace'>

/** What one business day brought; the sum of several rows of a day is the day. Rows of `contrib` and `totals` fit. */
export interface DayTotal {
  readonly day: Day
  readonly visits: number
  readonly orders: number
  /** Minor units. */
  readonly revenue: number
}

/** Days that carry weight: working days, or every day for pace `calendar` and for a period without a working day. */
export interface Pace {
  /** From the start up to and including asOf. */
  readonly elapsed: number
  /** After asOf. */
  readonly remaining: number
  readonly total: number
}

/** A period that ends before it starts, an impossible date, a target below 1: nothing to compute (DOMAIN 5.2 S1, T1). */
export const isIncomplete = (goal: GoalTerms): boolean =>
  !isDay(goal.start) || !isDay(goal.end) || goal.end < goal.start || goal.target < 1

export function paceOf(goal: GoalTerms, asOf: Day, calendar: WorkCalendar): Pace {
  const weigh = weigherOf(goal, calendar)
  const total = weigh(goal.start, goal.end)
  const elapsed = weigh(goal.start, asOf < goal.end ? asOf : goal.end)
  return { elapsed, remaining: total - elapsed, total }
}

/** Weight of the days from one date to another, both included; 0 when `to` is earlier. */
export type Weigher = (from: Day, to: Day) => number

export const weigherOf = (goal: GoalTerms, calendar: WorkCalendar): Weigher =>
  isPacedByWork(goal, calendar)
    ? (from, to) => workdaysBetween(calendar, from, to)
    : (from, to) => Math.max(0, daysBetween(from, to) + 1)

export const isPacedByWork = (goal: GoalTerms, calendar: WorkCalendar): boolean =>
  goal.pace === 'working' && workdaysBetween(calendar, goal.start, goal.end) > 0

/** True when the working days of the period may still change with a list not yet announced (暂定). */
export const isPaceProvisional = (goal: GoalTerms, calendar: WorkCalendar): boolean =>
  isPacedByWork(goal, calendar) && isProvisional(calendar, goal.start, goal.end)

/** What a metric reads from a day. */
const amountOn = (metric: GoalMetric, total: DayTotal): number =>
  metric === 'revenue.net' ? total.revenue : total[metric]

/** The days between two dates, both included, on which the metric is not zero: one entry a day, oldest first. */
export function amountsByDay(
  metric: GoalMetric,
  days: readonly DayTotal[],
  from: Day,
  to: Day,
): readonly (readonly [Day, number])[] {
  const amounts = new Map<Day, number>()
  for (const total of days) {
    if (total.day < from || total.day > to) continue
    amounts.set(total.day, (amounts.get(total.day) ?? 0) + amountOn(metric, total))
  }
  return [...amounts].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
}

export const sumOf = (amounts: readonly (readonly [Day, number])[]): number =>
  amounts.reduce((sum, [, amount]) => sum + amount, 0)
