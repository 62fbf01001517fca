/**
 * The progress of a numeric goal, recomputed from facts each time it is looked at (DOMAIN 5.1, 5.3–5.5). A pure function
 * of goal, day totals, asOf and work calendar: devices with the same facts show the same number, and nothing is stored.
 */
import { addDays, type Day } from './day.ts'
import { forecastGoal, type GoalForecast } from './goal-forecast.ts'
import {
  type DayTotal,
  type GoalTerms,
  isIncomplete,
  isPacedByWork,
  isPaceProvisional,
  sumOf,
  weigherOf,
} from './goal-pace.ts'
import { type GoalSeen, type GoalView, lastSeen, seenOf } from './goal-seen.ts'
import { type GoalStatus, statusOf } from './goal-status.ts'

/** Changes whenever the same facts would give another number. */
export const goalEngine = 'goal-1'

/** Counts in visits or purchase days, revenue in minor units. Only ratios and rates are fractions. */
export interface GoalProgress {
  readonly status: GoalStatus
  /** Sum of the facts from the start up to asOf; below zero when returns outweigh sales. */
  readonly actual: number
  readonly target: number
  /** actual / target as it is: below 0 and above 1 too. A bar clamps it, a text does not. */
  readonly ratio: number
  /** Paced days, asOf included. */
  readonly elapsed: number
  readonly remaining: number
  readonly total: number
  /** True when they are working days, false when every day counts. */
  readonly isPacedByWork: boolean
  /** What should be there at the end of asOf: target · elapsed / total. */
  readonly expected: number
  /** actual / expected; null while nothing is expected. */
  readonly pace: number | null
  /** What a week must bring from tomorrow on; 0 when reached, null when no paced day is left. */
  readonly neededPerWeek: number | null
  /** What a week has brought in the last 4 weeks of the goal; null before its first paced day. */
  readonly recentPerWeek: number | null
  readonly forecast: GoalForecast | null
  /** Visits or purchase days seen. */
  readonly events: number
  /** The work calendar of the period is not announced to its end (暂定). */
  readonly isProvisional: boolean
  readonly asOf: Day
  readonly calendar: string
  readonly engine: string
}

/** `days` in any order, several rows a day allowed; days outside the period are ignored. */
export function goalProgress(goal: GoalTerms, days: readonly DayTotal[], view: GoalView): GoalProgress {
  const { asOf, calendar } = view
  const origin = { target: goal.target, asOf, calendar: calendar.version, engine: goalEngine }
  if (isIncomplete(goal)) return { ...origin, ...nothing }
  const seen = seenOf(goal, days, view)
  const { actual, elapsed, remaining, total, events } = seen
  const today = seen.amounts.findLast(([day]) => day === asOf)?.[1] ?? 0
  const expected = (goal.target * elapsed) / total
  return {
    ...origin,
    status: statusOf(goal, actual, today, asOf, calendar),
    actual,
    ratio: actual / goal.target,
    elapsed,
    remaining,
    total,
    isPacedByWork: isPacedByWork(goal, calendar),
    expected,
    pace: expected === 0 ? null : actual / expected,
    neededPerWeek: neededPerWeek(goal.target - actual, remaining, weekDaysOf(goal, view)),
    recentPerWeek: recentPerWeek(goal, seen, view),
    forecast: forecastGoal(goal.target, seen),
    events,
    isProvisional: isPaceProvisional(goal, calendar),
  }
}

const nothing = {
  status: 'incomplete',
  actual: 0,
  ratio: 0,
  elapsed: 0,
  remaining: 0,
  total: 0,
  isPacedByWork: false,
  expected: 0,
  pace: null,
  neededPerWeek: null,
  recentPerWeek: null,
  forecast: null,
  events: 0,
  isProvisional: false,
} as const

const weekDaysOf = (goal: GoalTerms, { calendar, weekDays = 5 }: GoalView): number =>
  isPacedByWork(goal, calendar) ? weekDays : 7

function neededPerWeek(missing: number, remaining: number, weekDays: number): number | null {
  if (missing <= 0) return 0
  return remaining === 0 ? null : (missing / remaining) * weekDays
}

function recentPerWeek(goal: GoalTerms, { amounts }: GoalSeen, view: GoalView): number | null {
  const until = lastSeen(goal, view.asOf)
  const monthAgo = addDays(until, -27)
  const from = monthAgo > goal.start ? monthAgo : goal.start
  const weight = weigherOf(goal, view.calendar)(from, until)
  if (weight === 0) return null
  const recent = sumOf(amounts.filter(([day]) => day >= from))
  return (recent / weight) * weekDaysOf(goal, view)
}
