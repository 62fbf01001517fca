/** Customers who buy in a rhythm: what they are worth can be worked out by hand. */
import { addDays, type Day } from '#shared/domain/day.ts'
import type { ValuedCustomer } from '#shared/domain/value/buyer.ts'

/** `count` purchases of `amount`, `gap` days apart, the first on `from`. */
export function makeBuyer(
  id: string,
  from: Day,
  count: number,
  gap: number,
  amount = 10_000,
  rest: Partial<ValuedCustomer> = {},
): ValuedCustomer {
  const sales = Array.from({ length: count }, (_, n) => ({ day: addDays(from, n * gap), amount }))
  return { id, segment: '', sales, ...rest }
}

export const makeBuyers = (size: number, from: Day, count: number, gap: number): readonly ValuedCustomer[] =>
  Array.from({ length: size }, (_, n) => makeBuyer(`c${String(n).padStart(3, '0')}`, addDays(from, n % 28), count, gap))
