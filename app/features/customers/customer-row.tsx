/** A customer in the list: class, name, next step, days since the last visit, and at most one mark. */
import { Link } from '@tanstack/react-router'
import { type Day, daysBetween } from '#shared/domain/day.ts'
import type { CardRow } from '#app/data/db.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { Row } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { CustomerMark } from './customer-mark.tsx'
import { nextStepText } from './next-step.ts'

interface CustomerRowProps {
  readonly card: CardRow
  readonly isWaiting: boolean
  readonly isToReview: boolean
  readonly isSelected: boolean
  readonly today: Day
}

export function CustomerRow({ card, isWaiting, isToReview, isSelected, today }: CustomerRowProps) {
  const words = useWords()
  const { customers, shell } = words
  const format = useFormat()
  const age = card.lastVisit === '' ? undefined : Math.max(0, daysBetween(card.lastVisit, today))
  const next = nextStepText(words, format, card, today)
  return (
    <Row
      as="div"
      lead={card.class === '' ? <span /> : <ClassMark letter={card.class} label={shell.classMark(card.class)} />}
      leadSize="small"
      leadMiddle
      name={card.name}
      mark={<SampleTag territory={card.territory} />}
      detail={next ?? customers.noNext}
      detailQuiet={next === undefined}
      figure={age === undefined ? '' : age === 0 ? customers.today : customers.daysAgo(age)}
      figureNote={<CustomerMark {...{ card, isWaiting, isToReview, today }} />}
      selected={isSelected}
      link={<Link to="/c/$id" params={{ id: card.id }} />}
    />
  )
}
