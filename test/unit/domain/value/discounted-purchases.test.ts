import { expect, test } from 'vitest'
import { discountedPurchases, lifetimeMultiple, multipleWithin } from '#shared/domain/value/discounted-purchases.ts'
import { shrunkRate } from '#shared/domain/value/nbd.ts'
import { shrunkMean } from '#shared/domain/value/shrunk-mean.ts'

test('DOMAIN 1.7: 120,000 a year kept with .85 at 10 % are worth 408,000, 528,000 with this year, 219,748 in three', () => {
  expect(120_000 * lifetimeMultiple(0.85, 0.1)).toBeCloseTo(408_000, 6)
  expect(120_000 * (1 + lifetimeMultiple(0.85, 0.1))).toBeCloseTo(528_000, 6)
  expect(120_000 * multipleWithin(3, 0.85, 0.1)).toBeCloseTo(219_748, 0)
})

test('DOMAIN 1.7: kept 3 of 3 with .80 as good as ten customers is .8462, worth 400,000', () => {
  const retention = shrunkMean(3, 1, 10, 0.8)
  expect(retention).toBeCloseTo(0.8462, 4)
  expect(120_000 * lifetimeMultiple(retention, 0.1)).toBeCloseTo(400_000, 6)
})

test('DOMAIN 1.7: 4 orders of 30,000 in a segment of 18,000 make 24,000', () => {
  expect(shrunkMean(4, 30_000, 4, 18_000)).toBe(24_000)
})

test.each([
  [0, 0.25, 2.667],
  [0, 2, 0.8],
  [4, 1, 4],
  [12, 2, 5.6],
])('DOMAIN 1.7: %d purchases in %d years are %d a year', (x, years, expected) => {
  expect(shrunkRate({ r: 2, alpha: 0.5 }, { x, T: years })).toBeCloseTo(expected, 3)
})

test('DOMAIN 1.5: one purchase a month for a year at 10 % is worth 11.4 of today', () => {
  const monthly = discountedPurchases(weeks => weeks / (365.25 / 7 / 12), 12, 0.1)
  const discount = 1.1 ** (1 / 12) - 1
  expect(monthly).toBeCloseTo((1 - 1.1 ** -1) / discount, 10)
  expect(discountedPurchases(weeks => weeks, 0, 0.1)).toBe(0)
})
