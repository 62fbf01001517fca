/** Customers as the value ladder sees them: what is known of each, what each has bought, how much there is to go by. */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'
import type { AbcClass } from '../purchase/abc.ts'
import { hiatusOf } from '../purchase/hiatus.ts'
import { type CustomerHistory, historyOf, type Purchase, purchasesOf, type Sale } from './purchase-log.ts'

export interface ValuedCustomer {
  readonly id: string
  readonly abc?: AbcClass
  /** Where its own orders say little a customer is taken to be like the others of its segment. */
  readonly segment: string
  readonly sales: readonly Sale[]
  /** Gross margin, 0–1, where it is known. */
  readonly marginRate?: number
  /** Of a customer without a purchase: the chance to win it, 0–1, where somebody said one. */
  readonly winChance?: number
}

/** A customer with a purchase. */
export interface Buyer {
  readonly customer: ValuedCustomer
  /** Oldest first. */
  readonly purchases: readonly Purchase[]
  /** In weeks. */
  readonly history: CustomerHistory
}

/** By id, whatever the order of the customers. */
export function buyersOf(customers: readonly ValuedCustomer[], asOf: Day): readonly Buyer[] {
  return customers.toSorted(byId).flatMap(customer => {
    const purchases = purchasesOf(customer.sales, asOf)
    const history = historyOf(purchases, asOf)
    return history ? [{ customer, purchases, history }] : []
  })
}

/** Whether the customer had been silent for longer than its own rhythm allows (DOMAIN 3.5). @param asOf day number. */
export function isLost(
  { customer, purchases }: Buyer,
  asOf: number,
  settings: Pick<AnalysisSettings, 'hiatus'>,
): boolean {
  const days = { purchases: purchases.map(({ day }) => day) }
  return hiatusOf(days, asOf, customer.abc, settings)?.state === 'lost'
}

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** How much there is to go by: what the tests of the rungs ask for, and purchases altogether. */
export interface Grounds {
  readonly customers: number
  readonly purchases: number
  readonly repeats: number
  readonly repeaters: number
  /** Since the first purchase of anybody. */
  readonly weeks: number
}

export function groundsOf(buyers: readonly Buyer[]): Grounds {
  let [purchases, repeaters, weeks] = [0, 0, 0]
  for (const { history } of buyers) {
    purchases += history.x + 1
    if (history.x > 0) repeaters++
    if (history.T > weeks) weeks = history.T
  }
  return { customers: buyers.length, purchases, repeats: purchases - buyers.length, repeaters, weeks }
}
