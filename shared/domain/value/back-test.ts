/**
 * How far the ladder would have been off: climbed on the history up to a cut, asked for the days since, held against what came
 * (DOMAIN 1.6). Shown beside every forecast: all methods take the future to be like the past.
 */
import type { AnalysisSettings } from '../analysis/settings.ts'
import { addDays, type Day, dayToNumber } from '../day.ts'
import { type Buyer, buyersOf, isLost, type ValuedCustomer } from './buyer.ts'
import { orderValueOf } from './order-value.ts'
import { type PurchaseRate, purchasesAhead } from './purchase-rate.ts'
import { climbLadder, type Rung } from './value-ladder.ts'

export interface Foreseen {
  readonly predicted: number
  readonly actual: number
  /** |predicted − actual| ÷ actual; null when nothing came. */
  readonly error: number | null
}

export interface BackTest {
  readonly rung: Rung
  /** Last day that was known. */
  readonly cut: Day
  readonly asOf: Day
  /** Customers known at the cut; who came since is nobody's forecast. */
  readonly customers: number
  readonly purchases: Foreseen
  /** Minor units. */
  readonly revenue: Foreseen
  /** Purchases a customer, on average, whichever way. */
  readonly meanAbsoluteError: number
}

/** Null when nobody had bought by the cut. */
export function backTest(customers: readonly ValuedCustomer[], asOf: Day, settings: AnalysisSettings): BackTest | null {
  const cut = addDays(asOf, -settings.value.holdoutDays)
  const fit = climbLadder(customers, cut, settings)
  const known = buyersOf(customers, cut)
  const { method } = fit
  if (!method) return null
  const came = new Map(buyersOf(customers, asOf).map(({ customer, purchases }) => [customer.id, purchases]))
  const sums = { predicted: 0, actual: 0, revenue: 0, actualRevenue: 0, absolute: 0 }
  for (const buyer of known) {
    const predicted = predictedOf(buyer, method.rate, cut, settings)
    const since = (came.get(buyer.customer.id) ?? []).filter(({ day }) => day > dayToNumber(cut))
    sums.predicted += predicted
    sums.actual += since.length
    sums.absolute += Math.abs(predicted - since.length)
    sums.revenue += predicted * orderValueOf(buyer, method.orders, settings)
    sums.actualRevenue += since.reduce((sum, { amount }) => sum + amount, 0)
  }
  return {
    rung: method.rate.rung,
    cut,
    asOf,
    customers: known.length,
    purchases: foreseen(sums.predicted, sums.actual),
    revenue: foreseen(sums.revenue, sums.actualRevenue),
    meanAbsoluteError: sums.absolute / known.length,
  }
}

function predictedOf(buyer: Buyer, rate: PurchaseRate, cut: Day, settings: AnalysisSettings): number {
  const seen = { history: buyer.history, isLost: isLost(buyer, dayToNumber(cut), settings) }
  return purchasesAhead(rate, seen)(settings.value.holdoutDays / 7)
}

export const foreseen = (predicted: number, actual: number): Foreseen => ({
  predicted,
  actual,
  error: actual === 0 ? null : Math.abs(predicted - actual) / actual,
})
