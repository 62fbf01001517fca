/** Everything orders alone say about all customers, in one pass: what a worker computes and screens list (DOMAIN 3.1, 3.2, 3.5, 3.7). */
import { type Origin, originOf } from '../analysis/origin.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, dayToNumber } from '../day.ts'
import { abcClasses, type AbcPlace } from './abc.ts'
import { type Concentration, concentrationOf } from './concentration.ts'
import { type Hiatus, hiatusOf } from './hiatus.ts'
import { type StageFound, stageOf } from './lifecycle.ts'
import { type CustomerDay, netOfLast, purchaseHistories, type PurchaseHistory } from './purchase-history.ts'
import { type PurchaseTrend, purchaseTrend } from './purchase-trend.ts'
import { rfm, type RfmMethod, type RfmScore } from './rfm.ts'

export interface PurchasePortfolio extends Origin {
  readonly rfmMethod: RfmMethod
  /** By customer id: everybody who was given. */
  readonly customers: ReadonlyMap<string, CustomerPurchases>
  /** By what the classes go by, largest first. */
  readonly places: readonly AbcPlace[]
  readonly concentration: Concentration
  /** Days of a customer that were read. */
  readonly facts: number
}

export interface CustomerPurchases {
  readonly history: PurchaseHistory
  /** Null for who never bought. */
  readonly rfm: RfmScore | null
  readonly hiatus: Hiatus | null
  /** By sales, a prospect is a C. */
  readonly place: AbcPlace
  readonly stage: StageFound
  readonly trend: PurchaseTrend
}

/**
 * @param customers ids of those in question; rows of others are left out, and who has no row is a prospect.
 * @param rows contributions fit.
 * @param valueOf what the classes go by where that is margin or lifetime value (settings `abc.value`); else the net of the window.
 */
export function purchasePortfolio(
  customers: readonly string[],
  rows: readonly CustomerDay[],
  asOf: Day,
  settings: AnalysisSettings,
  valueOf?: (customer: string) => number | null,
): PurchasePortfolio {
  const today = dayToNumber(asOf)
  const asked = new Set(customers)
  const seen = rows.filter(row => asked.has(row.customer) && row.day <= asOf)
  const known = new Map(purchaseHistories(seen).map(history => [history.customer, history]))
  const histories = [...asked].sort().map(customer => known.get(customer) ?? emptyHistory(customer))
  const nets = histories.map(history => netOfLast(history, settings.windowDays, today))
  const places = abcClasses(
    histories.map(({ customer }, n) => ({ customer, value: valueOf ? valueOf(customer) : (nets[n] ?? 0) })),
    settings.abc,
  )
  const placeOf = new Map(places.map(place => [place.customer, place]))
  const scores = rfm(histories, asOf, settings)
  const scoreOf = new Map(scores.customers.map(score => [score.customer, score]))
  const found = histories.map(history => {
    const place = placeOf.get(history.customer) ?? noPlace(history.customer)
    const abc = place.class ?? undefined
    const hiatus = hiatusOf(history, today, abc, settings)
    return [
      history.customer,
      {
        history,
        rfm: scoreOf.get(history.customer) ?? null,
        hiatus,
        place,
        stage: stageOf(history, today, abc, settings, hiatus),
        trend: purchaseTrend(history, today, settings),
      },
    ] as const
  })
  return {
    ...originOf(settings, asOf),
    rfmMethod: scores.method,
    customers: new Map(found),
    places,
    concentration: concentrationOf(nets, settings),
    facts: seen.length,
  }
}

const emptyHistory = (customer: string): PurchaseHistory => ({ customer, days: [], sums: [0], purchases: [] })

const noPlace = (customer: string): AbcPlace => ({
  customer,
  value: null,
  share: 0,
  before: 0,
  class: null,
  reason: 'unknown',
})
