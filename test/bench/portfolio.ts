/** The analyses of a whole portfolio, in Node and on one core: 5,000 customers, 50,000 visits, 100,000 orders. A phone's worker takes about four times as long. */
import { factual } from '#shared/domain/analysis/part.ts'
import { standardSettings as settings } from '#shared/domain/analysis/settings.ts'
import { addDays } from '#shared/domain/day.ts'
import { placeOn, type Snapshot, snapshotDays } from '#shared/domain/matrix/matrix.ts'
import { relationshipMatrix } from '#shared/domain/matrix/relationship-matrix.ts'
import { churnOf } from '#shared/domain/purchase/churn.ts'
import { purchaseHistories } from '#shared/domain/purchase/purchase-history.ts'
import { purchasePortfolio } from '#shared/domain/purchase/purchase-portfolio.ts'
import type { SegmentFacts } from '#shared/domain/segment/segment-field.ts'
import { membersOf } from '#shared/domain/segment/segment-match.ts'
import type { SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import { confidenceOf } from '#shared/domain/standing/confidence.ts'
import { importanceOf } from '#shared/domain/standing/importance.ts'
import { reliabilityOf, trustOf } from '#shared/domain/standing/trust.ts'
import { countVisits } from '#shared/domain/visiting/call-plan.ts'
import { dueList } from '#shared/domain/visiting/due-list.ts'
import { testRandom } from '#test/kit/test-random.ts'
import { median, type Report } from './figure.ts'

const asOf = '2026-06-30'
const group = 'analyses of 5,000 customers, 50,000 visits, 100,000 orders, in Node'
const rounds = 7

export function measurePortfolio(report: Report): void {
  const measure = (name: string, work: () => unknown, aim?: string): void => {
    const samples = Array.from({ length: rounds }, () => {
      const start = performance.now()
      work()
      return performance.now() - start
    })
    report({ group, name, value: median(samples), unit: 'ms', ...(aim && { aim }) })
  }
  const random = testRandom(7)
  const ids = Array.from({ length: 5_000 }, (_, n) => `customer${String(n).padStart(5, '0')}`)
  const anybody = (): string => ids[Math.floor(random() ** 2 * ids.length)] ?? ''
  const ago = (most: number): string => addDays(asOf, -Math.floor(random() * most))
  const rows = Array.from({ length: 100_000 }, () => ({
    customer: anybody(),
    day: ago(1_500),
    revenue: Math.floor(random() * 10_000_000) - 200_000,
  }))
  const visits = Array.from({ length: 50_000 }, () => ({
    customer: anybody(),
    day: ago(365),
    state: 'done' as const,
    channel: 'visit' as const,
  }))
  const histories = purchaseHistories(rows)
  measure('histories of orders', () => purchaseHistories(rows))
  measure('RFM, ABC, hiatus, stage, trend, concentration', () => purchasePortfolio(ids, rows, asOf, settings))
  measure('churn of a quarter', () => churnOf(histories, { start: '2026-04-01', end: asOf }, () => 'B', settings))
  measure('visits counted', () => countVisits(visits, settings))
  measure('due list', () => dueList(ids.map(cadenceOf), asOf, settings))
  const customers = ids.map((customer, n) => ({ customer, facts: factsOf(n) }))
  measure('segment of four conditions', () => membersOf(rule, customers), '50 (200 at 4x)')
  measure('three indices', () => ids.map((_, n) => indicesOf(n)))
  measure('matrix places, 12 month-ends', () => ids.map((_, n) => placeOf(n)), '75 (300 at 4x, drawing included)')
}

const cadenceOf = (customer: string, n: number) => ({
  customer,
  cadenceDays: 14,
  lastVisit: addDays(asOf, -(n % 60)),
  entered: asOf,
  importance: n % 101,
})

const factsOf = (n: number): SegmentFacts => ({
  city: n % 3 === 0 ? '杭州' : '上海',
  frequency: n % 20,
  motives: n % 2 === 0 ? ['price'] : ['quality', 'relation'],
  ...(n % 4 > 0 && { trust: n % 101 }),
})

const rule: SegmentRule = {
  all: [
    { field: 'city', op: 'is', value: '上海' },
    { field: 'motives', op: 'anyOf', value: ['quality'] },
    {
      any: [
        { field: 'frequency', op: 'atLeast', value: 8 },
        { field: 'trust', op: 'above', value: 60 },
      ],
    },
  ],
}

const promises = Array.from({ length: 10 }, (_, n) => {
  const due = addDays(asOf, -9 * n)
  return { id: String(n), due, doneOn: due, isPromise: true, side: 'us' as const }
})

function indicesOf(n: number): readonly unknown[] {
  const level = (offset: number) => factual(1 + ((n + offset) % 5))
  return [
    importanceOf({ potential: level(0), reference: level(1), network: level(2), fit: level(3) }, asOf, settings),
    trustOf(
      {
        credibility: level(0),
        reliability: reliabilityOf(promises, asOf, settings),
        closeness: level(1),
        selfInterest: level(2),
        lastContact: addDays(asOf, -(n % 200)),
        cadenceDays: 14,
      },
      asOf,
      settings,
    ),
    confidenceOf({ adoption: level(0), wallet: level(1), satisfaction: level(2), quality: level(3) }, asOf, settings),
  ]
}

const days = snapshotDays(addDays(asOf, -1), 12)
const matrix = relationshipMatrix(settings)

function placeOf(n: number): unknown {
  const shots = days.map((day, m): Snapshot => ({ day, x: (n + m) % 101, y: (7 * n + m) % 101 }))
  return placeOn(matrix, [...shots, { day: asOf, x: n % 101, y: (7 * n) % 101 }], settings)
}
