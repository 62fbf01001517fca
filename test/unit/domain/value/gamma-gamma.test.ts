import { expect, test } from 'vitest'
import { expectedSpend, gammaGammaLnLikelihood, spendCorrelation } from '#shared/domain/value/gamma-gamma.ts'

const params = { p: 5, q: 4, v: 60 }

test.each([
  [0, 0, 100],
  [1, 40, 62.5],
  [3, 40, 50],
  [3, 12, 26.6667],
  [10, 100, 100],
])('DOMAIN 1.7: of %d repeat purchases of %d the next is worth %d', (x, m, expected) => {
  expect(expectedSpend(params, { x, m }, 1)).toBeCloseTo(expected, 4)
})

test.each([
  [1, 40, -4.678846],
  [3, 40, -4.752841],
  [10, 100, -5.031709],
])('DOMAIN 1.7: ln L of (%d, %d) is %d', (x, m, expected) => {
  expect(gammaGammaLnLikelihood(params)({ x, m })).toBeCloseTo(expected, 6)
})

test('DOMAIN 1.5: a model without a mean leaves a customer its own and gives others the usual', () => {
  expect(expectedSpend({ p: 5, q: 0.9, v: 60 }, { x: 2, m: 40 }, 75)).toBe(40)
  expect(expectedSpend({ p: 5, q: 0.9, v: 60 }, { x: 0, m: 0 }, 75)).toBe(75)
})

test('number and amount of purchases can rise together, against each other, or not be related', () => {
  const of = (...ms: readonly number[]) => spendCorrelation(ms.map((m, i) => ({ x: i + 1, m })))
  expect(of(10, 20, 30)).toBeCloseTo(1, 12)
  expect(of(30, 20, 10)).toBeCloseTo(-1, 12)
  expect(of(10, 30, 10)).toBeCloseTo(0, 12)
  expect(of(10, 10, 10)).toBe(0)
})
