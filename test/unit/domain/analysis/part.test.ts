import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  assumed,
  coverageOf,
  factual,
  indexFrom,
  type Part,
  unknown,
  weightedMean,
} from '#shared/domain/analysis/part.ts'
import { countBelow, countThrough, median, quantile, sorted } from '#shared/domain/analysis/quantile.ts'

const settings = { version: 'v', hollowBelow: 0.5 }
const part = (weight: number, value: number | null): Part => ({ id: 'p', weight, ...factual(value) })

test('DOMAIN 0.4: what is missing is left out with its weight, and the coverage says so', () => {
  const parts = [part(0.6, 10), part(0.3, null), part(0.1, 20)]
  expect(weightedMean(parts)).toBeCloseTo((6 + 2) / 0.7, 12)
  expect(coverageOf(parts)).toBeCloseTo(0.7, 12)
  expect(weightedMean([part(1, null)])).toBeNull()
})

test('DOMAIN 0.4: missing is not zero', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 100 })), { minLength: 1 }),
      pairs => {
        const parts = pairs.map(([weight, value]) => part(weight, value))
        const mean = weightedMean(parts)
        expect(weightedMean([...parts, part(5, null)])).toBe(mean)
        expect(weightedMean([...parts, part(5, 0)])).toBeLessThanOrEqual(mean ?? 0)
        expect(coverageOf([...parts, part(5, null)])).toBeLessThan(coverageOf(parts))
      },
    ),
    { numRuns: 50 },
  )
})

test('DOMAIN 0.3, 0.4: an index says by which rules, how far it is known, and is hollow below half', () => {
  const index = indexFrom(40, [part(1, 1), { id: 'q', weight: 1, ...unknown }], settings, '2026-01-31')
  expect(index).toMatchObject({
    engine: 'analysis-1',
    settings: 'v',
    asOf: '2026-01-31',
    coverage: 0.5,
    isHollow: false,
  })
  const hollow = indexFrom(40, [part(1, 1), { id: 'q', weight: 1.01, ...unknown }], settings, '2026-01-31')
  expect(hollow.isHollow).toBe(true)
})

test('an assumption alone makes no value', () => {
  expect(indexFrom(40, [{ id: 'a', weight: 1, ...assumed(3) }], settings, '2026-01-31').value).toBeNull()
})

test('quantiles are those of type 7', () => {
  const values = sorted([15, 20, 35, 40, 50])
  expect([0, 0.25, 0.4, 0.9, 1].map(share => quantile(values, share))).toEqual([15, 20, 29, 46, 50])
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5])
})

test('equals are counted together', () => {
  const ascending = [1, 3, 3, 3, 5, 8]
  expect([0, 1, 3, 4, 8, 9].map(value => [countBelow(ascending, value), countThrough(ascending, value)])).toEqual([
    [0, 0],
    [0, 1],
    [1, 4],
    [4, 4],
    [5, 6],
    [6, 6],
  ])
})
