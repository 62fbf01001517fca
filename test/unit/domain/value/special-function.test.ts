import { expect, test } from 'vitest'
import { hypergeometric, hypergeometricOfOne, lnBeta, lnGamma } from '#shared/domain/value/special-function.ts'

test.each([
  [0.5, Math.log(Math.PI) / 2],
  [0.01, 4.599479878042022],
  [1, 0],
  [5, Math.log(24)],
  [171, 706.5730622457874],
  [10_000, 82_099.71749644238],
])('ln Γ(%d) is known to 1e-13', (x, value) => {
  expect(Math.abs(lnGamma(x) - value)).toBeLessThanOrEqual(1e-13 * Math.max(1, value))
})

test('B(2, 3) is a twelfth', () => {
  expect(lnBeta(2, 3)).toBeCloseTo(-Math.log(12), 12)
})

test.each([0.01, 0.5, 0.9, 0.99])('2F1 agrees with what it is in closed form at z = %d', z => {
  expect(hypergeometric(1, 1, 2, z) / (-Math.log(1 - z) / z)).toBeCloseTo(1, 12)
  expect(hypergeometric(0.7, 3.3, 3.3, z) / (1 - z) ** -0.7).toBeCloseTo(1, 12)
})

test.each([
  [0.5, 2.3, 0.1],
  [1.5, 7, 0.9],
  [30, 31.5, 0.99],
  [0.2, 1.1, 0.999],
  [700, 712, 0.5],
])('the fraction of 2F1(1, %d; %d; %d) is the series', (b, c, z) => {
  expect(hypergeometricOfOne(b, c, z) / hypergeometric(1, b, c, z)).toBeCloseTo(1, 11)
})

test.each([-0.5, -3, -1e4])('2F1(1, b; c; z) is what Pfaff makes of it at z = %d', z => {
  const pfaff = hypergeometric(1, 1.1, 2.3, z / (z - 1)) / (1 - z)
  expect(hypergeometricOfOne(1.2, 2.3, z) / pfaff).toBeCloseTo(1, 10)
})

test('where the series needs more terms than it may take the fraction ends all the same', () => {
  const z = 1 - 1e-8
  expect(hypergeometricOfOne(1, 2, z) / (-Math.log(1e-8) / z)).toBeCloseTo(1, 8)
})
