/** A, B, C by the share of the whole a customer and everybody larger make up (DOMAIN 3.2). */
import type { AnalysisSettings } from '../analysis/settings.ts'

export type AbcClass = 'A' | 'B' | 'C'

export interface CustomerValue {
  readonly customer: string
  /** Net, margin or lifetime value; null when it is not known. */
  readonly value: number | null
}

export interface AbcPlace extends CustomerValue {
  /** Of the sum of all values above zero. */
  readonly share: number
  /** Share of all who are larger. Equals have one `before`, so they have one class. */
  readonly before: number
  /** Null while the value is not known. */
  readonly class: AbcClass | null
  readonly reason: AbcReason
}

export type AbcReason =
  | 'share'
  /** Nothing earned or a loss: C whatever the cuts. */
  | 'not-positive'
  /** Nobody earned anything. */
  | 'no-sales'
  | 'unknown'

export type AbcCuts = Pick<AnalysisSettings['abc'], 'cutA' | 'cutB'>

/** Largest first, equals by id, unknown last. */
export function abcClasses(values: readonly CustomerValue[], cuts: AbcCuts): readonly AbcPlace[] {
  const ordered = [...values].sort(byValue)
  const total = ordered.reduce((sum, { value }) => sum + Math.max(0, value ?? 0), 0)
  let [sum, before, last]: [number, number, number | null] = [0, 0, null]
  return ordered.map(({ customer, value }) => {
    if (value !== last) [before, last] = [total > 0 ? sum / total : 0, value]
    const amount = Math.max(0, value ?? 0)
    sum += amount
    const place = { customer, value, share: total > 0 ? amount / total : 0, before }
    if (value === null) return { ...place, class: null, reason: 'unknown' }
    if (value <= 0) return { ...place, class: 'C', reason: total > 0 ? 'not-positive' : 'no-sales' }
    return { ...place, class: classAt(before, cuts), reason: 'share' }
  })
}

/** How many of each class other cuts would make: for a slider, in one pass over places that stand. */
export function abcCounts(places: readonly AbcPlace[], cuts: AbcCuts): { readonly [c in AbcClass]: number } {
  const counts = { A: 0, B: 0, C: 0 }
  for (const { value, before } of places) if (value !== null) counts[value > 0 ? classAt(before, cuts) : 'C']++
  return counts
}

const classAt = (before: number, { cutA, cutB }: AbcCuts): AbcClass => (before < cutA ? 'A' : before < cutB ? 'B' : 'C')

const byValue = (a: CustomerValue, b: CustomerValue): number => {
  if (a.value !== b.value) return a.value === null ? 1 : b.value === null ? -1 : b.value - a.value
  return a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0
}
