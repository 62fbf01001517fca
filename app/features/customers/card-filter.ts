/** The filters of the customer list and how many each leaves. Pure. */
import type { Day } from '#shared/domain/day.ts'
import type { CardRow } from '#app/data/db.ts'

export const cardFilters = ['all', 'A', 'B', 'C', 'key', 'silent', 'late', 'mine'] as const
export type CardFilter = (typeof cardFilters)[number]

export interface CardView {
  readonly today: Day
  /** Member the device belongs to. */
  readonly member: string
}

/** Past its agreed interval without a visit. */
export const isSilent = (card: CardRow, today: Day): boolean => card.due !== '' && card.due < today

/** The next thing somebody said they would do is past its day. */
export const isPromiseLate = (card: CardRow, today: Day): boolean => card.nextDue !== '' && card.nextDue < today

export function fitsFilter(card: CardRow, filter: CardFilter, { today, member }: CardView): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'key':
      return card.isKey
    case 'silent':
      return isSilent(card, today)
    case 'late':
      return isPromiseLate(card, today)
    case 'mine':
      return card.owner === member
    default:
      return card.class === filter
  }
}

export function countFilters(cards: readonly CardRow[], view: CardView): ReadonlyMap<CardFilter, number> {
  const counts = new Map<CardFilter, number>(cardFilters.map(filter => [filter, 0]))
  for (const card of cards)
    for (const filter of cardFilters)
      if (fitsFilter(card, filter, view)) counts.set(filter, (counts.get(filter) ?? 0) + 1)
  return counts
}

/** Chips worth showing: everything, and what tells some customers from others. */
export function usefulFilters(counts: ReadonlyMap<CardFilter, number>, chosen: CardFilter): CardFilter[] {
  const all = counts.get('all') ?? 0
  return cardFilters.filter(filter => {
    const count = counts.get(filter) ?? 0
    return filter === 'all' || filter === chosen || (filter === 'mine' ? count > 0 && count < all : count > 0)
  })
}
