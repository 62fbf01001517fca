/**
 * Gamma–Gamma spend (DOMAIN 1.5; Fader, Hardie & Lee 2005, JMR 42(4):415–430; Fader & Hardie 2013, note 025). What a customer
 * spends varies around a mean of its own, and the means vary between customers, whatever the number of purchases.
 */
import { ln } from '../analysis/portable-math.ts'
import { byCount } from './purchase-model.ts'
import { lnGamma } from './special-function.ts'

/** v is in the unit of the amounts. */
export interface GammaGammaParams {
  readonly p: number
  readonly q: number
  readonly v: number
}

/** A customer's repeat purchases and their mean amount, 0 without any. */
export interface Spend {
  readonly x: number
  readonly m: number
}

/** ln L of one customer with x > 0 and m > 0; what hangs on the parameters alone is worked out once. */
export function gammaGammaLnLikelihood({ p, q, v }: GammaGammaParams): (spend: Spend) => number {
  const fixed = q * ln(v) - lnGamma(q)
  const counted = byCount(x => fixed + lnGamma(p * x + q) - lnGamma(p * x) + p * x * ln(x))
  return ({ x, m }) => counted(x) + (p * x - 1) * ln(m) - (p * x + q) * ln(x * m + v)
}

/**
 * E[M | x, m]: what a purchase of the customer is worth, its own mean drawn towards everybody's. With q ≤ 1 the model has no mean:
 * then a customer's own stands as it is, and `usual` for who has none.
 */
export function expectedSpend({ p, q, v }: GammaGammaParams, { x, m }: Spend, usual: number): number {
  if (q <= 1) return x === 0 ? usual : m
  const own = (p * x) / (p * x + q - 1)
  return own * m + ((1 - own) * p * v) / (q - 1)
}

/** How x and m move together, −1 to 1; the model takes them to be unrelated, so far from 0 it misleads. 0 when one is the same everywhere. */
export function spendCorrelation(spends: readonly Spend[]): number {
  const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const xs = spends.map(({ x }) => x)
  const ms = spends.map(({ m }) => m)
  const [meanX, meanM] = [meanOf(xs), meanOf(ms)]
  let [xm, xx, mm] = [0, 0, 0]
  for (const { x, m } of spends) {
    xm += (x - meanX) * (m - meanM)
    xx += (x - meanX) * (x - meanX)
    mm += (m - meanM) * (m - meanM)
  }
  return xx === 0 || mm === 0 ? 0 : xm / Math.sqrt(xx * mm)
}
