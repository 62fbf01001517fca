import { expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { addDays } from '#shared/domain/day.ts'
import { churnOf, compounded } from '#shared/domain/purchase/churn.ts'
import { hiatusOf } from '#shared/domain/purchase/hiatus.ts'
import { type CustomerDay, purchaseHistories } from '#shared/domain/purchase/purchase-history.ts'
import { boughtAgo, rowsAgo, today, todayNumber } from '#test/kit/make-purchases.ts'

const hiatus = (days: readonly number[], abc?: 'A' | 'B' | 'C') =>
  hiatusOf(boughtAgo(...days), todayNumber, abc, standardSettings)

test.each([
  // Every 30 days: limit 75, due from 36, overdue from 54, lost after 75.
  [[95, 65, 35], { usual: 30, limit: 75, state: 'active' }],
  [[96, 66, 36], { state: 'due' }],
  [[114, 84, 54], { state: 'overdue' }],
  [[135, 105, 75], { state: 'overdue', overdue: 2.5 }],
  [[136, 106, 76], { state: 'lost' }],
  // The median of 10 and 40 is 25.
  [[60, 50, 10], { usual: 25, limit: 62.5 }],
  // Bounds.
  [[4, 2, 0], { usual: 2, limit: 45 }],
  [[700, 500, 300], { usual: 200, limit: 365, state: 'overdue' }],
] as const)('DOMAIN 3.5: bought %j days ago: %j', (days, expected) => {
  expect(hiatus(days)).toMatchObject({ ...expected, basis: 'own' })
})

test.each([
  ['A', 90],
  ['B', 120],
  ['C', 180],
  [undefined, 180],
] as const)('DOMAIN 3.5: two purchase days know no rhythm: class %s is lost after %i', (abc, limit) => {
  expect(hiatus([limit + 50, limit], abc)).toMatchObject({ limit, basis: 'class', usual: null, state: 'overdue' })
  expect(hiatus([limit + 50, limit + 1], abc)?.state).toBe('lost')
})

test('one more purchase today makes anybody active', () => {
  expect(hiatus([136, 106, 76, 0])).toMatchObject({ silence: 0, overdue: 0, state: 'active' })
})

test('a prospect has no hiatus', () => {
  expect(hiatus([])).toBeNull()
})

const quarter = { start: '2026-04-01', end: today }
/** The quarter has 91 days; a class-A customer is lost 91 days after its only purchase. */
const churn = (rows: readonly CustomerDay[]) => churnOf(purchaseHistories(rows), quarter, () => 'A', standardSettings)
const many = (count: number, name: string, ...days: readonly (readonly [number, number])[]) =>
  Array.from({ length: count }, (_, n) => rowsAgo(`${name}${n}`, ...days)).flat()

test('DOMAIN 3.5: 120 active, 18 lost, 30 new: 15 %, not 13.6 %', () => {
  const rows = [
    ...many(102, 'stays', [100, 50], [20, 50]),
    ...many(18, 'goes', [100, 50]),
    ...many(30, 'new', [10, 50]),
  ]
  const found = churn(rows)
  expect(found.rate).toEqual({ part: 18, whole: 120, value: 0.15 })
  expect(found.retention).toBeCloseTo(0.85, 12)
  expect([found.lost.length, found.gained.length, found.active]).toEqual([18, 30, 132])
})

test('DOMAIN 3.5: 15 % a quarter is 47.8 % a year', () => {
  expect(compounded(0.15, 4)).toBeCloseTo(0.478, 3)
})

test('DOMAIN 3.5: who comes back is told apart and is in no rate', () => {
  const rows = [
    ...rowsAgo('back', [300, 50], [10, 50]),
    ...rowsAgo('gone', [300, 50]),
    ...rowsAgo('here', [100, 50], [5, 50]),
  ]
  expect(churn(rows)).toMatchObject({
    reactivated: ['back'],
    lost: [],
    gained: [],
    rate: { part: 0, whole: 1 },
    active: 2,
  })
})

test('DOMAIN 3.5: revenue churn weighs the lost by their last 12 months', () => {
  const rows = [
    ...rowsAgo('big', [100, 900]),
    ...rowsAgo('small', [100, 100], [20, 9_999]),
    ...rowsAgo('old', [500, 7], [100, 0]),
  ]
  expect(churn(rows).revenue).toEqual({ part: 900, whole: 1000, value: 0.9 })
})

test('the day before the period decides who was active; its first day is already new', () => {
  expect(churn([{ customer: 'c', day: quarter.start, revenue: 5 }]).gained).toEqual(['c'])
  expect(churn([{ customer: 'c', day: addDays(quarter.start, -1), revenue: 5 }]).rate.whole).toBe(1)
})

test('permuted rows change nothing; a facts after the end changes nothing', () => {
  const rows = [...many(5, 'a', [100, 50], [20, 50]), ...many(3, 'b', [100, 50], [95, -10])]
  expect(churn(rows.toReversed())).toEqual(churn(rows))
  expect(churn([...rows, ...rowsAgo('b0', [-3, 80])])).toEqual(churn(rows))
})
