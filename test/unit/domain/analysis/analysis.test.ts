import { expect, test } from 'vitest'
import { held, isMonthEnd } from '#shared/domain/analysis/held.ts'
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
import { rankByWeight } from '#shared/domain/analysis/ranking.ts'
import { addDays, endOfMonth } from '#shared/domain/day.ts'

const settings = { version: 'v', hollowBelow: 0.5 }
const part = (weight: number, value: number | null): Part => ({ id: 'p', weight, ...factual(value) })

test('DOMAIN 0.4: what is missing is left out with its weight, and the coverage says so', () => {
  const parts = [part(0.6, 10), part(0.3, null), part(0.1, 20)]
  expect(weightedMean(parts)).toBeCloseTo((6 + 2) / 0.7, 12)
  expect(coverageOf(parts)).toBeCloseTo(0.7, 12)
  expect(weightedMean([part(1, null)])).toBeNull()
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

const months = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'] as const
/** A small letter is a reading near the cut, a capital one a clear one, - none. */
const read = (word: string, until?: string) => {
  const readings = [...word].map((letter, n) => ({
    day: months[n] ?? '',
    value: letter === '-' ? null : letter.toLowerCase(),
    isClear: letter !== letter.toLowerCase(),
  }))
  return held(until ? [...readings, { day: until, value: 'b', isClear: false }] : readings, 2)
}

test.each([
  ['a', 'a', 0, null],
  ['ab', 'a', 0, 'b'],
  ['abb', 'b', 2, null],
  ['aB', 'b', 1, null],
  ['abab', 'a', 0, 'b'],
  ['abcc', 'c', 3, null],
  ['abc', 'a', 0, 'c'],
  ['ab-b', 'a', 0, 'b'],
  ['-a', 'a', 1, null],
  ['a-', 'a', 0, null],
])('DOMAIN 3.2, 4.4: after %s, %s holds', (word, value, since, pending) => {
  expect(read(word)).toEqual({ value, since: months[since], pending })
})

test('a day within a month confirms nothing, however often somebody looks', () => {
  expect(read('ab', '2026-03-15')).toEqual({ value: 'a', since: '2026-01-31', pending: 'b' })
  expect(read('ab', '2026-03-31')).toEqual({ value: 'b', since: '2026-03-31', pending: null })
})

test('nothing was read: nothing holds', () => {
  expect(held([], 2)).toEqual({ value: null, since: '', pending: null })
  expect(read('--')).toEqual({ value: null, since: '', pending: null })
})

test.each(['1999-12-31', '2024-01-31', '2026-01-31', '2100-01-31'])(
  'the months after %s end when the calendar says',
  first => {
    for (let n = 0; n < 366; n++) {
      const day = addDays(first, n)
      expect(isMonthEnd(day), day).toBe(day === endOfMonth(day))
    }
  },
)

const item = (id: string, name: string, weight = 1) => ({ id, name, weight })

test('feat:I6: reasons of loss, the commonest first, with what the first few make of all', () => {
  const reasons = [item('1', '价格'), item('2', '服务'), item('3', '价格'), item('4', '交期'), item('5', '价格')]
  expect(rankByWeight(reasons)).toEqual([
    { name: '价格', weight: 3, count: 3, cumulative: 0.6 },
    { name: '交期', weight: 1, count: 1, cumulative: 0.8 },
    { name: '服务', weight: 1, count: 1, cumulative: 1 },
  ])
})

test('feat:G13: wishes weigh as much as who has them; the order they come in changes no bit', () => {
  const wishes = [
    item('1', 'battery', 62.4),
    item('2', 'cable', 0.1),
    item('3', 'cable', 0.2),
    item('4', 'cable', 70.3),
  ]
  expect(rankByWeight(wishes)[0]?.name).toBe('cable')
  expect(rankByWeight(wishes.toReversed())).toEqual(rankByWeight(wishes))
  expect(rankByWeight([item('1', 'none', 0)])).toEqual([{ name: 'none', weight: 0, count: 1, cumulative: 0 }])
})
