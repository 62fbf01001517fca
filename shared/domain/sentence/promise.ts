/** A promise found in one clause: whose it is and where its words are. */
import type { PromiseSide } from './span.ts'

export interface FoundPromise {
  readonly side: PromiseSide
  /** Offsets in the clause: the whole phrase, and what its title is made of, in order. */
  readonly start: number
  readonly title: readonly TitlePart[]
  /** A visit or a talk: today it is this visit, not a next step. */
  readonly isMeeting: boolean
  /** A word of will (会, 答应, will) stands with it. */
  readonly isIntended: boolean
}

/** A piece of the clause, or a word in the place of one that says too little alone (约 → 约见). */
export type TitlePart = readonly [start: number, end: number] | string

/** `isDated`: a date stands in the clause, or alone beside it. */
export type ReadPromise = (clause: string, isDated: boolean) => FoundPromise | undefined

/** Offsets of named groups, for rules that use the `d` flag. */
export function placeOf(match: RegExpExecArray, group: string): readonly [number, number] | undefined {
  return match.indices?.groups?.[group]
}
