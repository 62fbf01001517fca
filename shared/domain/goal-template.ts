/** Ready-made goals: a metric, whose goal it is and for how long, with a target suggested from the period before. */
import { type Day, daysBetween } from './day.ts'
import { amountsByDay, type DayTotal, sumOf } from './goal-pace.ts'
import { type Period, type PeriodKind, previousPeriod } from './period.ts'
import type { GoalMetric, GoalScope } from './record.ts'
import { type WorkCalendar, workdaysBetween } from './work-calendar.ts'

export interface GoalTemplate {
  /** Kept in the goal's `template`. */
  readonly id: string
  readonly metric: GoalMetric
  /** Dictionary keys of its name and of the sentence that says when to use it. */
  readonly label: string
  readonly hint: string
  /** Periods it makes sense for, the usual one first. */
  readonly periods: readonly PeriodKind[]
  readonly scopes: readonly GoalScope['kind'][]
}

const template = (id: string, metric: GoalMetric, periods: readonly PeriodKind[]): GoalTemplate => ({
  id,
  metric,
  label: `goal.template.${id}`,
  hint: `goal.template.${id}.hint`,
  periods,
  scopes: ['customer', 'territory'],
})

export const goalTemplates: readonly GoalTemplate[] = [
  template('visits', 'visits', ['month', 'quarter', 'year']),
  template('orders', 'orders', ['quarter', 'month', 'year']),
  template('revenue', 'revenue.net', ['quarter', 'month', 'year']),
]

export interface Suggestion {
  /** At least 1; minor units for revenue, in round figures. */
  readonly target: number
  /** The facts it rests on, so that a screen can say so. */
  readonly basis:
    | { readonly kind: 'previous'; readonly start: Day; readonly through: Day; readonly actual: number }
    | { readonly kind: 'cadence'; readonly days: number }
}

export interface SuggestionView {
  readonly asOf: Day
  readonly calendar: WorkCalendar
  /** Days between visits agreed with the customer; used for visits when the period before tells nothing. */
  readonly cadenceDays?: number
}

/**
 * As much a working day as in the period before (so far, when it still runs), over the working days of the new one,
 * rounded up. Undefined when nothing is known to go by.
 */
export function suggestTarget(
  metric: GoalMetric,
  period: Period,
  days: readonly DayTotal[],
  { asOf, calendar, cadenceDays = 0 }: SuggestionView,
): Suggestion | undefined {
  const { start, end } = previousPeriod(period)
  const through = asOf < end ? asOf : end
  const actual = sumOf(amountsByDay(metric, days, start, through))
  const weight = workdaysBetween(calendar, start, through)
  const length = workdaysBetween(calendar, period.start, period.end)
  if (actual > 0 && weight > 0) {
    const target =
      metric === 'revenue.net' ? roundUp(ceilShare(actual, length, weight)) : ceilShare(actual, length, weight)
    return { target, basis: { kind: 'previous', start, through, actual } }
  }
  if (metric !== 'visits' || cadenceDays < 1) return undefined
  return {
    target: Math.max(1, Math.floor(daysIn(period) / cadenceDays)),
    basis: { kind: 'cadence', days: cadenceDays },
  }
}

const daysIn = ({ start, end }: Period): number => daysBetween(start, end) + 1

/** ⌈amount · length / weight⌉, at least 1; the product may pass 2^53. */
function ceilShare(amount: number, length: number, weight: number): number {
  const product = BigInt(amount) * BigInt(length)
  const [divisor, zero] = [BigInt(weight), 0n]
  return Math.max(1, Number(product / divisor + (product % divisor > zero ? 1n : zero)))
}

/** Up to the next figure of two significant digits: 81,838,710 → 82,000,000. */
function roundUp(amount: number): number {
  const step = 10 ** Math.max(0, String(amount).length - 2)
  return Math.ceil(amount / step) * step
}
