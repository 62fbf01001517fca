/** The one mark a customer may carry in a list: a promise that is late, what waits to be sent or looked at, an interval that ran out. */
import { type Day, daysBetween } from '#shared/domain/day.ts'
import type { CardRow } from '#app/data/db.ts'
import { StatusWord, WaitingMark } from '#app/ui/mark.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { isPromiseLate, isSilent } from './card-filter.ts'

interface CustomerMarkProps {
  readonly card: CardRow
  readonly isWaiting: boolean
  readonly isToReview: boolean
  readonly today: Day
}

export function CustomerMark({ card, isWaiting, isToReview, today }: CustomerMarkProps) {
  const { customers, review, shell } = useWords()
  if (isPromiseLate(card, today))
    return <StatusWord tone="warn">{customers.lateBy(daysBetween(card.nextDue, today))}</StatusWord>
  if (isWaiting)
    return (
      <>
        <WaitingMark />
        {shell.toSync}
      </>
    )
  if (isToReview) return <StatusWord tone="warn">{review.mark}</StatusWord>
  if (isSilent(card, today))
    return <StatusWord tone="warn">{customers.overdue(daysBetween(card.due, today))}</StatusWord>
  return card.lastVisit === '' ? <>{customers.never}</> : null
}
