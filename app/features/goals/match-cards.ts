/** Customers for a few typed letters: part of the name, the city, or the prepared Latin keys. Recently opened ones first. Pure. */
import type { CardRow, SearchKeyRow } from '#app/data/db.ts'

export function matchCards(
  cards: readonly CardRow[],
  keys: readonly SearchKeyRow[],
  recents: readonly CardRow[],
  query: string,
): readonly CardRow[] {
  const text = fold(query)
  const first = new Set(recents.map(card => card.id))
  const rank = (card: CardRow): number => (first.has(card.id) ? 0 : 1)
  if (text === '') return cards.toSorted((a, b) => rank(a) - rank(b))
  const byKey = new Set(keys.filter(row => fold(row.keys).includes(text)).map(row => row.customer))
  return cards
    .filter(card => fold(card.name).includes(text) || fold(card.city).includes(text) || byKey.has(card.id))
    .toSorted((a, b) => startsWith(b, text) - startsWith(a, text) || rank(a) - rank(b))
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const startsWith = (card: CardRow, text: string): number => Number(fold(card.name).startsWith(text))
