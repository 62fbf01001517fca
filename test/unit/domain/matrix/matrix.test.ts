import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { actionCards, cardsOf, cardToAction } from '#shared/domain/matrix/action-card.ts'
import { decisionMatrix, decisionQuadrants } from '#shared/domain/matrix/decision-matrix.ts'
import { placeOn, pointsByQuadrant, type Snapshot, snapshotDays } from '#shared/domain/matrix/matrix.ts'
import {
  performanceIndex,
  performanceQuadrants,
  placePerformance,
  resourceIndex,
} from '#shared/domain/matrix/performance-matrix.ts'
import {
  cadenceStep,
  rankToDevelop,
  relationshipMatrix,
  relationshipQuadrants,
} from '#shared/domain/matrix/relationship-matrix.ts'
import { makeIndex } from '#test/kit/make-standing.ts'

const settings = standardSettings
const ends = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'] as const
type Point = readonly [x: number | null, y: number | null]
const day = (n: number): string => ends[n] ?? ''
const shots = (first: Point, ...rest: readonly Point[]): [...Snapshot[], Snapshot] => {
  const all = [first, ...rest].map(([x, y], n): Snapshot => ({ day: day(n), x, y }))
  const [last = { day: '', x: null, y: null }] = all.slice(-1)
  return [...all.slice(0, -1), last]
}
const relation = (first: Point, ...rest: readonly Point[]) =>
  placeOn(relationshipMatrix(settings), shots(first, ...rest), settings)
const place = (x: number, y: number, confidence: number | null = 70) =>
  placePerformance(shots([x, y]), makeIndex(confidence), settings)

test.each([
  [50, 40, 'core-partner'],
  [49.9, 40, 'develop-first'],
  [50, 39.9, 'sustain'],
  [49.9, 39.9, 'monitor'],
] as const)('DOMAIN 4.4: trust %d, importance %d: %s', (x, y, quadrant) => {
  expect(relation([x, y]).quadrant).toBe(quadrant)
})

test.each([
  [50, 49.9, 'close'],
  [50, 50, 'de-risk'],
  [49.9, 49.9, 'create-need'],
  [49.9, 50, 'nurture'],
] as const)('DOMAIN 4.4: willingness %d, risk %d: %s', (x, y, quadrant) => {
  expect(placeOn(decisionMatrix(settings), shots([x, y]), settings).quadrant).toBe(quadrant)
})

test.each([
  [0.8, 1.2, 'replicate'],
  [1, 1.2, 'replicate'],
  [1.2, 1.2, 'trim'],
  [1.2, 1, 'trim'],
  [1, 0.8, 'invest'],
  [1.2, 0.8, 'diagnose'],
  [1.1, 0.9, 'on-line'],
  [0.9, 1.1, 'on-line'],
  [1.11, 0.9, 'diagnose'],
  [0.95, 0.89, 'invest'],
] as const)('DOMAIN 4.4: resources %d, performance %d: %s', (x, y, quadrant) => {
  expect(place(x, y).quadrant).toBe(quadrant)
})

test('DOMAIN 4.4: what to do about a diagnosis depends on the confidence; other quadrants need none', () => {
  expect([place(2, 0.5, 49.9).branch, place(2, 0.5, 50).branch, place(2, 0.5, null).branch]).toEqual([
    'product-proof',
    'contact-or-potential',
    'ask-confidence',
  ])
  expect(placePerformance(shots([2, 0.5]), { value: 80, isHollow: true }, settings).branch).toBe('ask-confidence')
  expect(place(0.5, 0.5, 20).branch).toBeNull()
})

test('DOMAIN 4.4: nothing entitled: no resource index, not an endless one; no expectation: no performance index', () => {
  const input = { hours: 1, samples: 0, travel: 0 }
  expect(resourceIndex(input, { hours: 0, samples: 0, travel: 0 }, settings)).toBeNull()
  expect(resourceIndex({ hours: 1, samples: 100, travel: 50 }, input, settings)).toBeCloseTo(18_150 / 18_000, 12)
  expect(performanceIndex(5, 0)).toBeNull()
  expect(placePerformance(shots([null, 0.5]), makeIndex(70), settings)).toMatchObject({ quadrant: null, branch: null })
})

describe('DOMAIN 4.4: a point leaves a quadrant', () => {
  test.each<[string, Point[], string, string | null]>([
    [
      '3 points beyond the cut: at once',
      [
        [60, 60],
        [47, 60],
      ],
      'develop-first',
      null,
    ],
    [
      'less: not yet',
      [
        [60, 60],
        [47.1, 60],
      ],
      'core-partner',
      'develop-first',
    ],
    [
      'less, two snapshots running: then',
      [
        [60, 60],
        [49, 60],
        [48, 60],
      ],
      'develop-first',
      null,
    ],
    [
      'less, and back again: not',
      [
        [60, 60],
        [49, 60],
        [51, 60],
      ],
      'core-partner',
      null,
    ],
    [
      'a snapshot nobody could take breaks the run',
      [
        [60, 60],
        [49, 60],
        [null, 60],
        [49, 60],
      ],
      'core-partner',
      'develop-first',
    ],
    [
      'each axis for itself',
      [
        [60, 60],
        [49, 30],
        [49, 30],
      ],
      'monitor',
      null,
    ],
    [
      'one near, one clear: the clear one',
      [
        [60, 60],
        [49, 30],
      ],
      'sustain',
      'monitor',
    ],
  ])('%s', (_, [first = [null, null], ...rest], quadrant, pending) => {
    expect(relation(first, ...rest)).toMatchObject({ quadrant, pending })
  })

  test('a ratio is clear .03 beyond its cut', () => {
    const second = (y: number) => placePerformance(shots([0.5, 1.5], [0.5, y]), makeIndex(70), settings).quadrant
    expect([second(0.98), second(0.96)]).toEqual(['replicate', 'invest'])
  })
})

test('DOMAIN 4.4: the arrow begins at the month-end before; three snapshots in one bad quadrant are stuck', () => {
  const bad: Point = [20, 80]
  const stuck = relation([60, 80], bad, bad, bad)
  expect(stuck).toMatchObject({ quadrant: 'develop-first', since: day(1), months: 3, isStuck: true })
  expect(stuck.last).toEqual({ day: day(2), x: 20, y: 80 })
  expect(relation([60, 80], bad, bad)).toMatchObject({ months: 2, isStuck: false })
  expect(relation([80, 80], [80, 80], [80, 80])).toMatchObject({ months: 3, isStuck: false })
  expect(relation(bad).last).toBeNull()
  expect(relation([null, 80])).toMatchObject({ quadrant: null, since: '', months: 0 })
})

describe('DOMAIN 4.4: on line', () => {
  const run = (first: Point, ...rest: readonly Point[]) =>
    placePerformance(shots(first, ...rest), makeIndex(70), settings)
  const [line, bad]: [Point, Point] = [
    [1.05, 0.95],
    [1.5, 0.5],
  ]

  test('months on line are no months in the quadrant they lie in', () => {
    expect(run(line, line, line, bad)).toMatchObject({ quadrant: 'diagnose', since: day(3), months: 1, isStuck: false })
    expect(run(line, bad, bad, bad)).toMatchObject({ quadrant: 'diagnose', since: day(1), months: 3, isStuck: true })
    expect(run(bad, bad, line, bad)).toMatchObject({ since: day(3), months: 1, isStuck: false })
  })

  test('it is nowhere to be stuck', () => {
    expect(run(bad, line, line, line)).toMatchObject({ quadrant: 'on-line', since: day(1), months: 3, isStuck: false })
  })
})

test('DOMAIN 4.4: snapshots are month-ends, and the day of looking', () => {
  expect(snapshotDays('2026-03-15', 3)).toEqual(['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-15'])
  expect(snapshotDays('2026-03-31', 1)).toEqual(['2026-02-28', '2026-03-31'])
})

test('every quadrant has cards, each with its own name', () => {
  const quadrants = [...relationshipQuadrants, ...performanceQuadrants, ...decisionQuadrants].filter(
    one => one !== 'on-line',
  )
  for (const quadrant of quadrants)
    expect(actionCards.filter(card => card.quadrant === quadrant).length).toBeGreaterThan(0)
  expect(new Set(actionCards.map(card => card.id)).size).toBe(actionCards.length)
})

test('DOMAIN 4.4: what holds a customer back chooses the cards, and a card becomes a dated action', () => {
  const [first, ...rest] = cardsOf('develop-first', ['reliability'])
  expect(first?.id).toBe('develop-first.keep-a-promise')
  expect(rest.map(card => card.id)).toEqual(['develop-first.map-stakeholders', 'develop-first.visit-more-often'])
  expect(first && cardToAction(first, '2026-06-30')).toEqual({ due: '2026-07-07', side: 'us', isPromise: true })
  expect(cardsOf('de-risk', ['financial', 'switching']).map(card => card.focus)).toEqual([
    'financial',
    'switching',
    undefined,
  ])
  expect(cardsOf(null, [])).toEqual([])
})

test('points are counted by quadrant, the unplaced too', () => {
  const points = [
    { id: 1, quadrant: 'close' },
    { id: 2, quadrant: null },
    { id: 3, quadrant: 'close' },
  ] as const
  const groups = pointsByQuadrant<'close', (typeof points)[number]>(points)
  expect([groups.get('close')?.map(point => point.id), groups.get(null)?.length]).toEqual([[1, 3], 1])
})

test('DOMAIN 3.8, 4.4: a quadrant moves the cadence by a step; DOMAIN 0.4: a hollow point moves nothing', () => {
  const step = (x: number, y: number, isHollow = false) =>
    cadenceStep(placeOn(relationshipMatrix(settings), [{ day: day(0), x, y, isHollow }], settings))
  expect([step(20, 80), step(20, 20), step(80, 80), step(80, 20)]).toEqual([1, -1, 0, 0])
  expect([step(20, 80, true), step(20, 20, true)]).toEqual([0, 0])
})

test('feat:D1, D4: whom to develop first: most importance, least trust; the unknown wait', () => {
  const point = (customer: string, x: number, y: number, isHollow = false) => ({
    customer,
    placed: placeOn(relationshipMatrix(settings), [{ day: day(0), x, y, isHollow }], settings),
  })
  const points = [
    point('trusted', 45, 90),
    point('partner', 90, 100),
    point('stranger', 10, 80),
    point('guess', 0, 100, true),
    point('twin', 10, 80),
  ]
  expect(rankToDevelop(points).map(one => one.customer)).toEqual(['stranger', 'twin', 'trusted'])
})

test('DOMAIN 0.3: a place says by which rules it was found', () => {
  expect(relation([60, 60])).toMatchObject({ engine: 'analysis-1', settings: settings.version, asOf: day(0) })
})
