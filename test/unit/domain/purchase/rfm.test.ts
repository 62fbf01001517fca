import { expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { purchaseHistories } from '#shared/domain/purchase/purchase-history.ts'
import { midRankScores, quantileScores, rfm, rfmFigures } from '#shared/domain/purchase/rfm.ts'
import { rfmSegment, rfmSegments, type Score } from '#shared/domain/purchase/rfm-segment.ts'
import { makeHistory, rowsAgo, today, todayNumber } from '#test/kit/make-purchases.ts'

const ofFewDays = (days: readonly number[]) => midRankScores(days.map(day => -day))

test.each([
  ['recency', [3, 10, 10, 25, 40, 60, 90, 120, 200, 400], [5, 5, 5, 4, 3, 3, 2, 2, 1, 1], ofFewDays],
  ['frequency', [12, 8, 8, 6, 5, 3, 2, 1, 1, 1], [5, 5, 5, 4, 3, 3, 2, 1, 1, 1], midRankScores],
  ['money', [9000, 5200, 4000, 4000, 2500, 1800, 900, 300, 300, -50], [5, 5, 4, 4, 3, 3, 2, 2, 2, 1], midRankScores],
])('DOMAIN 3.1: %s by mid-rank', (_, values, scores, score) => {
  expect(score(values)).toEqual(scores)
})

test('DOMAIN 3.1: by quantile cuts, a fifth ends one unit above the quantile', () => {
  // Type-7 fifths of 1…11 are 3 5 7 9, the cuts 4 6 8 10.
  expect(quantileScores([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 2])).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 1])
})

test('DOMAIN 3.1: a return lowers the money and leaves the recency; neither counts outside the window', () => {
  const history = makeHistory([400, 900], [365, 70], [364, 80], [100, 50], [2, -500])
  expect(rfmFigures(history, todayNumber, 365)).toEqual({ customer: 'c', recency: 100, frequency: 2, money: -370 })
  expect(rfmFigures(makeHistory([3, -10]), todayNumber, 365)).toBeNull()
})

test('DOMAIN 3.1: a customer silent for longer than the window is scored, not forgotten; a prospect is not', () => {
  const rows = [
    ...['a', 'b', 'd', 'e'].flatMap((customer, n) => rowsAgo(customer, [10 + n, 100 * (n + 1)], [90, 100])),
    ...rowsAgo('old', [500, 9000]),
    { customer: 'prospect', day: today, revenue: 0 },
  ]
  const { customers, method } = rfm(purchaseHistories(rows), today, standardSettings)
  expect(method).toBe('mid-rank')
  expect(customers.map(one => one.customer)).toEqual(['a', 'b', 'd', 'e', 'old'])
  expect(customers.at(-1)).toMatchObject({ recency: 500, frequency: 0, money: 0, r: 1, f: 1, m: 1, segment: 'gone' })
})

test('DOMAIN 3.1: fewer than five are scored by the fixed cuts, money by class', () => {
  const rows = [
    ...rowsAgo('big', [30, 8000], [60, 1000]),
    ...rowsAgo('mid', [31, 900]),
    ...rowsAgo('small', [240, 50], [1, -50]),
    ...rowsAgo('late', [241, 30]),
  ]
  const { method, customers } = rfm(purchaseHistories(rows), today, standardSettings)
  expect(method).toBe('fixed')
  expect(customers.map(({ customer, r, f, m }) => [customer, r, f, m])).toEqual([
    ['big', 5, 2, 5],
    ['late', 1, 1, 1],
    ['mid', 4, 1, 3],
    ['small', 2, 1, 1],
  ])
})

const scores: readonly Score[] = [1, 2, 3, 4, 5]

test('DOMAIN 3.1: the cells cover all 25, every name is used, halves go up', () => {
  const found = scores.flatMap(r => scores.flatMap(f => scores.map(m => rfmSegment(r, f, m))))
  expect(new Set(found)).toEqual(new Set(rfmSegments))
  expect([
    rfmSegment(5, 1, 1),
    rfmSegment(5, 3, 4),
    rfmSegment(4, 3, 4),
    rfmSegment(3, 1, 1),
    rfmSegment(2, 5, 5),
  ]).toEqual(['new', 'champions', 'loyal', 'about-to-sleep', 'cannot-lose'])
  expect([rfmSegment(1, 1, 2), rfmSegment(1, 1, 3), rfmSegment(2, 2, 3)]).toEqual(['gone', 'gone', 'slipping'])
})
