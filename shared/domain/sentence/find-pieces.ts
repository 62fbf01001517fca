/** Names, dates, times, money and outcomes of a text, none overlapping another. */
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

export interface Pieces {
  readonly pieces: readonly Piece[]
  /** Taken back by the person: no chips, yet the words around them are read as if they were understood. */
  readonly dismissed: ReadonlySet<Piece>
}

export function findPieces(text: string, context: SentenceContext): Pieces {
  const plain = plainText(text)
  const named = longestFirst(findNames(plain, context))
  const dates = longestFirst(findDates(plain)).map(found => ({ kind: 'date' as const, ...found }))
  const times = longestFirst(findTimes(plain)).map(found => ({ kind: 'time' as const, ...found }))
  const money = longestFirst(findMoney(plain, context.currency)).map(found => ({ kind: 'money' as const, ...found }))
  const outcomes = longestFirst(findOutcomes(plain)).map(found => ({ kind: 'outcome' as const, ...found }))
  const pieces = withoutOverlap([...named, ...dates, ...times, ...money, ...outcomes]).map(
    (piece): Piece => ({ ...piece, text: text.slice(piece.start, piece.end) }),
  )
  const texts = new Set(context.dismissed.map(plainText))
  return { pieces, dismissed: new Set(pieces.filter(piece => texts.has(plainText(piece.text)))) }
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
