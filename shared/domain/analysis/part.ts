/** An index is a weighted mean of parts. What is not known is left out and its weight with it, and the index says so (DOMAIN 0.4). */
import type { Day } from '../day.ts'
import { type Origin, originOf } from './origin.ts'

/** Something the figure was read from, which a screen can open. */
export interface Evidence {
  readonly kind: 'visit' | 'order' | 'promise' | 'answer' | 'score' | 'estimate' | 'issue' | 'contact'
  readonly id: string
  /** '' when it has none. */
  readonly day: Day
  /** Member who judged, where somebody did. */
  readonly by?: string
}

/** facts: counted from records. judgement: somebody's opinion. assumed: nobody knows, a neutral value stands in. */
export type Basis = 'facts' | 'judgement' | 'assumed' | 'unknown'

/** A value of one input, or that it is not known. */
export interface Known {
  /** On the scale of the part; null when nobody knows. */
  readonly value: number | null
  readonly basis: Basis
  /** How much of its weight counts as known: 1, less for an old judgement, 0 when assumed or unknown. */
  readonly known: number
  readonly evidence: readonly Evidence[]
}

export interface Part extends Known {
  readonly id: string
  readonly weight: number
}

/** A figure made of parts. Null when no part is known. */
export interface Index extends Origin {
  readonly value: number | null
  /** Share of the weight that is known, 0–1. */
  readonly coverage: number
  /** Too little is known: drawn hollow, and nothing happens by itself because of it. */
  readonly isHollow: boolean
  /** Why: in the order of the rule. */
  readonly parts: readonly Part[]
  /** Pieces of evidence behind it. */
  readonly facts: number
}

export const unknown: Known = { value: null, basis: 'unknown', known: 0, evidence: [] }

export const assumed = (value: number): Known => ({ value, basis: 'assumed', known: 0, evidence: [] })

/** Counted from `evidence`; null is unknown. */
export const factual = (value: number | null, evidence: readonly Evidence[] = []): Known =>
  value === null ? unknown : { value, basis: 'facts', known: 1, evidence }

/** The same input on another scale. */
export const scaled = (input: Known, scale: (value: number) => number): Known =>
  input.value === null ? input : { ...input, value: scale(input.value) }

/** Mean of the values that are there, by weight, in the order given; null without any. */
export function weightedMean(parts: readonly Pick<Part, 'value' | 'weight'>[]): number | null {
  let [sum, weights] = [0, 0]
  for (const { value, weight } of parts) {
    if (value === null) continue
    sum += weight * value
    weights += weight
  }
  return weights === 0 ? null : sum / weights
}

/** Σ known weight ÷ Σ weight, the same whatever the parts say. */
export function coverageOf(parts: readonly Pick<Part, 'known' | 'weight'>[]): number {
  let [sum, weights] = [0, 0]
  for (const { known, weight } of parts) {
    sum += weight * known
    weights += weight
  }
  return weights === 0 ? 0 : sum / weights
}

/** A value and the parts it was made of; without any known part there is no value. */
export function indexFrom(
  value: number | null,
  parts: readonly Part[],
  settings: { readonly version: string; readonly hollowBelow: number },
  asOf: Day,
): Index {
  const coverage = coverageOf(parts)
  return {
    ...originOf(settings, asOf),
    value: coverage === 0 ? null : value,
    coverage,
    isHollow: coverage < settings.hollowBelow,
    parts,
    facts: parts.reduce((sum, { evidence }) => sum + evidence.length, 0),
  }
}
