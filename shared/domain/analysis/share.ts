/** A ratio that keeps what it was made of: groups are added up before they are divided, never averaged (DOMAIN 3.3, 5.6). */

export interface Share {
  readonly part: number
  readonly whole: number
  /** part ÷ whole; null of nothing. */
  readonly value: number | null
}

export const shareOf = (part: number, whole: number): Share => ({ part, whole, value: ratio(part, whole) })

/** Null where the whole is not above zero: a ratio to nothing, or to a loss, says nothing. */
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)
