/**
 * A fit looks for the parameters that make what is known most likely. Every search has a box and an end: the likelihood of
 * customers who never stop is flat, and a search without bounds walks on for minutes (DOMAIN 1.6).
 */
import { minimise } from './nelder-mead.ts'

export interface Fit<Params> {
  readonly params: Params
  /** Without what a prior adds. */
  readonly logLikelihood: number
  readonly evaluations: number
  /** False when the evaluations ran out first. */
  readonly isSettled: boolean
}

/** Logarithms and the like: a parameter that must be above 0 can be looked for anywhere. */
export type Point = readonly number[]

export interface Likelihood<Params> {
  readonly paramsAt: (point: Point) => Params
  readonly lnLikelihood: (params: Params) => number
  /** What a point costs besides its likelihood: −ln of a prior. */
  readonly penaltyAt?: (point: Point) => number
  readonly start: Point
  /** Least and most of each coordinate. */
  readonly box: readonly (readonly [least: number, most: number])[]
}

/** At most about `maxEvaluations` times the likelihood of everybody: that many are the whole cost. */
export function fit<Params>(
  { paramsAt, lnLikelihood, penaltyAt, start, box }: Likelihood<Params>,
  maxEvaluations: number,
): Fit<Params> {
  const isInside = (point: Point): boolean =>
    box.every(([least, most], i) => (point[i] ?? NaN) >= least && (point[i] ?? NaN) <= most)
  const costAt = (point: Point): number =>
    isInside(point) ? (penaltyAt?.(point) ?? 0) - lnLikelihood(paramsAt(point)) : Infinity
  const search = { step: 0.5, maxEvaluations, valueTolerance: 1e-6, sizeTolerance: 1e-4 }
  const { point, evaluations, isSettled } = minimise(costAt, start, search)
  const params = paramsAt(point)
  return { params, logLikelihood: lnLikelihood(params), evaluations, isSettled }
}
