import { describe, expect, test } from 'vitest'
import { goalCurve } from '#shared/domain/goal-curve.ts'
import type { GoalTerms } from '#shared/domain/goal-pace.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'

const goal: GoalTerms = { metric: 'revenue.net', target: 590, start: '2026-01-01', end: '2026-03-31', pace: 'working' }
const sale = (day: string, revenue: number) => ({ day, visits: 0, orders: 1, revenue })
const days = [sale('2026-02-10', 60), sale('2026-01-20', 100), sale('2026-02-10', -10), sale('2026-02-14', 500)]
const curve = goalCurve(goal, days, { asOf: '2026-02-13', calendar: chinaCalendar })
const expectedOn = (day: string) => curve?.expected.find(point => point.day === day)?.value

describe('the expected line', () => {
  test('rises by 10 with each working day from 0 on the eve to the target on the last day', () => {
    expect(curve?.expected[0]).toEqual({ day: '2025-12-31', value: 0 })
    expect(expectedOn('2026-01-04')).toBeCloseTo(10, 9)
    expect(expectedOn('2026-02-13')).toBeCloseTo(310, 9)
    expect(curve?.expected.at(-1)).toEqual({ day: '2026-03-31', value: 590 })
  })

  test('DOMAIN 5.3: is flat through the Spring Festival and rises on a working weekend', () => {
    expect(expectedOn('2026-02-23')).toBe(expectedOn('2026-02-14'))
    expect(expectedOn('2026-02-14')).toBeCloseTo(320, 9)
  })
})

test('the actual steps up on days with facts, up to asOf, each day once', () => {
  expect(curve?.actual).toEqual([
    { day: '2026-01-20', value: 100 },
    { day: '2026-02-10', value: 150 },
  ])
})

test('the forecast starts at today with what is there and widens to the last day', () => {
  expect(curve?.forecast[0]).toEqual({ day: '2026-02-13', value: 150, low: 150, high: 150 })
  const end = curve?.forecast.at(-1)
  expect(end?.day).toBe('2026-03-31')
  expect(end?.value).toBeCloseTo(150 + (28 * 150) / 31, 9)
  expect(end?.high).toBeGreaterThan(end?.value ?? Number.POSITIVE_INFINITY)
  expect(end?.low).toBeLessThan(end?.value ?? 0)
})

test('there is no forecast before the start, prior or not, or from the last day on', () => {
  const prior = { actual: 500, days: 58 }
  for (const asOf of ['2025-12-31', '2026-03-31', '2026-06-01'])
    expect(goalCurve(goal, days, { asOf, calendar: chinaCalendar, prior })?.forecast).toEqual([])
})

test('a period of a century is drawn in at most 401 points that end on its last day', () => {
  const century = goalCurve({ ...goal, start: '2000-01-01', end: '2099-12-31' }, days, {
    asOf: '2026-02-13',
    calendar: chinaCalendar,
  })
  expect(century?.expected.length).toBeLessThanOrEqual(401)
  expect(century?.expected.at(-1)).toEqual({ day: '2099-12-31', value: 590 })
})

test('an incomplete goal has no curve', () => {
  expect(goalCurve({ ...goal, target: 0 }, days, { asOf: '2026-02-13', calendar: chinaCalendar })).toBeUndefined()
})
