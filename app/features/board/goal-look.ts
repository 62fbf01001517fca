/** The worst that is to be said of several goals together. */
import type { GoalCounts } from '#app/data/queries/board-figures.ts'
import type { Tone } from '#app/ui/mark.tsx'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

/** Undefined without goals. */
export function goalLook(
  { board }: Pick<Words, 'board'>,
  format: Format,
  { total, behind, atRisk }: GoalCounts,
): { readonly tone: Tone; readonly text: string } | undefined {
  if (total === 0) return undefined
  if (behind > 0) return { tone: 'bad', text: board.goalsBehind(format.count(behind)) }
  if (atRisk > 0) return { tone: 'warn', text: board.goalsAtRisk(format.count(atRisk)) }
  return { tone: 'good', text: board.goalsFine }
}
