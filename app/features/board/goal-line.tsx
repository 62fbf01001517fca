/** A goal in a list of the board: how far, whose, how it stands. */
import { Link } from '@tanstack/react-router'
import type { GoalStanding } from '#app/data/queries/goal-progress.ts'
import { statusLooks } from '#app/goal-status.ts'
import { StatusWord } from '#app/ui/mark.tsx'
import { ProgressRing } from '#app/ui/progress.tsx'
import { Row } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function GoalLine({ standing: { goal, progress, scopeName } }: { standing: GoalStanding }) {
  const { goals } = useWords()
  const format = useFormat()
  const expected = progress.total === 0 ? 0 : progress.elapsed / progress.total
  const figure = (n: number): string => (goal.metric === 'revenue.net' ? format.moneyShort(n) : format.number(n))
  return (
    <Row
      lead={
        <ProgressRing
          ratio={progress.ratio}
          {...(expected > 0 && expected < 1 && { expected })}
          label={goals.ring(format.percent(progress.ratio), format.percent(expected))}
        />
      }
      leadMiddle
      name={scopeName === '' ? goal.title : `${scopeName} ${goal.title}`}
      detail={goals.pair(figure(progress.actual), figure(goal.target))}
      figure={<StatusWord {...statusLooks[progress.status]}>{goals.status[progress.status]}</StatusWord>}
      link={<Link to="/g/$id" params={{ id: goal.id }} />}
    />
  )
}

/** Worst first: farthest behind its pace, then what ends first. */
export const worstFirst = (goals: readonly GoalStanding[]): GoalStanding[] =>
  goals.toSorted(
    (a, b) => (a.progress.pace ?? Infinity) - (b.progress.pace ?? Infinity) || (a.goal.end < b.goal.end ? -1 : 1),
  )
