/** A customer past its agreed interval: how long, against how often. */
import { Link } from '@tanstack/react-router'
import { silenceDays } from '#shared/domain/cadence.ts'
import type { CardRow } from '#app/data/db.ts'
import { useToday } from '#app/now.ts'
import { ClassMark, StatusWord } from '#app/ui/mark.tsx'
import { Row } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function SilentRow({ card }: { card: CardRow }) {
  const { board, customer, shell } = useWords()
  const days = silenceDays(card.lastVisit, useToday())
  return (
    <Row
      lead={card.class === '' ? <span /> : <ClassMark letter={card.class} label={shell.classMark(card.class)} />}
      leadMiddle
      name={card.name}
      detail={card.nextTitle === '' ? customer.every(card.cadenceDays) : card.nextTitle}
      figure={<StatusWord tone="warn">{days === null ? board.neverVisited : board.silentDays(days)}</StatusWord>}
      link={<Link to="/c/$id" params={{ id: card.id }} />}
    />
  )
}
