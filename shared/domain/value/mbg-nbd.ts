/**
 * MBG/NBD (DOMAIN 1.3; Batislam, Denizel & Filiztekin 2007, IJRM 24(3):201–209): BG/NBD in which a customer can stop after
 * the first purchase as well. The model to use where one is used: BG says of everybody with one purchase that they are alive.
 */
import { type BetaGeometricParams, purchasesWhileAlive } from './bg-nbd.ts'
import { ln, lnSum, raised } from '../analysis/portable-math.ts'
import type { History } from './history.ts'
import { byCount, type PurchaseModel } from './purchase-model.ts'
import { lnBeta, lnGamma } from './special-function.ts'

export const mbgNbd: PurchaseModel<BetaGeometricParams> = { lnLikelihood, aliveChance, expected, expectedNext }

function lnLikelihood({ r, alpha, a, b }: BetaGeometricParams): (history: History) => number {
  const fixed = r * ln(alpha) - lnGamma(r) - lnBeta(a, b)
  const counted = byCount(x => fixed + lnGamma(r + x) + lnBeta(a, b + x + 1))
  const stops = byCount(x => ln(a / (b + x)))
  return ({ x, tx, T }) => counted(x) + lnSum(-(r + x) * ln(alpha + T), stops(x) - (r + x) * ln(alpha + tx))
}

function aliveChance({ r, alpha, a, b }: BetaGeometricParams, { x, tx, T }: History): number {
  return 1 / (1 + (a / (b + x)) * raised((alpha + T) / (alpha + tx), r + x))
}

/** b ÷ (a + b) do not stop right after the first purchase. */
function expected({ r, alpha, a, b }: BetaGeometricParams, t: number): number {
  return (b / (a + b)) * purchasesWhileAlive(a, a + b, r, alpha, t)
}

function expectedNext(params: BetaGeometricParams, history: History, t: number): number {
  const { r, alpha, a, b } = params
  const { x, T } = history
  return purchasesWhileAlive(a, a + b + x, r + x, alpha + T, t) * aliveChance(params, history)
}
