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
import { goalLine, runningGoals } from './goal-line.ts'

export function GoalRows({ goals }: { goals: readonly GoalRow[] }) {
  const { customer: words } = useWords()
  const today = useToday()
  const running = runningGoals(goals, today)
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
  const words = useWords()
  const format = useFormat()
  const share = progress.total === 0 ? 0 : progress.elapsed / progress.total
  return (
    <Row
      lead={
        <ProgressRing
          ratio={progress.ratio}
          label={words.customer.goalDone(format.percent(progress.ratio), format.percent(share))}
          {...(share > 0 && share < 1 && { expected: share })}
        />
      }
      leadMiddle
      name={goal.title}
      detail={goalLine(words, format, { goal, progress })}
      figure={<StatusWord tone={tones[progress.status]}>{words.goals.status[progress.status]}</StatusWord>}
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
