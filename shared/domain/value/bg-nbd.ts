/**
 * BG/NBD (DOMAIN 1.2; Fader, Hardie & Lee 2005, Marketing Science 24(2):275–284). While alive, purchases are Poisson(λ) with
 * λ ~ Gamma(r, rate alpha); after each *repeat* purchase the customer stops with p ~ Beta(a, b).
 */
import { exp, ln, lnSum, raised } from '../analysis/portable-math.ts'
import type { History } from './history.ts'
import { besideOne, besideZero, byCount, type PurchaseModel } from './purchase-model.ts'
import { hypergeometric, lnBeta, lnGamma } from './special-function.ts'

export interface BetaGeometricParams {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

export const bgNbd: PurchaseModel<BetaGeometricParams> = { lnLikelihood, aliveChance, expected, expectedNext }

function lnLikelihood({ r, alpha, a, b }: BetaGeometricParams): (history: History) => number {
  const fixed = r * ln(alpha) - lnGamma(r) - lnBeta(a, b)
  const counted = byCount(x => fixed + lnGamma(r + x) + lnBeta(a, b + x))
  const stops = byCount(x => ln(a / (b + x - 1)))
  return ({ x, tx, T }) => {
    const alive = -(r + x) * ln(alpha + T)
    return counted(x) + (x === 0 ? alive : lnSum(alive, stops(x) - (r + x) * ln(alpha + tx)))
  }
}

function aliveChance({ r, alpha, a, b }: BetaGeometricParams, { x, tx, T }: History): number {
  return x === 0 ? 1 : 1 / (1 + (a / (b + x - 1)) * raised((alpha + T) / (alpha + tx), r + x))
}

function expected({ r, alpha, a, b }: BetaGeometricParams, t: number): number {
  return purchasesWhileAlive(a, a + b - 1, r, alpha, t)
}

function expectedNext(params: BetaGeometricParams, history: History, t: number): number {
  const { r, alpha, a, b } = params
  const { x, T } = history
  return purchasesWhileAlive(a, a + b + x - 1, r + x, alpha + T, t) * aliveChance(params, history)
}

/**
 * What a customer buys in t who is alive, with λ ~ Gamma(shape, rate): c ÷ (a − 1) · {1 − kept^(a−1) · 2F1(c − shape, a − 1; c; 1 − kept)}.
 * That is the hypergeometric of the papers after Euler's transformation, in which no power overflows however much was bought.
 */
export function purchasesWhileAlive(a: number, c: number, shape: number, rate: number, t: number): number {
  const kept = rate / (rate + t)
  const [stop, base] = [besideOne(a), besideZero(c)]
  return (base / (stop - 1)) * (1 - raised(kept, stop - 1) * hypergeometric(base - shape, stop - 1, base, 1 - kept))
}

/** P(X(t) = k): that a customer nobody knows yet makes k purchases after the first in t. */
export function bgNbdCountChance({ r, alpha, a, b }: BetaGeometricParams, t: number, k: number): number {
  const kept = ln(alpha / (alpha + t))
  const bought = ln(t / (alpha + t))
  const lnCount = (j: number): number => lnGamma(r + j) - lnGamma(r) - lnGamma(j + 1) + r * kept + j * bought
  const whole = exp(lnBeta(a, b + k) - lnBeta(a, b) + lnCount(k))
  if (k === 0) return whole
  let fewer = 0
  for (let j = 0; j < k; j++) fewer += exp(lnCount(j))
  return whole + exp(lnBeta(a + 1, b + k - 1) - lnBeta(a, b)) * (1 - fewer)
}
