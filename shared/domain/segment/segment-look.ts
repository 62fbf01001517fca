/** What a segment looks like beside everybody: what its members share, and how much of their wallets is open (feat:A6, A13). */
import type { SegmentFacts } from './segment-field.ts'

export interface WordShare {
  readonly word: string
  /** Members with it, of the members of whom anything of this field is known; the same of everybody. */
  readonly here: number
  readonly all: number
  readonly members: number
}

type Known = { readonly facts: SegmentFacts }

/** Largest share among the members first. Who nothing is known of is in neither share. */
export function sharesOf(field: string, members: readonly Known[], all: readonly Known[]): readonly WordShare[] {
  const [here, everybody] = [countWords(field, members), countWords(field, all)]
  return [...here.counts]
    .map(([word, count]) => ({
      word,
      members: count,
      here: count / here.known,
      all: (everybody.counts.get(word) ?? 0) / everybody.known,
    }))
    .sort((a, b) => b.members - a.members || (a.word < b.word ? -1 : 1))
}

/** Every word of a field with how many have it, most first. */
export const wordsOf = (field: string, all: readonly Known[]): readonly (readonly [word: string, count: number])[] =>
  [...countWords(field, all).counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))

function countWords(field: string, customers: readonly Known[]) {
  const counts = new Map<string, number>()
  let known = 0
  for (const { facts } of customers) {
    const fact = facts[field]
    if (fact === undefined || fact === '' || typeof fact === 'number') continue
    known++
    for (const word of typeof fact === 'string' ? [fact] : new Set(fact)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return { counts, known }
}

export interface WhiteSpace {
  /** Minor units, of the members whose potential is known; null when it is of none. */
  readonly sum: number | null
  readonly known: number
}

export function whiteSpaceOf(members: readonly { readonly whiteSpace: number | null }[]): WhiteSpace {
  const known = members.flatMap(({ whiteSpace }) => whiteSpace ?? [])
  return { sum: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0), known: known.length }
}
