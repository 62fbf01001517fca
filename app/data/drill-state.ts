/** An airplane drill as the database keeps it (drill.ts): all tabs and workers of the device go by it. */

export interface Drill {
  /** When it began, and the number of the last update then. */
  readonly at: number
  readonly n: number
  /** The person has not reconnected yet. */
  readonly isCut: boolean
  readonly result?: DrillResult
}

export interface DrillResult {
  readonly at: number
  /** failed: this device could not read its own side. */
  readonly kind: 'equal' | 'different' | 'unreachable' | 'failed'
  /** Documents that were compared; of each its customer and what both sides say, '' for a side that has none. */
  readonly docs: readonly ComparedDoc[]
  /** All of them together. */
  readonly here: string
  readonly there: string
}

export interface ComparedDoc {
  readonly doc: string
  readonly here: string
  readonly there: string
}

export const longestCutMs = 30 * 60_000
/** A clock that was set back since does not prolong it. */
export const isCutOff = (drill: Pick<Drill, 'at' | 'isCut'> | undefined, now: number): boolean =>
  drill?.isCut === true && Math.abs(now - drill.at) < longestCutMs
