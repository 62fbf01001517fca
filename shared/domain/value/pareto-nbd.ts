/**
 * Pareto/NBD (DOMAIN 1.4; Schmittlein, Morrison & Colombo 1987; Fader & Hardie, notes 008 and 009). Purchases as in BG/NBD; the
 * lifetime is exponential(μ) with μ ~ Gamma(s, rate beta), so a customer can stop at any moment.
 */
import { exp, ln, ln1p, lnDifference, lnSum, raised } from '../analysis/portable-math.ts'
import type { History } from './history.ts'
import { besideOne, byCount, type PurchaseModel } from './purchase-model.ts'
import { hypergeometricOfOne, lnGamma } from './special-function.ts'

export interface ParetoParams {
  readonly r: number
  readonly alpha: number
  readonly s: number
  readonly beta: number
}

export const paretoNbd: PurchaseModel<ParetoParams> = { lnLikelihood, aliveChance, expected, expectedNext }

function lnLikelihood(params: ParetoParams): (history: History) => number {
  const { r, alpha, s, beta } = params
  const fixed = r * ln(alpha) - lnGamma(r) + s * ln(beta)
  const counted = byCount(x => fixed + lnGamma(r + x))
  return history => {
    const { x, T } = history
    return counted(x) + lnSum(-(r + x) * ln(alpha + T) - s * ln(beta + T), lnStopped(params, history))
  }
}

function aliveChance(params: ParetoParams, history: History): number {
  const { r, alpha, s, beta } = params
  const { x, T } = history
  return 1 / (1 + exp((r + x) * ln(alpha + T) + s * ln(beta + T) + lnStopped(params, history)))
}

function expected({ r, alpha, s, beta }: ParetoParams, t: number): number {
  return (r / alpha) * lifetimeWithin({ s, beta }, t)
}

function expectedNext(params: ParetoParams, history: History, t: number): number {
  const { r, alpha, s, beta } = params
  const { x, T } = history
  return ((r + x) / (alpha + T)) * lifetimeWithin({ s, beta: beta + T }, t) * aliveChance(params, history)
}

/** How much of the next t somebody who is alive lives through, on average. */
function lifetimeWithin({ s: nearOne, beta }: Pick<ParetoParams, 's' | 'beta'>, t: number): number {
  const s = besideOne(nearOne)
  return (beta / (s - 1)) * (1 - raised(beta / (beta + t), s - 1))
}

/** ln of s ÷ (r + s + x) · A0: the share of the likelihood in which the customer stopped between tx and T. */
function lnStopped({ r, alpha, s, beta }: ParetoParams, { x, tx, T }: History): number {
  if (tx === T) return -Infinity
  const lnPart = lnPartFrom({ r, alpha, s, beta }, x)
  return ln(s / (r + s + x)) + lnDifference(lnPart(tx), lnPart(T))
}

/**
 * ln F(t) of the notes, its hypergeometric after Euler's transformation: no power overflows, and one form does for either of
 * alpha and beta being the larger.
 */
function lnPartFrom({ r, alpha, s, beta }: ParetoParams, x: number): (t: number) => number {
  return t =>
    ln(hypergeometricOfOne(r + x, r + s + x + 1, (alpha - beta) / (alpha + t))) -
    (r + x) * ln(alpha + t) -
    s * ln(beta + t)
}

/**
 * DERT: purchases the customer still makes, each worth e^(−discount · t) of one made today. `discount` is above 0 and in the
 * unit of time: ln(1 + annual) ÷ 52 a week.
 */
export function paretoResidual(params: ParetoParams, history: History, discount: number): number {
  const { r, alpha, s, beta } = params
  const { x, T } = history
  const worth = (t: number): number => exp(-discount * t - s * ln1p(t / (beta + T)))
  return aliveChance(params, history) * ((r + x) / (alpha + T)) * integralToInfinity(worth, 1 / discount)
}

/** ∫ f from 0 on, of a function that dies away like e^(−t/scale): the trapezium rule after t = scale · e^(u − e^−u). */
function integralToInfinity(f: (t: number) => number, scale: number): number {
  const perUnit = 16
  let sum = 0
  for (let step = -5 * perUnit; step <= 5 * perUnit; step++) {
    const falling = exp(-step / perUnit)
    const t = scale * exp(step / perUnit - falling)
    sum += f(t) * t * (1 + falling)
  }
  return sum / perUnit
}
