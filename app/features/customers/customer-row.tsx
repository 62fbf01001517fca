/** A customer in the list: class, name, next step, days since the last visit, and at most one mark. */
import { Link } from '@tanstack/react-router'
import { type Day, daysBetween } from '#shared/domain/day.ts'
import type { CardRow } from '#app/data/db.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { ClassMark, StatusWord, WaitingMark } from '#app/ui/mark.tsx'
import { Row } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { isPromiseLate, isSilent } from './card-filter.ts'

interface CustomerRowProps {
  readonly card: CardRow
  readonly isWaiting: boolean
  readonly isSelected: boolean
  readonly today: Day
}

export function CustomerRow({ card, isWaiting, isSelected, today }: CustomerRowProps) {
  const { customers, shell } = useWords()
  const age = card.lastVisit === '' ? undefined : Math.max(0, daysBetween(card.lastVisit, today))
  const next = useNextStep(card, today)
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
      figureNote={<CustomerMark card={card} isWaiting={isWaiting} today={today} />}
      selected={isSelected}
      link={<Link to="/c/$id" params={{ id: card.id }} />}
    />
  )
}

/** The earlier of the next step and the planned visit. */
function useNextStep(card: CardRow, today: Day): string | undefined {
  const { customers } = useWords()
  const format = useFormat()
  const day = (value: Day): string => (value === today ? customers.today : format.dayOfMonth(value))
  const isPlanNext =
    card.plannedDay !== '' && (card.nextTitle === '' || card.nextDue === '' || card.plannedDay <= card.nextDue)
  if (isPlanNext)
    return card.plannedDay === today
      ? customers.plannedToday
      : customers.plannedVisit(format.dayOfMonth(card.plannedDay))
  if (card.nextTitle === '') return undefined
  return card.nextDue === '' ? card.nextTitle : customers.next(day(card.nextDue), card.nextTitle)
}

function CustomerMark({ card, isWaiting, today }: Omit<CustomerRowProps, 'isSelected'>) {
  const { customers, shell } = useWords()
  if (isPromiseLate(card, today))
    return <StatusWord tone="warn">{customers.lateBy(daysBetween(card.nextDue, today))}</StatusWord>
  if (isWaiting)
    return (
      <>
        <WaitingMark />
        {shell.toSync}
      </>
    )
  if (isSilent(card, today))
    return <StatusWord tone="warn">{customers.overdue(daysBetween(card.due, today))}</StatusWord>
  return card.lastVisit === '' ? <>{customers.never}</> : null
}
