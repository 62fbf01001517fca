/** Order of the customer list: class A, B, C, none; then the name as people look it up (pinyin). */
import type { CardRow } from '#app/data/db.ts'

export type CardOrder = (cards: readonly CardRow[]) => CardRow[]

/**
 * Comparing names by collation is slow (some µs), so each name is compared once: later lists sort by remembered ranks, and
 * only names not seen before are fitted in.
 */
export function createCardOrder(compareNames: (a: string, b: string) => number): CardOrder {
  let known: readonly string[] = []
  let ranks = new Map<string, number>()

  const learn = (cards: readonly CardRow[]): void => {
    const fresh = [...new Set(cards.map(card => card.name))].filter(name => !ranks.has(name))
    if (fresh.length === 0) return
    known = merge(known, fresh.sort(compareNames), compareNames)
    ranks = new Map(known.map((name, rank) => [name, rank]))
  }

  return cards => {
    learn(cards)
    const rank = (card: CardRow): number => (classRanks[card.class] ?? 3) * known.length + (ranks.get(card.name) ?? 0)
    return cards
      .map(card => ({ card, rank: rank(card) }))
      .sort((a, b) => a.rank - b.rank || (a.card.id < b.card.id ? -1 : 1))
      .map(({ card }) => card)
  }
}

const classRanks: { readonly [letter in CardRow['class']]: number } = { A: 0, B: 1, C: 2, '': 3 }

function merge(a: readonly string[], b: readonly string[], compare: (a: string, b: string) => number): string[] {
  const merged: string[] = []
  let i = 0
  for (const next of b) {
    for (let known = a[i]; known !== undefined && compare(known, next) <= 0; known = a[++i]) merged.push(known)
    merged.push(next)
  }
  return [...merged, ...a.slice(i)]
}
