/** What has been seen of a goal up to a day: its facts, its pace and what a comparable period brought. */
import { addMonths, type Day } from './day.ts'
import { amountsByDay, type DayTotal, type GoalTerms, type Pace, paceOf, sumOf, weigherOf } from './goal-pace.ts'
import type { WorkCalendar } from './work-calendar.ts'

export interface GoalView {
  /** Business date in the workspace's zone: facts up to its end are seen. */
  readonly asOf: Day
  readonly calendar: WorkCalendar
  /** Working days of a week, 5 unless the workspace says otherwise. Goals paced by the calendar have 7. */
  readonly weekDays?: number
  /** See `priorOf`. */
  readonly prior?: Prior
}

/** What an earlier comparable period brought, and its paced days. */
export interface Prior {
  readonly actual: number
  readonly days: number
}

export interface GoalSeen extends Pace {
  readonly kind: 'count' | 'amount'
  /** Sum of the facts from the start up to asOf. */
  readonly actual: number
  /** Visits or purchase days behind `actual`. */
  readonly events: number
  /** Standard deviation of a paced day; 0 for counts, whose spread follows from their number. */
  readonly deviation: number
  /** Oldest first, one entry a day, none that is 0. */
  readonly amounts: readonly (readonly [Day, number])[]
  readonly prior?: Prior
}

/** The goal is complete. */
export function seenOf(goal: GoalTerms, days: readonly DayTotal[], { asOf, calendar, prior }: GoalView): GoalSeen {
  const amounts = amountsByDay(goal.metric, days, goal.start, lastSeen(goal, asOf))
  const pace = paceOf(goal, asOf, calendar)
  const seen = { ...pace, amounts, actual: sumOf(amounts), ...(prior && { prior }) }
  if (goal.metric !== 'revenue.net') return { ...seen, kind: 'count', events: seen.actual, deviation: 0 }
  const purchases = amountsByDay('orders', days, goal.start, lastSeen(goal, asOf))
  return { ...seen, kind: 'amount', events: sumOf(purchases), deviation: deviationOf(amounts, pace.elapsed) }
}

/** asOf, or the last day of a goal that is over. */
export const lastSeen = (goal: GoalTerms, asOf: Day): Day => (asOf < goal.end ? asOf : goal.end)

/** The same dates a year earlier, when they brought anything: the prior of a goal (5.5). */
export function priorOf(goal: GoalTerms, days: readonly DayTotal[], calendar: WorkCalendar): Prior | undefined {
  const [start, end] = [addMonths(goal.start, -12), addMonths(goal.end, -12)]
  const actual = sumOf(amountsByDay(goal.metric, days, start, end))
  return actual > 0 ? { actual, days: weigherOf({ ...goal, start, end }, calendar)(start, end) } : undefined
}

/** Of `count` paced days, of which those without an amount brought nothing. */
function deviationOf(amounts: readonly (readonly [Day, number])[], count: number): number {
  const size = Math.max(count, amounts.length)
  if (size < 2) return 0
  const mean = sumOf(amounts) / size
  const squares = amounts.reduce((sum, [, amount]) => sum + (amount - mean) ** 2, (size - amounts.length) * mean ** 2)
  return Math.sqrt(squares / (size - 1))
}
