/** NBD: purchases are Poisson(λ) with λ ~ Gamma(r, rate alpha) and nobody stops (Ehrenberg 1959): the rate of rung 2 (DOMAIN 1.6). */
import { ln } from '../analysis/portable-math.ts'
import type { History } from './history.ts'
import { byCount } from './purchase-model.ts'
import { lnGamma } from './special-function.ts'

export interface NbdParams {
  readonly r: number
  readonly alpha: number
}

/** ln L of the days of the purchases of one customer. */
export function nbdLnLikelihood({ r, alpha }: NbdParams): (history: History) => number {
  const fixed = r * ln(alpha) - lnGamma(r)
  const counted = byCount(x => fixed + lnGamma(r + x))
  return ({ x, T }) => counted(x) - (r + x) * ln(alpha + T)
}

/** Purchases in a unit of time: the customer's own rate drawn towards everybody's. */
export const shrunkRate = ({ r, alpha }: NbdParams, { x, T }: Pick<History, 'x' | 'T'>): number => (r + x) / (alpha + T)
