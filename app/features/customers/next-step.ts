/** What comes next with a customer, as its card says it: the earlier of the next step and the planned visit. */
import type { Day } from '#shared/domain/day.ts'
import type { CardRow } from '#app/data/db.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

const isPlanNext = (card: CardRow): boolean =>
  card.plannedDay !== '' && (card.nextTitle === '' || card.nextDue === '' || card.plannedDay <= card.nextDue)

/** Undefined without any. */
export function nextStepText(
  { customers }: Pick<Words, 'customers'>,
  format: Format,
  card: CardRow,
  today: Day,
): string | undefined {
  const day = (value: Day): string => (value === today ? customers.today : format.dayOfMonth(value))
  if (isPlanNext(card))
    return card.plannedDay === today
      ? customers.plannedToday
      : customers.plannedVisit(format.dayOfMonth(card.plannedDay))
  if (card.nextTitle === '') return undefined
  return card.nextDue === '' ? card.nextTitle : customers.next(day(card.nextDue), card.nextTitle)
}

/** Its day; undefined without one. */
export const nextStepDay = (card: CardRow): Day | undefined =>
  (isPlanNext(card) ? card.plannedDay : card.nextDue) || undefined
