/** Sums of what is still to come, later money worth less (DOMAIN 1.5, 1.6). Without an amount: times the value of an order it is revenue. */
import { raised } from '../analysis/portable-math.ts'

/** 365.25 days by 7. */
export const weeksOfYear = 365.25 / 7
const weeksOfMonth = weeksOfYear / 12

/**
 * Purchases of the months ahead, each month's discounted from its end: Σ (E[next i] − E[next i−1]) ÷ (1 + d)^i with
 * d = (1 + annual)^(1/12) − 1.
 */
export function discountedPurchases(
  expectedNext: (weeks: number) => number,
  months: number,
  annualDiscount: number,
): number {
  let sum = 0
  let before = 0
  for (let month = 1; month <= months; month++) {
    const upTo = expectedNext(month * weeksOfMonth)
    sum += (upTo - before) * raised(1 + annualDiscount, -month / 12)
    before = upTo
  }
  return sum
}

/** What a year's worth is multiplied by when a customer stays another year with `retention`: ret ÷ (1 + d − ret) (Gupta & Lehmann 2003). This year's own is not in it. */
export const lifetimeMultiple = (retention: number, annualDiscount: number): number =>
  retention / (1 + annualDiscount - retention)

/** The part of it that falls into the next years: Σ (ret ÷ (1 + d))^i. */
export function multipleWithin(years: number, retention: number, annualDiscount: number): number {
  const share = retention / (1 + annualDiscount)
  return (share * (1 - raised(share, years))) / (1 - share)
}
