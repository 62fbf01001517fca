/** Purchase histories in a line, for tests of what is read from orders. */
import { addDays, dayToNumber } from '#shared/domain/day.ts'
import { type CustomerDay, purchaseHistories, type PurchaseHistory } from '#shared/domain/purchase/purchase-history.ts'

export const today = '2026-06-30'
export const todayNumber = dayToNumber(today)

/** Rows of one customer: [days before `today`, net]. */
export const rowsAgo = (customer: string, ...days: readonly (readonly [ago: number, net: number])[]): CustomerDay[] =>
  days.map(([ago, revenue]) => ({ customer, day: addDays(today, -ago), revenue }))

export function makeHistory(...days: readonly (readonly [ago: number, net: number])[]): PurchaseHistory {
  const [history] = purchaseHistories(rowsAgo('c', ...days))
  return history ?? { customer: 'c', days: [], sums: [0], purchases: [] }
}

/** Buys for 100 so many days ago. */
export const boughtAgo = (...days: readonly number[]): PurchaseHistory =>
  makeHistory(...days.map(ago => [ago, 100] as const))
