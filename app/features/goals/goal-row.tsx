/** A goal in a list: ring with the tick where it should be today, one fact, what is missing. */
import { Link } from '@tanstack/react-router'
import type { GoalStanding } from '#app/data/queries/goal-progress.ts'
import { ProgressRing } from '#app/ui/progress.tsx'
import { Row } from '#app/ui/row.tsx'
import type { Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { bareAmount, type GoalTexts, pairText } from './goal-figure.ts'

export function GoalRow({ standing, as }: { standing: GoalStanding; as: 'li' | 'div' }) {
  const words = useWords()
  const format = useFormat()
  const { goal, progress } = standing
  const expected = progress.total === 0 ? undefined : progress.elapsed / progress.total
  return (
    <Row
      as={as}
      lead={
        <ProgressRing
          ratio={progress.ratio}
          {...(expected === undefined || expected === 0 || expected === 1 ? {} : { expected })}
          label={words.goals.ring(format.percent(progress.ratio), format.percent(expected ?? 0))}
        />
      }
      leadMiddle
      name={standing.scopeName || goal.title}
      mark={standing.scopeName === '' ? undefined : <span className="goal-title">{goal.title}</span>}
      detail={factOf(words, format, standing)}
      figure={pairText(words, format, goal.metric, progress.actual, goal.target)}
      figureNote={noteOf(words, format, standing)}
      link={<Link to="/g/$id" params={{ id: goal.id }} />}
    />
  )
}

/** The one fact that helps most: the speed it needs, or until when it runs. */
export function factOf(words: GoalTexts, format: Format, { goal, progress }: GoalStanding): string {
  const { goals } = words
  if (progress.status === 'not-started') return goals.from(format.dayOfMonth(goal.start))
  const needed = progress.neededPerWeek
  if (needed === null || needed === 0 || progress.status === 'incomplete')
    return goals.until(format.dayOfMonth(goal.end))
  const amount = bareAmount(format, goal.metric, needed)
  const isLate = progress.status === 'behind' || progress.status === 'at-risk'
  if (!isLate || progress.recentPerWeek === null) return goals.needed(amount)
  return goals.neededRecent(amount, bareAmount(format, goal.metric, progress.recentPerWeek))
}

/** Against today while it is behind, against the target otherwise. */
export function noteOf(words: GoalTexts, format: Format, { goal, progress }: GoalStanding): string {
  const { goals } = words
  const say = (amount: number): string => bareAmount(format, goal.metric, amount)
  const { status, actual, expected, target } = progress
  if (status === 'behind' || status === 'at-risk') return goals.shortRow(say(shortOf(goal.metric, expected - actual)))
  if (status === 'incomplete') return ''
  return actual > target
    ? goals.over(say(actual - target))
    : actual === target
      ? goals.status.achieved
      : goals.toGo(say(target - actual))
}

/** A count that is short by part of one is short by one: people count whole visits. */
export const shortOf = (metric: string, amount: number): number =>
  metric === 'revenue.net' ? amount : Math.max(1, Math.ceil(amount - 1e-9))
