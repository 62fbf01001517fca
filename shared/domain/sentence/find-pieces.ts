/** Names, dates, times, money and outcomes of a text, none overlapping another; a dismissed one is left out. */
import { plainText } from './clause.ts'
import { type FoundDate, findDates } from './find-date.ts'
import { findMoney } from './money.ts'
import { findOutcomes } from './outcome.ts'
import { findNames, type NameSpan } from './people.ts'
import type { SentenceContext } from './sentence-context.ts'
import type { MoneySpan, OutcomeSpan, TimeSpan } from './span.ts'
import { findTimes } from './time.ts'

/** A date whose day is not read yet: a promise looks ahead, a report back. */
export interface DatePiece extends FoundDate {
  readonly kind: 'date'
  readonly text: string
}

export type Piece = NameSpan | DatePiece | TimeSpan | MoneySpan | OutcomeSpan
export type WhenPiece = DatePiece | TimeSpan

export function findPieces(text: string, context: SentenceContext): Piece[] {
  const plain = plainText(text)
  const named = findNames(plain, context)
  const dates = longestFirst(findDates(plain)).map(found => ({ kind: 'date' as const, ...found }))
  const times = longestFirst(findTimes(plain)).map(found => ({ kind: 'time' as const, ...found }))
  const money = longestFirst(findMoney(plain, context.currency)).map(found => ({ kind: 'money' as const, ...found }))
  const outcomes = longestFirst(findOutcomes(plain)).map(found => ({ kind: 'outcome' as const, ...found }))
  const chosen = withoutOverlap([...named, ...dates, ...times, ...money, ...outcomes])
  const dismissed = new Set(context.dismissed.map(plainText))
  return chosen
    .map(piece => ({ ...piece, text: text.slice(piece.start, piece.end) }))
    .filter(piece => !dismissed.has(plainText(piece.text)))
}

const longestFirst = <T extends { readonly start: number; readonly end: number }>(found: readonly T[]): T[] =>
  found.toSorted((a, b) => b.end - b.start - (a.end - a.start))

/** Earlier in the list wins. */
function withoutOverlap<T extends { readonly start: number; readonly end: number }>(pieces: readonly T[]): T[] {
  const taken: T[] = []
  for (const piece of pieces) {
    if (taken.every(other => piece.end <= other.start || piece.start >= other.end)) taken.push(piece)
  }
  return taken.sort((a, b) => a.start - b.start)
}
