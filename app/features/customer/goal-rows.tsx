/** The customer's running goals with where they stand; those that are over are on the goals page. */
import { Link } from '@tanstack/react-router'
import type { GoalRow } from '#shared/domain/record.ts'
import type { GoalStatus } from '#shared/domain/goal-status.ts'
import { useLive } from '#app/context.tsx'
import { type Standing, standingsOf } from '#app/data/queries/standing.ts'
import { useToday } from '#app/now.ts'
import { StatusWord, type Tone } from '#app/ui/mark.tsx'
import { ProgressRing } from '#app/ui/progress.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function GoalRows({ goals }: { goals: readonly GoalRow[] }) {
  const { customer: words } = useWords()
  const today = useToday()
  const running = goals.filter(goal => goal.end === '' || goal.end >= today)
  const standings = useLive(ketu => standingsOf(ketu, running), [goals, today])
  if (standings === undefined || standings.length === 0) return null
  return (
    <List label={words.goals}>
      {standings.map(standing => (
        <StandingRow key={standing.goal.id} standing={standing} />
      ))}
    </List>
  )
}

function StandingRow({ standing: { goal, progress } }: { standing: Standing }) {
  const { customer: words, goals } = useWords()
  const format = useFormat()
  const figure = (n: number): string => (goal.metric === 'revenue.net' ? format.moneyShort(n) : format.count(n))
  const share = progress.total === 0 ? 0 : progress.elapsed / progress.total
  const end = format.dayOfMonth(goal.end)
  const [actual, target] = [figure(progress.actual), figure(goal.target)]
  const missing = goal.target - progress.actual
  // An amount says what is missing by itself; of visits one wants to know how many are left.
  const isCounted = goal.metric !== 'revenue.net' && missing > 0
  const line = isCounted
    ? words.goalMissing(actual, target, figure(missing), end)
    : words.goalFigure(actual, target, end)
  return (
    <Row
      lead={
        <ProgressRing
          ratio={progress.ratio}
          label={words.goalDone(format.percent(progress.ratio), format.percent(share))}
          {...(share > 0 && share < 1 && { expected: share })}
        />
      }
      leadMiddle
      name={goal.title}
      detail={line}
      figure={<StatusWord tone={tones[progress.status]}>{goals.status[progress.status]}</StatusWord>}
      link={<Link to="/g/$id" params={{ id: goal.id }} />}
    />
  )
}

const tones: { readonly [status in GoalStatus]: Tone } = {
  incomplete: 'warn',
  'not-started': 'quiet',
  starting: 'quiet',
  'on-track': 'good',
  'at-risk': 'warn',
  behind: 'bad',
  achieved: 'good',
  missed: 'quiet',
}
