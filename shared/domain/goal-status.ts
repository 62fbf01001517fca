/** One word for how a goal stands (DOMAIN 5.4). Compared in whole numbers: no rounding decides a colour. */
import { addDays, type Day } from './day.ts'
import { type GoalTerms, isIncomplete, type Pace, paceOf } from './goal-pace.ts'
import type { WorkCalendar } from './work-calendar.ts'

export const goalStatuses = [
  /** Target or period are missing: nothing to compare with. */
  'incomplete',
  'not-started',
  /** 起步: fewer than 5 paced days, or below 5 % of the target expected. No colour. */
  'starting',
  'on-track',
  'at-risk',
  'behind',
  'achieved',
  'missed',
] as const
export type GoalStatus = (typeof goalStatuses)[number]

/** Smallest share of the expected amount, in percent. */
const onTrackPercent = 95
const atRiskPercent = 75
const graceDays = 5
const gracePercent = 5

/**
 * `actual` = facts from the start up to asOf; `today` = those of asOf among them. A new fact counts at once; without one,
 * a change for the worse waits for its second day (computed from both days, nothing is stored).
 */
export function statusOf(
  goal: GoalTerms,
  actual: number,
  today: number,
  asOf: Day,
  calendar: WorkCalendar,
): GoalStatus {
  if (isIncomplete(goal)) return 'incomplete'
  const now = statusOn(goal, actual, asOf, paceOf(goal, asOf, calendar))
  if (today !== 0) return now
  const yesterday = addDays(asOf, -1)
  const before = statusOn(goal, actual, yesterday, paceOf(goal, yesterday, calendar))
  return isWorse(now, before) ? before : now
}

function statusOn(goal: GoalTerms, actual: number, asOf: Day, { elapsed, total }: Pace): GoalStatus {
  if (asOf < goal.start) return 'not-started'
  if (actual >= goal.target) return 'achieved'
  if (asOf > goal.end) return 'missed'
  if (elapsed < graceDays || elapsed * 100 < gracePercent * total) return 'starting'
  // actual / (target · elapsed / total) ≥ percent / 100, without dividing; the products may pass 2^53.
  const reached = BigInt(actual) * BigInt(100 * total)
  const expected = BigInt(goal.target) * BigInt(elapsed)
  if (reached >= expected * BigInt(onTrackPercent)) return 'on-track'
  return reached >= expected * BigInt(atRiskPercent) ? 'at-risk' : 'behind'
}

const badness: { readonly [status in GoalStatus]?: number } = { starting: 0, 'on-track': 0, 'at-risk': 1, behind: 2 }

/** Only among the states of a running goal: the end of the period decides at once. */
function isWorse(now: GoalStatus, before: GoalStatus): boolean {
  const [a, b] = [badness[now], badness[before]]
  return a !== undefined && b !== undefined && a > b
}
