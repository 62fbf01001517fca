import { expect, test } from 'vitest'
import { standardSettings as settings } from '#shared/domain/analysis/settings.ts'
import { buyersOf } from '#shared/domain/value/buyer.ts'
import { orderValuesOf } from '#shared/domain/value/order-value.ts'
import { makeBuyer } from './make-buyers.ts'

/** Who comes 2 to 11 times, for amounts that the number of purchases makes. */
const spending = (size: number, amountOf: (n: number) => number) =>
  buyersOf(
    Array.from({ length: size }, (_, n) => makeBuyer(`c${n}`, '2026-01-01', 2 + (n % 10), 7, amountOf(n))),
    '2026-06-30',
  )

test('DOMAIN 1.5: Gamma–Gamma is said to mislead when who comes more often also spends more, or less', () => {
  const misleads = (amountOf: (n: number) => number) =>
    orderValuesOf(spending(40, amountOf), true, settings).gammaGamma?.isMisleading
  expect(misleads(n => 10_000 + 1_000 * (n % 10))).toBe(true)
  expect(misleads(n => 20_000 - 1_000 * (n % 10))).toBe(true)
  expect(misleads(n => 10_000 + 1_000 * (n % 7))).toBe(false)
})

test('DOMAIN 1.6: with fewer than thirty repeaters, or where nobody may fit, it is the shrunk mean', () => {
  expect(
    orderValuesOf(
      spending(29, () => 10_000),
      true,
      settings,
    ).gammaGamma,
  ).toBeNull()
  expect(
    orderValuesOf(
      spending(40, () => 10_000),
      false,
      settings,
    ),
  ).toEqual({
    bySegment: { '': 10_000 },
    overall: 10_000,
    gammaGamma: null,
  })
})
