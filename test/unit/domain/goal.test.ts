import { describe, expect, test } from 'vitest'
import { goalProgress } from '#shared/domain/goal.ts'
import type { DayTotal, GoalTerms } from '#shared/domain/goal-pace.ts'
import type { WorkCalendar } from '#shared/domain/work-calendar.ts'
import { mondayToFriday } from '#shared/domain/work-calendar.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'

const firstQuarter: GoalTerms = {
  metric: 'revenue.net',
  target: 900_000,
  start: '2026-01-01',
  end: '2026-03-31',
  pace: 'working',
}
const byCalendar: GoalTerms = { ...firstQuarter, pace: 'calendar' }

const sale = (day: string, revenue: number): DayTotal => ({ day, visits: 0, orders: revenue > 0 ? 1 : 0, revenue })
const visit = (day: string, visits = 1): DayTotal => ({ day, visits, orders: 0, revenue: 0 })

const progress = (goal: GoalTerms, days: readonly DayTotal[], asOf: string, calendar: WorkCalendar = chinaCalendar) =>
  goalProgress(goal, days, { asOf, calendar })

describe('expected to date', () => {
  test.each([
    ['2026-01-31', 31, 22, 21],
    ['2026-02-13', 44, 32, 31],
    ['2026-02-24', 55, 39, 33],
    ['2026-02-28', 59, 42, 37],
    ['2026-03-15', 74, 52, 47],
  ])(
    'DOMAIN 5.3: by %s %d of 90 days, %d of 64 weekdays, %d of 59 working days have passed',
    (asOf, days, weekdays, workdays) => {
      expect(progress(byCalendar, [], asOf)).toMatchObject({ elapsed: days, total: 90, isPacedByWork: false })
      expect(progress(firstQuarter, [], asOf, mondayToFriday)).toMatchObject({ elapsed: weekdays, total: 64 })
      expect(progress(firstQuarter, [], asOf)).toMatchObject({ elapsed: workdays, total: 59, isPacedByWork: true })
    },
  )

  test('DOMAIN 5.3: of 900,000 on 13 February 440,000 is expected by the calendar, 472,881 by working days', () => {
    expect(progress(byCalendar, [], '2026-02-13').expected).toBeCloseTo(440_000, 6)
    expect(Math.round(progress(firstQuarter, [], '2026-02-13').expected)).toBe(472_881)
  })

  test('DOMAIN 5.3: nothing is expected before the start, everything from the last day on', () => {
    expect(progress(firstQuarter, [], '2025-12-31')).toMatchObject({
      expected: 0,
      elapsed: 0,
      remaining: 59,
      pace: null,
    })
    expect(progress(firstQuarter, [], '2026-03-31').expected).toBe(900_000)
    expect(progress(firstQuarter, [], '2026-05-01')).toMatchObject({ expected: 900_000, remaining: 0 })
  })

  test('a period without a working day is paced by the calendar', () => {
    const festival = { ...firstQuarter, start: '2026-02-15', end: '2026-02-23' }
    expect(progress(festival, [], '2026-02-17')).toMatchObject({ elapsed: 3, total: 9, isPacedByWork: false })
  })

  test('DOMAIN 5.3: a period reaching into a year without a list is provisional, unless every day counts', () => {
    const acrossYears = { ...firstQuarter, start: '2026-12-01', end: '2027-02-28' }
    expect(progress(acrossYears, [], '2026-12-10').isProvisional).toBe(true)
    expect(progress({ ...acrossYears, pace: 'calendar' }, [], '2026-12-10').isProvisional).toBe(false)
    expect(progress(firstQuarter, [], '2026-02-13').isProvisional).toBe(false)
  })
})

describe('actual', () => {
  test('DOMAIN 5.1: a sum is the facts of the period up to asOf over the target, raw above 1 and below 0', () => {
    const days = [
      sale('2025-12-31', 999),
      sale('2026-01-01', 300_000),
      sale('2026-02-13', 60_000),
      sale('2026-02-14', 7),
    ]
    expect(progress(firstQuarter, days, '2026-02-13')).toMatchObject({ actual: 360_000, ratio: 0.4 })
    expect(progress(firstQuarter, [sale('2026-01-05', 1_080_000)], '2026-02-13').ratio).toBe(1.2)
    expect(progress(firstQuarter, [sale('2026-01-05', -90_000)], '2026-02-13').ratio).toBe(-0.1)
  })

  test('facts after the end do not count', () => {
    const days = [sale('2026-03-31', 1), sale('2026-04-01', 900_000)]
    expect(progress(firstQuarter, days, '2026-04-02')).toMatchObject({ actual: 1, status: 'missed' })
  })

  test('each metric reads its own figure', () => {
    const days = [{ day: '2026-01-05', visits: 3, orders: 2, revenue: 100 }]
    const actual = (metric: GoalTerms['metric']): number =>
      progress({ ...firstQuarter, metric }, days, '2026-01-05').actual
    expect([actual('visits'), actual('orders'), actual('revenue.net')]).toEqual([3, 2, 100])
  })
})

describe('status', () => {
  test.each([
    [300_000, firstQuarter, 0.634, 'behind'],
    [430_000, byCalendar, 0.977, 'on-track'],
    [430_000, firstQuarter, 0.909, 'at-risk'],
    [460_000, firstQuarter, 0.973, 'on-track'],
    [480_000, firstQuarter, 1.015, 'on-track'],
  ] as const)('DOMAIN 5.4: %d of 900,000 on 13 February ($pace days) is at %f: %s', (actual, goal, pace, status) => {
    const result = progress(goal, [sale('2026-02-13', actual)], '2026-02-13')
    expect(result.pace).toBeCloseTo(pace, 3)
    expect(result.status).toBe(status)
  })

  test('DOMAIN 5.4: the cuts are exact: .95 of the expected is on track, one unit less is not; .75 likewise', () => {
    // 20 of 80 working days: expected 200 of 800.
    const goal = { ...firstQuarter, target: 800, start: '2026-03-02', end: '2026-06-19' }
    const status = (actual: number) => progress(goal, [sale('2026-03-27', actual)], '2026-03-27', mondayToFriday).status
    expect(progress(goal, [], '2026-03-27', mondayToFriday).expected).toBe(200)
    expect([status(190), status(189), status(150), status(149)]).toEqual(['on-track', 'at-risk', 'at-risk', 'behind'])
  })

  test('a target of a hundred billion is compared to the last unit', () => {
    const goal = { ...byCalendar, target: 9_000_000_000_000_000 }
    const onTheCut = (9_000_000_000_000_000 / 900) * 44 * 9.5
    expect(progress(goal, [sale('2026-02-13', onTheCut)], '2026-02-13').status).toBe('on-track')
    expect(progress(goal, [sale('2026-02-13', onTheCut - 1)], '2026-02-13').status).toBe('at-risk')
  })

  test('DOMAIN 5.4: not started before, achieved when reached, missed only after the last day', () => {
    expect(progress(firstQuarter, [], '2025-12-31').status).toBe('not-started')
    expect(progress(firstQuarter, [sale('2026-01-04', 900_000)], '2026-01-04').status).toBe('achieved')
    expect(progress(firstQuarter, [], '2026-03-31').status).toBe('behind')
    expect(progress(firstQuarter, [sale('2026-03-31', 899_999)], '2026-04-01').status).toBe('missed')
    expect(progress(firstQuarter, [sale('2026-03-31', 900_000)], '2026-04-01').status).toBe('achieved')
  })

  test('DOMAIN 5.4: before the fifth working day a goal is starting, whatever it holds', () => {
    // The working days are 4, 5, 6, 7, 8 January.
    expect(progress(firstQuarter, [sale('2026-01-07', 1)], '2026-01-07').status).toBe('starting')
    expect(progress(firstQuarter, [sale('2026-01-08', 1)], '2026-01-08').status).toBe('behind')
  })

  test('DOMAIN 5.4: a long goal is starting until 5 % of its target are expected', () => {
    const year = { ...firstQuarter, end: '2026-12-31' }
    // 12 of 248 working days is 4.8 %, 13 is 5.2 %.
    expect(progress(year, [sale('2026-01-19', 1)], '2026-01-19')).toMatchObject({ elapsed: 12, status: 'starting' })
    expect(progress(year, [sale('2026-01-20', 1)], '2026-01-20')).toMatchObject({ elapsed: 13, status: 'behind' })
    const hundredDays = { ...byCalendar, end: '2026-04-10' }
    expect(progress(hundredDays, [sale('2026-01-05', 1)], '2026-01-05')).toMatchObject({ elapsed: 5, status: 'behind' })
  })

  test('a goal without a period or a target is incomplete and computes nothing', () => {
    for (const broken of [{ target: 0 }, { start: '' }, { end: '' }, { end: '2025-01-01' }, { start: '2026-02-31' }]) {
      const result = progress({ ...firstQuarter, ...broken }, [sale('2026-02-01', 5)], '2026-02-13')
      expect(result).toMatchObject({ status: 'incomplete', actual: 0, ratio: 0, expected: 0, forecast: null })
    }
  })
})

describe('a change for the worse without a new fact', () => {
  // On track through 23 January (16 of 59), at risk from 26 January (17 of 59) on.
  const days = [sale('2026-01-15', 240_000)]
  const statuses = (extra: readonly DayTotal[] = []) =>
    ['2026-01-23', '2026-01-26', '2026-01-27'].map(asOf => progress(firstQuarter, [...days, ...extra], asOf).status)

  test('DOMAIN 5.4: shows on its second day', () => {
    expect(statuses()).toEqual(['on-track', 'on-track', 'at-risk'])
  })

  test('DOMAIN 5.4: shows at once when a fact of the day has been seen', () => {
    expect(statuses([sale('2026-01-26', 1)])).toEqual(['on-track', 'at-risk', 'at-risk'])
  })

  test('DOMAIN 5.4: a fact that arrives late counts from its own day on, so nothing worsens twice', () => {
    expect(statuses([sale('2026-01-20', -40_000)])).toEqual(['at-risk', 'at-risk', 'at-risk'])
  })

  test('DOMAIN 5.4: the first colour after the start waits as well', () => {
    expect(progress(firstQuarter, [], '2026-01-08').status).toBe('starting')
    expect(progress(firstQuarter, [], '2026-01-09').status).toBe('behind')
  })
})

describe('rates', () => {
  test('DOMAIN 5.5: 430,000 after 31 of 59 needs 16,786 a day', () => {
    const { neededPerWeek, remaining } = progress(firstQuarter, [sale('2026-02-13', 430_000)], '2026-02-13')
    expect(remaining).toBe(28)
    expect(Math.round((neededPerWeek ?? 0) / 5)).toBe(16_786)
  })

  test('a week has the working days of the workspace, or seven where every day counts', () => {
    const days = [sale('2026-02-13', 440_000)]
    const six = goalProgress(firstQuarter, days, { asOf: '2026-02-13', calendar: chinaCalendar, weekDays: 6 })
    expect(six.neededPerWeek).toBeCloseTo((460_000 / 28) * 6, 6)
    expect(progress(byCalendar, days, '2026-02-13').neededPerWeek).toBeCloseTo((460_000 / 46) * 7, 6)
  })

  test('nothing more is needed once reached, and no pace can help after the last day', () => {
    expect(progress(firstQuarter, [sale('2026-02-13', 950_000)], '2026-02-13').neededPerWeek).toBe(0)
    expect(progress(firstQuarter, [sale('2026-02-13', 1)], '2026-03-31').neededPerWeek).toBeNull()
  })

  test('the recent pace is that of the last 4 weeks inside the goal', () => {
    const visits: GoalTerms = { ...firstQuarter, metric: 'visits', target: 60 }
    // 14 February to 13 March hold 16 working days.
    const days = [visit('2025-12-30'), visit('2026-01-05', 9), visit('2026-02-14', 2), visit('2026-03-13', 4)]
    expect(progress(visits, days, '2026-03-13').recentPerWeek).toBeCloseTo((6 / 16) * 5, 9)
    // 4 to 6 January: 3 working days.
    expect(progress(visits, days, '2026-01-06').recentPerWeek).toBeCloseTo((9 / 3) * 5, 9)
    expect(progress(visits, days, '2026-01-03').recentPerWeek).toBeNull()
  })
})

test('DOMAIN 0.3: a number says what it was computed with', () => {
  const result = progress(firstQuarter, [sale('2026-01-05', 10), sale('2026-01-06', 20)], '2026-02-13')
  expect(result).toMatchObject({ engine: 'goal-1', calendar: chinaCalendar.version, asOf: '2026-02-13', events: 2 })
})
