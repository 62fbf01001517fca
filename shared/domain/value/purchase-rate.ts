/** How often customers buy and whether they still do, on the rung of the ladder that they reach (DOMAIN 1.6). */
import { raised } from '../analysis/portable-math.ts'
import type { BetaGeometricParams } from './bg-nbd.ts'
import { weeksOfYear } from './discounted-purchases.ts'
import type { Fit } from './fit.ts'
import type { History } from './history.ts'
import { mbgNbd } from './mbg-nbd.ts'
import { type NbdParams, shrunkRate } from './nbd.ts'

export type PurchaseRate =
  /** A rate from a prior, and one chance for everybody to be kept for another year. */
  | {
      readonly rung: 'formula'
      readonly params: NbdParams
      readonly retention: number
      /** Of those who were customers a year ago, how many still are. */
      readonly kept: number
      readonly of: number
    }
  | ({ readonly rung: 'shrunk' } & Fit<NbdParams>)
  | ModelRate

/** MBG/NBD. */
export type ModelRate = { readonly rung: 'map' | 'ml' } & Fit<BetaGeometricParams>

export const isModel = (rate: PurchaseRate): rate is ModelRate => rate.rung === 'map' || rate.rung === 'ml'

/** What was seen of one customer. */
export interface Seen {
  /** In weeks. */
  readonly history: History
  /** Silent for longer than its own rhythm allows. */
  readonly isLost: boolean
}

/** Chance that the customer still buys: 0 or 1 by its silence below rung 3, from there on the model's. */
export function aliveChanceOf(rate: PurchaseRate, { history, isLost }: Seen): number {
  if (isModel(rate)) return mbgNbd.aliveChance(rate.params, history)
  return isLost ? 0 : 1
}

/** Purchases of the weeks to come. */
export function purchasesAhead(rate: PurchaseRate, { history, isLost }: Seen): (weeks: number) => number {
  if (isModel(rate)) return weeks => mbgNbd.expectedNext(rate.params, history, weeks)
  const weekly = isLost ? 0 : shrunkRate(rate.params, history)
  if (rate.rung === 'shrunk') return weeks => weekly * weeks
  return weeks => weekly * weeks * raised(rate.retention, weeks / weeksOfYear)
}

/** Shares of the expected rate between which the customer's own is, four times in five. */
export interface RateRange {
  readonly low: number
  readonly high: number
}

/** Normal quantile of .9. */
const bandWidth = 1.2815515655446004

/** Of a rate that is Gamma(r + x), after Wilson & Hilferty: within 1 % from r + x = 2 on; with less the low end is next to nothing. */
export function rateRange({ params }: PurchaseRate, { history }: Seen): RateRange {
  const shape = params.r + history.x
  const at = (z: number): number => {
    const root = Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape)))
    return root * root * root
  }
  return { low: at(-bandWidth), high: at(bandWidth) }
}
