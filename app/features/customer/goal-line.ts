/** The goals shown with a customer, and how far each is, in words. */
import type { Day } from '#shared/domain/day.ts'
import type { GoalRow } from '#shared/domain/record.ts'
import type { Standing } from '#app/data/queries/standing.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

/** Those that are over are on the goals page. */
export const runningGoals = (goals: readonly GoalRow[], today: Day): GoalRow[] =>
  goals.filter(goal => goal.end === '' || goal.end >= today)

export function goalLine({ customer: words }: Words, format: Format, { goal, progress }: Standing): string {
  const figure = (n: number): string => (goal.metric === 'revenue.net' ? format.moneyShort(n) : format.count(n))
  const end = format.dayOfMonth(goal.end)
  const [actual, target] = [figure(progress.actual), figure(goal.target)]
  const missing = goal.target - progress.actual
  // An amount says what is missing by itself; of visits one wants to know how many are left.
  const isCounted = goal.metric !== 'revenue.net' && missing > 0
  return isCounted ? words.goalMissing(actual, target, figure(missing), end) : words.goalFigure(actual, target, end)
}
