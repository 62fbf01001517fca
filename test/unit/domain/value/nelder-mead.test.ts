import { expect, test } from 'vitest'
import { minimise } from '#shared/domain/value/nelder-mead.ts'

const search = { step: 0.5, maxEvaluations: 1000, valueTolerance: 1e-12, sizeTolerance: 1e-6 }
/** Rosenbrock's valley, lowest at (1, 1). */
const valley = ([x = 0, y = 0]: readonly number[]): number => 100 * (y - x * x) ** 2 + (1 - x) ** 2

function counted(valueAt: (point: readonly number[]) => number) {
  const count = { asked: 0 }
  return { count, valueAt: (point: readonly number[]) => (count.asked++, valueAt(point)) }
}

test('the lowest point of a bent valley is found', () => {
  const { point, isSettled } = minimise(valley, [-1.2, 1], search)
  expect(isSettled).toBe(true)
  expect(point[0]).toBeCloseTo(1, 5)
  expect(point[1]).toBeCloseTo(1, 5)
})

test.each([7, 20, 50, 90])('a search of %d evaluations asks no more often and says that it has not settled', most => {
  const { count, valueAt } = counted(valley)
  const { evaluations, isSettled } = minimise(valueAt, [-1.2, 1], { ...search, maxEvaluations: most })
  expect(count.asked).toBe(evaluations)
  expect(evaluations).toBeLessThanOrEqual(most)
  expect(isSettled).toBe(false)
})

test('DOMAIN 1.6: on a slope without an end the search ends', () => {
  const { evaluations, isSettled, value } = minimise(([x = 0]) => -x, [0], search)
  expect(evaluations).toBeLessThanOrEqual(1000)
  expect([isSettled, value < -1]).toEqual([false, true])
})

test('a point that is not allowed is never the answer', () => {
  const { point } = minimise(([x = 0]) => (x < 2 ? Infinity : x), [5], search)
  expect(point[0]).toBeGreaterThanOrEqual(2)
  expect(point[0]).toBeCloseTo(2, 5)
})
