/** A visit logged today. */
import { Link } from '@tanstack/react-router'
import type { VisitRow } from '#shared/domain/record.ts'
import type { CardRow } from '#app/data/db.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { WaitingMark } from '#app/ui/mark.tsx'
import { LeadTime, Row } from '#app/ui/row.tsx'
import { fieldValue } from '#app/words/field-words.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function DoneRow({ visit, card, isWaiting }: { visit: VisitRow; card: CardRow; isWaiting: boolean }) {
  const words = useWords()
  const format = useFormat()
  const outcome = visit.outcome === '' ? words.today.outcomeNone : fieldValue(words, 'visit', 'outcome', visit.outcome)
  const waiting = {
    figureNote: (
      <>
        <WaitingMark />
        {words.shell.toSync}
      </>
    ),
  }
  return (
    <Row
      lead={<LeadTime time={visit.at === null ? '' : format.time(visit.at)} />}
      name={card.name}
      mark={<SampleTag territory={card.territory} />}
      detail={visit.note === '' ? outcome : `${outcome} · ${visit.note}`}
      link={<Link to="/c/$id/visit/$visit" params={{ id: card.id, visit: visit.id }} />}
      {...(isWaiting ? waiting : {})}
    />
  )
}
