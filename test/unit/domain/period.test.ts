import { expect, test } from 'vitest'
import { nextPeriod, periodKindOf, periodOf, previousPeriod } from '#shared/domain/period.ts'

test.each([
  ['month', '2026-02-13', '2026-02-01', '2026-02-28'],
  ['month', '2024-02-29', '2024-02-01', '2024-02-29'],
  ['quarter', '2026-02-13', '2026-01-01', '2026-03-31'],
  ['quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
  ['half', '2026-06-30', '2026-01-01', '2026-06-30'],
  ['half', '2026-07-01', '2026-07-01', '2026-12-31'],
  ['year', '2026-02-13', '2026-01-01', '2026-12-31'],
] as const)('the %s of %s runs from %s to %s', (kind, day, start, end) => {
  expect(periodOf(kind, day)).toEqual({ kind, start, end })
})

test('the next and the previous period touch without a gap, over the turn of the year too', () => {
  const quarter = periodOf('quarter', '2026-11-20')
  expect(nextPeriod(quarter)).toEqual({ kind: 'quarter', start: '2027-01-01', end: '2027-03-31' })
  expect(previousPeriod(periodOf('half', '2026-03-01'))).toEqual({
    kind: 'half',
    start: '2025-07-01',
    end: '2025-12-31',
  })
  expect(previousPeriod(nextPeriod(quarter))).toEqual(quarter)
})

test('a pair of dates is the period it spans, or none', () => {
  expect(periodKindOf('2026-01-01', '2026-03-31')).toBe('quarter')
  expect(periodKindOf('2026-01-01', '2026-12-31')).toBe('year')
  expect(periodKindOf('2026-01-02', '2026-03-31')).toBeUndefined()
  expect(periodKindOf('2026-02-01', '2026-04-30')).toBeUndefined()
})
