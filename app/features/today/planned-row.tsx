/** A visit planned for today, or missed in the days before. */
import { Link } from '@tanstack/react-router'
import type { VisitRow } from '#shared/domain/record.ts'
import type { CardRow } from '#app/data/db.ts'
import { useMinute, useToday } from '#app/now.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { RowButton } from '#app/ui/button.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { LeadTime, Row } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

/** A visit this near is the next thing to do. */
const soonMinutes = 60

export function PlannedRow({ visit, card }: { visit: VisitRow; card: CardRow }) {
  const words = useWords()
  const log = (
    <RowButton
      icon="edit"
      label={words.today.logFor(card.name)}
      render={<Link to="/log" search={{ c: card.id, v: visit.id }} />}
    >
      {words.today.log}
    </RowButton>
  )
  return (
    <Row
      lead={<PlannedTime visit={visit} />}
      name={card.name}
      mark={
        <>
          {card.class === '' ? null : <ClassMark letter={card.class} label={words.shell.classMark(card.class)} />}
          <SampleTag territory={card.territory} />
        </>
      }
      detail={visit.note || (card.lastNote === '' ? words.today.firstVisit : words.today.last(card.lastNote))}
      link={<Link to="/c/$id" params={{ id: card.id }} />}
      action={log}
    />
  )
}

function PlannedTime({ visit }: { visit: VisitRow }) {
  const words = useWords()
  const format = useFormat()
  const day = useToday()
  const minute = useMinute()
  if (visit.at === null || visit.day < day)
    return (
      <>
        <time className="row-time">{format.dayOfMonth(visit.day)}</time>
        <small className="ink-3">{visit.day < day ? words.today.missed : ''}</small>
      </>
    )
  const minutes = Math.round((visit.at - minute) / 60_000)
  const isSoon = minutes > 0 && minutes <= soonMinutes
  const note = isSoon ? { note: words.today.inMinutes(minutes) } : {}
  return <LeadTime time={format.time(visit.at)} next={isSoon} {...note} />
}
