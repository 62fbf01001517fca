import { expect, test } from 'vitest'
import { metrics } from '#shared/domain/metric/metric-catalogue.ts'
import { classShare, meanByImportance, promisesKept, winRate } from '#shared/domain/metric/period-shares.ts'

const quarter = { start: '2026-04-01', end: '2026-06-30' }

test('DOMAIN 3.9: every ratio keeps its parts when scopes are added up, and only churn and complaints are better low', () => {
  const all = Object.entries(metrics)
  for (const [, metric] of all) if (metric.kind === 'ratio') expect(['ratio', 'answers']).toContain(metric.rollUp)
  expect(all.filter(([, metric]) => metric.better === 'down').map(([id]) => id)).toEqual([
    'churn',
    'churn.revenue',
    'complaints',
  ])
  expect(all.filter(([, metric]) => metric.rollUp === 'importance').map(([id]) => id)).toEqual([
    'importance',
    'trust',
    'confidence',
  ])
})

test('DOMAIN 3.9: promises kept on time of those that came due', () => {
  const promise = (due: string, doneOn: string) => ({
    id: due + doneOn,
    due,
    doneOn,
    isPromise: true,
    side: 'us' as const,
  })
  const promises = [
    promise('2026-03-31', '2026-03-31'),
    promise('2026-04-01', '2026-04-01'),
    promise('2026-05-01', '2026-05-02'),
    promise('2026-06-30', ''),
    promise('2026-06-30', '2026-06-29'),
    promise('2026-07-01', '2026-06-01'),
  ]
  expect(promisesKept(promises, quarter)).toEqual({ part: 2, whole: 3, value: 2 / 3 })
  expect(promisesKept([], quarter).value).toBeNull()
})

test('DOMAIN 3.9: won of what was closed in the period', () => {
  const closed = (closedOn: string, isWon: boolean) => ({ closedOn, isWon })
  const all = [closed('2026-03-31', true), closed('2026-04-01', true), closed('2026-06-30', false), closed('', true)]
  expect(winRate(all, quarter)).toEqual({ part: 1, whole: 2, value: 0.5 })
})

test('DOMAIN 3.9: share of a class, of those whose class is known', () => {
  expect(classShare(['A', 'B', null, 'A'])).toEqual({ part: 2, whole: 3, value: 2 / 3 })
})

test('DOMAIN 3.9: an index of a scope is weighed by importance; who is not known is coverage', () => {
  const one = (customer: string, value: number | null, importance: number | null) => ({ customer, value, importance })
  const all = [one('a', 80, 60), one('b', 20, 20), one('c', null, 90), one('d', 50, null)]
  expect(meanByImportance(all)).toEqual({ value: 65, coverage: 0.5 })
  expect(meanByImportance(all.toReversed())).toEqual(meanByImportance(all))
  expect(meanByImportance([])).toEqual({ value: null, coverage: 0 })
})
