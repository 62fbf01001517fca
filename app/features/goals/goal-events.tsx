/** A quiet hint on a goal that runs: something changed around us since it began. */
import { Link } from '@tanstack/react-router'
import type { GoalRow } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { eventsOfGoal } from '#app/data/queries/market-event.ts'
import { useToday } from '#app/now.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { fieldValue } from '#app/words/field-words.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function GoalEvents({ goal }: { goal: GoalRow }) {
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const [latest, ...others] = useLive(({ db }) => eventsOfGoal(db, goal, today), [goal.start, goal.end, today]) ?? []
  if (latest === undefined) return null
  const kind = fieldValue(words, 'event', 'kind', latest.kind)
  return (
    <SettingRow
      icon="info"
      name={words.market.eventLine(format.dayOfMonth(latest.day), kind, latest.text)}
      note={words.market.eventHint(others.length)}
      link={<Link to="/insights/market" />}
    />
  )
}
