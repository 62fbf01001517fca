import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { callPlanOf, countVisits, executionOf } from '#shared/domain/visiting/call-plan.ts'
import { fieldHours, neededHours, utilisation } from '#shared/domain/visiting/capacity.ts'
import { contactGaps } from '#shared/domain/visiting/contact-gaps.ts'
import { dueList } from '#shared/domain/visiting/due-list.ts'
import { effortByGroup } from '#shared/domain/visiting/effort.ts'
import { allocateVisits } from '#shared/domain/visiting/visit-allocation.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'

const settings = standardSettings
const asOf = '2026-06-30'

test.each([
  ['A', 0, 'A', 12, 7],
  ['B', 0, 'B', 6, 14],
  ['C', 0, 'C', 3, 30],
  ['D', 0, 'D', 0, 0],
  ['B', 1, 'A', 12, 7],
  ['A', 1, 'A', 12, 7],
  ['C', -1, 'D', 0, 0],
  ['D', -1, 'D', 0, 0],
] as const)(
  'DOMAIN 3.8: %s moved by %i is visited as %s: %i a quarter, every %i days',
  (abc, steps, planned, visits, days) => {
    expect(callPlanOf(abc, steps, settings)).toEqual({ class: planned, visits, days })
  },
)

test('DOMAIN 3.8: once a customer and day; a call counts half, beside a visit for nothing; plans never', () => {
  const visit = (day: string, channel: 'visit' | 'call' | 'message', more = {}) =>
    ({ customer: 'c', day, channel, state: 'done', ...more }) as const
  const visits = [
    visit('2026-06-01', 'visit'),
    visit('2026-06-01', 'visit'),
    visit('2026-06-01', 'call'),
    visit('2026-06-02', 'call'),
    visit('2026-06-02', 'message'),
    visit('2026-06-03', 'visit', { state: 'planned' }),
    visit('2026-06-04', 'visit', { deletedAt: 1 }),
    { ...visit('2026-06-01', 'message'), customer: 'd' },
  ]
  expect(countVisits(visits, settings)).toEqual(
    new Map([
      ['c', 1.5],
      ['d', 0.5],
    ]),
  )
  expect(countVisits(visits.toReversed(), settings).get('c')).toBe(1.5)
})

describe('DOMAIN 3.8: planned 6 6 6 3 3 1, actual 6 9 2 3 0 2', () => {
  const planned = [6, 6, 6, 3, 3, 1]
  const customers = [6, 9, 2, 3, 0, 2].map((actual, n) => ({ customer: String(n), planned: planned[n] ?? 0, actual }))

  test('raw 88 %, capped 72 %, reach 83.3 %, frequency 4.4, full coverage 66.7 %', () => {
    const found = executionOf(customers)
    expect(found.raw).toBeCloseTo(0.88, 12)
    expect(found.attainment).toBeCloseTo(0.72, 12)
    expect(found.reach).toBeCloseTo(0.8333, 4)
    expect(found.frequency).toBeCloseTo(4.4, 12)
    expect(found.fullCoverage).toBeCloseTo(0.6667, 4)
  })

  test('more visits to a favourite hide no gap, one visit to a gap closes it', () => {
    const favourite = customers.map(one => (one.actual === 9 ? { ...one, actual: 90 } : one))
    expect(executionOf(favourite).attainment).toBe(executionOf(customers).attainment)
    const gap = customers.map(one => (one.actual === 0 ? { ...one, actual: 1 } : one))
    expect(executionOf(gap).attainment).toBeGreaterThan(executionOf(customers).attainment ?? 1)
  })

  test('whom nobody planned to see is in no ratio', () => {
    expect(executionOf([...customers, { customer: 'x', planned: 0, actual: 40 }])).toEqual(executionOf(customers))
    expect(executionOf([])).toMatchObject({ attainment: null, reach: null })
  })
})

describe('DOMAIN 3.8: capacity in 2026 Q1', () => {
  const hours = fieldHours(
    { start: '2026-01-01', end: '2026-03-31' },
    { leave: 3, training: 2, meetings: 6 },
    chinaCalendar,
    settings,
  )
  const need = (visitsOfB: number, visitsOfC: number) =>
    neededHours([
      { customers: 8, visits: 12, minutes: 105 },
      { customers: 20, visits: visitsOfB, minutes: 80 },
      { customers: 40, visits: visitsOfC, minutes: 60 },
    ])

  test('48 days are 268.8 h; 448 h are wanted: 166.7 %, impossible', () => {
    expect(hours).toBeCloseTo(268.8, 9)
    expect(need(6, 3)).toBe(448)
    expect(utilisation(need(6, 3), hours, settings).value).toBeCloseTo(1.667, 3)
    expect(utilisation(need(6, 3), hours, settings).state).toBe('impossible')
  })

  test('with B at 3 and C at one every other quarter: 268 h, 99.7 %, tight', () => {
    expect(need(3, 0.5)).toBe(268)
    expect(utilisation(268, hours, settings).value).toBeCloseTo(0.997, 3)
    expect(utilisation(268, hours, settings).state).toBe('tight')
  })

  test('up to .9 is fine; without hours anything is impossible', () => {
    expect([utilisation(90, 100, settings).state, utilisation(100, 100, settings).state]).toEqual(['ok', 'tight'])
    expect(utilisation(1, 0, settings)).toEqual({ value: null, state: 'impossible' })
    expect(utilisation(0, 0, settings).state).toBe('ok')
    expect(
      fieldHours({ start: asOf, end: asOf }, { leave: 9, training: 0, meetings: 0 }, chinaCalendar, settings),
    ).toBe(0)
  })
})

describe('DOMAIN 3.8: which visits are worth most', () => {
  const customers = [
    { customer: 'A1', value: 100_000, response: 0.35, hours: 1.75 },
    { customer: 'A2', value: 80_000, response: 0.3, hours: 1.75 },
    { customer: 'B1', value: 40_000, response: 0.45, hours: 1.33 },
    { customer: 'C1', value: 10_000, response: 0.6, hours: 1 },
  ]

  test('20 h: visits 4 4 3 2, .01 h left, value 167,863', () => {
    const found = allocateVisits(customers, 20)
    expect([...found.visits]).toEqual([
      ['A1', 4],
      ['A2', 4],
      ['B1', 3],
      ['C1', 2],
    ])
    expect(found.hoursLeft).toBeCloseTo(0.01, 9)
    expect(found.value).toBeCloseTo(167_863, 0)
  })
})

describe('DOMAIN 3.8: the due list', () => {
  const facts = (customer: string, lastVisit: string, cadenceDays: number, importance: number | null) => ({
    customer,
    lastVisit,
    cadenceDays,
    entered: '2026-01-01',
    importance,
  })

  test('late and important first, then what comes due soonest', () => {
    const found = dueList(
      [
        facts('soon', '2026-06-28', 7, 90),
        facts('late-small', '2026-06-02', 14, 10),
        facts('late-key', '2026-06-09', 14, 80),
        facts('never', '', 30, 50),
        facts('none', '2026-01-01', 0, 99),
        facts('later', '2026-06-29', 30, 99),
      ],
      asOf,
      settings,
    )
    expect(found.map(one => one.customer)).toEqual(['never', 'late-key', 'late-small', 'soon', 'later'])
    expect(found[1]).toMatchObject({ due: '2026-06-23', urgency: 0.5, rank: 40, isImportanceAssumed: false })
  })

  test('equals are ordered by id, however they are given', () => {
    const equals = ['b', 'c', 'a'].map(customer => facts(customer, '2026-06-10', 14, 50))
    expect(dueList(equals, asOf, settings).map(one => one.customer)).toEqual(['a', 'b', 'c'])
    expect(dueList(equals.toReversed(), asOf, settings)).toEqual(dueList(equals, asOf, settings))
  })

  test('an importance nobody knows is assumed and said so; a visit today takes a customer off the top', () => {
    const [one] = dueList([facts('x', '2026-06-09', 14, null)], asOf, settings)
    expect(one).toMatchObject({ importance: 40, isImportanceAssumed: true })
    const after = dueList([facts('x', asOf, 14, null), facts('y', '2026-06-15', 14, 1)], asOf, settings)
    expect(after.map(entry => entry.customer)).toEqual(['y', 'x'])
  })
})

test('feat:C10: C gets more time than A', () => {
  const found = effortByGroup(
    [
      { group: 'A', minutes: 180, value: 80 },
      { group: 'C', minutes: 240, value: 5 },
      { group: 'B', minutes: 120, value: 15 },
      { group: 'A', minutes: 30, value: 0 },
      { group: '', minutes: 3_000, value: 50 },
    ],
    ['A', 'B', 'C'],
  )
  expect(found.inverted).toEqual([
    ['A', 'C'],
    ['B', 'C'],
  ])
  expect(found.shares[0]).toMatchObject({ minutes: 210, valueShare: 0.8 })
  expect(found.shares[2]?.timeShare).toBeCloseTo(240 / 570, 12)
})

test('feat:G9: a gap is longer than two cadences between any two contacts, or until today', () => {
  const contacts = ['2026-05-30', '2026-01-01', '2026-01-01', '2026-01-29', '2026-02-27', '2026-09-01']
  expect(contactGaps(contacts, 14, asOf)).toEqual([
    { from: '2026-01-29', to: '2026-02-27', days: 29, isOpen: false },
    { from: '2026-02-27', to: '2026-05-30', days: 92, isOpen: false },
    { from: '2026-05-30', to: asOf, days: 31, isOpen: true },
  ])
  expect(contactGaps(contacts, 0, asOf)).toEqual([])
  expect(contactGaps([], 14, asOf)).toEqual([])
})
