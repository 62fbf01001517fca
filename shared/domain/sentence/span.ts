/** What the one-line parser understood: pieces of the text, and what they propose to the person as chips. */
import type { Day } from '../day.ts'
import type { VisitOutcome } from '../record.ts'

interface Piece {
  /** Offsets in UTF-16 units, end exclusive: `text === sentence.slice(start, end)`. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** `HH:MM`, 24 hours. */
export type ClockTime = string

export interface DateSpan extends Piece {
  readonly kind: 'date'
  readonly day: Day
}
export interface TimeSpan extends Piece {
  readonly kind: 'time'
  readonly time: ClockTime
}
export interface MoneySpan extends Piece {
  readonly kind: 'money'
  /** Integer minor units of the workspace's currency. */
  readonly amount: number
  /** True for the price of one piece (每箱120元, $5 each), which is never the size of an order. */
  readonly isPrice: boolean
}
export interface ContactSpan extends Piece {
  readonly kind: 'contact'
  /** The known name, else the words of the text (张总). */
  readonly name: string
  /** Absent for a person nobody has recorded yet, and when several known contacts fit. */
  readonly id?: string
  /** Known contacts that fit equally well; the person chooses. */
  readonly candidates?: readonly string[]
}
export interface CustomerSpan extends Piece {
  readonly kind: 'customer'
  readonly id: string
  readonly name: string
}
export interface OutcomeSpan extends Piece {
  readonly kind: 'outcome'
  readonly outcome: Exclude<VisitOutcome, ''>
}
/** Who owes it: `us` = we owe the customer. */
export type PromiseSide = 'us' | 'them'
export interface PromiseSpan extends Piece {
  readonly kind: 'promise'
  readonly side: PromiseSide
  /** The thing to do, without its date: 送第二批样品. */
  readonly title: string
  readonly due?: DateSpan
  readonly time?: TimeSpan
}

/** Sorted by start. A promise may contain spans of other kinds; no others overlap. */
export type Span = DateSpan | TimeSpan | MoneySpan | ContactSpan | CustomerSpan | OutcomeSpan | PromiseSpan
export type SpanKind = Span['kind']

export interface NextStep {
  readonly title: string
  readonly side: PromiseSide
  readonly due?: Day
  readonly time?: ClockTime
  /** The promise itself: taking it back takes the step back. */
  readonly spans: readonly Span[]
  /** Date and time of it: taking these back leaves the step without a due day. */
  readonly dueSpans: readonly Span[]
}

/**
 * What the log screen makes chips from. Each chip names the spans it came from; × remembers their texts
 * (`dismissed` of the context) and the next parse leaves them text.
 */
export interface Proposal {
  /** A customer named in the text, when none is given by the screen. */
  readonly customer?: { readonly id: string; readonly name: string; readonly spans: readonly Span[] }
  readonly outcome?: { readonly value: Exclude<VisitOutcome, ''>; readonly spans: readonly Span[] }
  /** Everybody named, once each, in the order of the text. */
  readonly contacts: readonly {
    readonly name: string
    readonly id?: string
    readonly candidates?: readonly string[]
    readonly spans: readonly Span[]
  }[]
  /** The first thing we owe, else the first they owe. */
  readonly next?: NextStep
  /** Every promise, ours and theirs, in the order of the text. */
  readonly promises: readonly NextStep[]
  readonly order?: { readonly amount: number; readonly spans: readonly Span[] }
  /** When the visit happened. */
  readonly at?: { readonly day: Day; readonly time?: ClockTime; readonly spans: readonly Span[] }
}

export interface Sentence {
  readonly spans: readonly Span[]
  readonly proposal: Proposal
}
