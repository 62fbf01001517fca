/** The word after saving, with the goal the visit moved: 已保存在本机 · 7/12，正常. */
import type { GoalMetric } from '#shared/domain/record.ts'
import type { Standing } from '#app/data/queries/standing.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

export function savedWords({ log, goals }: Words, format: Format, moved: Standing | undefined): string {
  if (moved === undefined) return log.saved
  const { goal, progress } = moved
  const figure = (n: number): string => goalFigure(format, goal.metric, n)
  return log.savedGoal(log.figure(figure(progress.actual), figure(progress.target)), goals.status[progress.status])
}

const goalFigure = (format: Format, metric: GoalMetric, n: number): string =>
  metric === 'revenue.net' ? format.moneyShort(n) : format.count(n)
