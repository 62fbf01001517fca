/** The goals of a board or of a person, the worst first; nothing without any. */
import type { GoalStanding } from '#app/data/queries/goal-progress.ts'
import { List, SectionHeader } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { GoalLine, worstFirst } from './goal-line.tsx'

export function GoalSection({ goals }: { goals: readonly GoalStanding[] }) {
  const { board: words } = useWords()
  if (goals.length === 0) return null
  return (
    <>
      <SectionHeader count={goals.length}>{words.goals}</SectionHeader>
      <List label={words.goals}>
        {worstFirst(goals).map(standing => (
          <GoalLine key={standing.goal.id} standing={standing} />
        ))}
      </List>
    </>
  )
}
