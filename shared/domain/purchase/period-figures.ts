/** What the customers of a scope bought in a period, as ratios that keep their parts (DOMAIN 3.9). */
import { type Origin, originOf } from '../analysis/origin.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Share, shareOf } from '../analysis/share.ts'
import { type Day, dayToNumber } from '../day.ts'
import { netBetween, type PurchaseHistory, purchasesBetween } from './purchase-history.ts'

export interface PeriodFigures extends Origin {
  /** Net with returns, minor units. */
  readonly revenue: number
  /** Purchase days; customers with at least one. */
  readonly orders: number
  readonly buyers: number
  /** Net ÷ purchase days. */
  readonly orderValue: Share
  /** Customers with two or more purchase days ÷ with one or more. */
  readonly repeat: Share
  /** Purchase days ÷ buyers, in the period; `perYear` scales it to 365 days. */
  readonly frequency: Share
  readonly perYear: number | null
  /** Customers whose first purchase ever falls in the period. */
  readonly gained: number
  /** Prospects at the start that bought ÷ prospects at the start; null when nobody says who was one. */
  readonly acquisition: Share | null
}

/**
 * @param prospects customers entered before the start that had not bought by then, with or without a history; undefined
 * when that is not known.
 */
export function periodFigures(
  histories: readonly PurchaseHistory[],
  { start, end }: { readonly start: Day; readonly end: Day },
  settings: AnalysisSettings,
  prospects?: ReadonlySet<string>,
): PeriodFigures {
  const [from, to] = [dayToNumber(start), dayToNumber(end)]
  let [revenue, orders, buyers, repeaters, gained, won] = [0, 0, 0, 0, 0, 0]
  for (const history of histories) {
    revenue += netBetween(history, from, to)
    const count = purchasesBetween(history, from, to)
    if (count === 0) continue
    orders += count
    buyers++
    if (count > 1) repeaters++
    if ((history.purchases[0] ?? to) >= from) gained++
    if (prospects?.has(history.customer)) won++
  }
  const frequency = shareOf(orders, buyers)
  return {
    ...originOf(settings, end),
    revenue,
    orders,
    buyers,
    orderValue: shareOf(revenue, orders),
    repeat: shareOf(repeaters, buyers),
    frequency,
    perYear: frequency.value === null ? null : (frequency.value * 365) / (to - from + 1),
    gained,
    acquisition: prospects ? shareOf(won, prospects.size) : null,
  }
}
