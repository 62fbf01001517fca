/** Does a customer buy more or less than before, how often, and for how much a time (feat:C1, C2, B7). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import { netBetween, netOfLast, type PurchaseHistory, purchasesBetween } from './purchase-history.ts'

export interface PurchaseTrend {
  /** Days of each of the two windows. */
  readonly days: number
  /** Net of the latest days and of as many before them, minor units. */
  readonly now: number
  readonly before: number
  /** now ÷ before; null where before is not above zero. */
  readonly ratio: number | null
  /** `new`: something now, nothing before. Null: nothing in either. */
  readonly direction: 'up' | 'flat' | 'down' | 'new' | null
  /** Purchase days of the two windows. */
  readonly purchases: number
  readonly purchasesBefore: number
}

/** @param asOf day number. */
export function purchaseTrend(
  history: PurchaseHistory,
  asOf: number,
  { trend }: Pick<AnalysisSettings, 'trend'>,
): PurchaseTrend {
  const { days } = trend
  const [now, before] = [netOfLast(history, days, asOf), netOfLast(history, days, asOf, days)]
  const ratio = before > 0 ? now / before : null
  return {
    days,
    now,
    before,
    ratio,
    direction: directionOf(ratio, now, trend),
    purchases: purchasesBetween(history, asOf - days + 1, asOf),
    purchasesBefore: purchasesBetween(history, asOf - 2 * days + 1, asOf - days),
  }
}

function directionOf(
  ratio: number | null,
  now: number,
  { up, down }: AnalysisSettings['trend'],
): PurchaseTrend['direction'] {
  if (ratio === null) return now > 0 ? 'new' : null
  return ratio >= up ? 'up' : ratio <= down ? 'down' : 'flat'
}

export interface OrderSize {
  /** Net of a purchase day, minor units; null without one. */
  readonly mean: number | null
  readonly largest: number | null
  readonly purchases: number
}

/** Of the purchase days between two day numbers, both included; returns of other days do not count. */
export function orderSize({ days, sums, purchases }: PurchaseHistory, from: number, to: number): OrderSize {
  let [sum, largest, count, at] = [0, 0, 0, 0]
  for (const day of purchases) {
    if (day < from || day > to) continue
    while ((days[at] ?? day) < day) at++
    const net = (sums[at + 1] ?? 0) - (sums[at] ?? 0)
    sum += net
    largest = Math.max(largest, net)
    count++
  }
  return count === 0 ? { mean: null, largest: null, purchases: 0 } : { mean: sum / count, largest, purchases: count }
}

/** What a customer bought in the days before and after something was given to it (feat:G8). */
export interface Effect {
  readonly days: number
  readonly before: { readonly net: number; readonly purchases: number }
  readonly after: { readonly net: number; readonly purchases: number }
  /** The days after are not over yet. */
  readonly isEarly: boolean
}

/** @param given day number; it belongs to neither side. */
export function effectOf(history: PurchaseHistory, given: number, days: number, asOf: number): Effect {
  const side = (from: number, to: number): Effect['before'] => ({
    net: netBetween(history, from, to),
    purchases: purchasesBetween(history, from, to),
  })
  return {
    days,
    before: side(given - days, given - 1),
    after: side(given + 1, Math.min(given + days, asOf)),
    isEarly: asOf < given + days,
  }
}
