/** A customer past its agreed interval, with the reason, to be planned in two taps. */
import { Link } from '@tanstack/react-router'
import { silenceDays } from '#shared/domain/cadence.ts'
import type { CardRow } from '#app/data/db.ts'
import { useToday } from '#app/now.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { RowButton } from '#app/ui/button.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { Row } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function SuggestionRow({ card, onPlan }: { card: CardRow; onPlan: () => void }) {
  const words = useWords()
  const silence = silenceDays(card.lastVisit, useToday())
  const plan = (
    <RowButton icon="calendarPlus" label={words.today.planFor(card.name)} onClick={onPlan}>
      {words.today.plan}
    </RowButton>
  )
  return (
    <Row
      lead={card.class === '' ? <span /> : <ClassMark letter={card.class} label={words.shell.classMark(card.class)} />}
      leadMiddle
      name={card.name}
      mark={<SampleTag territory={card.territory} />}
      detail={
        silence === null ? words.today.neverVisited(card.cadenceDays) : words.today.silence(silence, card.cadenceDays)
      }
      link={<Link to="/c/$id" params={{ id: card.id }} />}
      action={plan}
    />
  )
}
