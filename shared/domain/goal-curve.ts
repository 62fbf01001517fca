/** The picture of a goal: expected line (flat on days off), actual in steps, forecast with its band (DOMAIN 5.3, 5.5). */
import { addDays, type Day, daysBetween } from './day.ts'
import { bandAt, outlookOf } from './goal-forecast.ts'
import { type DayTotal, type GoalTerms, isIncomplete, weigherOf } from './goal-pace.ts'
import { type GoalSeen, type GoalView, seenOf } from './goal-seen.ts'

export interface GoalCurve {
  readonly start: Day
  readonly end: Day
  readonly target: number
  /** Ends of days, the first at 0 on the eve of the start, the last the target. */
  readonly expected: readonly CurvePoint[]
  /** The sum after each day that changed it, oldest first: draw steps from 0. */
  readonly actual: readonly CurvePoint[]
  /** From asOf with what is there to the last day; empty before the start, after the end and without anything to go by. */
  readonly forecast: readonly ForecastPoint[]
}

export interface CurvePoint {
  readonly day: Day
  readonly value: number
}

export interface ForecastPoint extends CurvePoint {
  readonly low: number | null
  readonly high: number | null
}

/** A longer period is drawn in wider steps: a chart has no more pixels. */
const maxPoints = 400

/** Undefined for an incomplete goal. */
export function goalCurve(goal: GoalTerms, days: readonly DayTotal[], view: GoalView): GoalCurve | undefined {
  if (isIncomplete(goal)) return undefined
  const { start, end, target } = goal
  const seen = seenOf(goal, days, view)
  return {
    start,
    end,
    target,
    expected: expectedLine(goal, view),
    actual: actualSteps(seen),
    forecast: forecastLine(goal, seen, view),
  }
}

function expectedLine(goal: GoalTerms, { calendar }: GoalView): readonly CurvePoint[] {
  const weigh = weigherOf(goal, calendar)
  const total = weigh(goal.start, goal.end)
  return daysFrom(addDays(goal.start, -1), goal.end).map(day => ({
    day,
    value: (goal.target * weigh(goal.start, day)) / total,
  }))
}

function actualSteps({ amounts }: GoalSeen): readonly CurvePoint[] {
  let value = 0
  return amounts.map(([day, amount]) => ({ day, value: (value += amount) }))
}

function forecastLine(goal: GoalTerms, seen: GoalSeen, { asOf, calendar }: GoalView): readonly ForecastPoint[] {
  const outlook = outlookOf(seen)
  if (!outlook || asOf < goal.start || asOf >= goal.end) return []
  const weigh = weigherOf(goal, calendar)
  const tomorrow = addDays(asOf, 1)
  return daysFrom(asOf, goal.end).map(day => {
    const ahead = weigh(tomorrow, day)
    return { day, value: seen.actual + outlook.mean(ahead), ...bandAt(seen, outlook, ahead) }
  })
}

/** The first day, the last, and days in equal steps between them. */
function daysFrom(first: Day, last: Day): readonly Day[] {
  const length = daysBetween(first, last)
  const step = Math.ceil(length / maxPoints) || 1
  const count = Math.ceil(length / step)
  return Array.from({ length: count + 1 }, (_, n) => (n === count ? last : addDays(first, n * step)))
}
