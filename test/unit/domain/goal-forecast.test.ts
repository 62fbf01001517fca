import { describe, expect, test } from 'vitest'
import { goalProgress } from '#shared/domain/goal.ts'
import { countAtLeast, normalAtLeast } from '#shared/domain/goal-chance.ts'
import { forecastGoal, outlookOf } from '#shared/domain/goal-forecast.ts'
import { priorOf } from '#shared/domain/goal-seen.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'

const amount = { kind: 'amount', actual: 430_000, elapsed: 31, remaining: 28, events: 25, deviation: 12_000 } as const
const count = { kind: 'count', actual: 20, elapsed: 31, remaining: 28, events: 20, deviation: 0 } as const

test('DOMAIN 5.5: 430,000 after 31 of 59 days runs to 818,387', () => {
  const forecast = forecastGoal(900_000, amount)
  expect(forecast?.runRate).toBeCloseTo(818_387, 0)
  expect(forecast?.end).toBe(forecast?.runRate)
})

describe('with 800,000 in 58 days of last year', () => {
  const seen = { ...amount, prior: { actual: 800_000, days: 58 } }

  test('DOMAIN 5.5: the daily rate is 13,840.4 and the end 817,532', () => {
    expect(outlookOf(seen)?.mean(1)).toBeCloseTo(13_840.4, 1)
    expect(forecastGoal(900_000, seen)?.end).toBeCloseTo(817_532, 0)
    expect(forecastGoal(900_000, seen)?.runRate).toBeCloseTo(818_387, 0)
  })

  test('DOMAIN 5.5: the end strays by 79,029 and the target is met with .148', () => {
    expect(outlookOf(seen)?.deviation(28)).toBeCloseTo(79_029, 0)
    expect(forecastGoal(900_000, seen)?.chance).toBeCloseTo(0.148, 3)
    expect(forecastGoal(900_000, seen)?.outlook).toBe('unlikely')
  })

  test('the band holds four ends in five', () => {
    const { low, high } = forecastGoal(900_000, seen) ?? {}
    expect(low).toBeCloseTo(817_532 - 1.28155 * 79_029, -1)
    expect(high).toBeCloseTo(817_532 + 1.28155 * 79_029, -1)
  })
})

describe('20 of 50 visits after 31 of 59 days, 40 in 58 days of last year', () => {
  const seen = { ...count, prior: { actual: 40, days: 58 } }

  test('DOMAIN 5.5: 18.55 more are to come with variance 28.74, so the end is 38.55', () => {
    expect(outlookOf(seen)?.mean(28)).toBeCloseTo(18.55, 2)
    expect((outlookOf(seen)?.deviation(28) ?? 0) ** 2).toBeCloseTo(28.74, 2)
    expect(forecastGoal(50, seen)?.end).toBeCloseTo(38.55, 2)
  })

  test('DOMAIN 5.5: 30 more come with .0297', () => {
    expect(forecastGoal(50, seen)?.chance).toBeCloseTo(0.0297, 4)
  })

  test('DOMAIN 5.5: the words are likely above .7, unlikely below .3, possible between', () => {
    const outlook = (target: number) => forecastGoal(target, seen)?.outlook
    expect([35, 37, 41, 42].map(outlook)).toEqual(['likely', 'possible', 'possible', 'unlikely'])
  })
})

describe('what is not known is not said', () => {
  test('DOMAIN 5.5: no chance with fewer than 20 facts, none when no day is left', () => {
    expect(forecastGoal(50, { ...count, events: 19 })).toMatchObject({ chance: null, outlook: null })
    expect(forecastGoal(50, { ...count, remaining: 0 })).toMatchObject({ chance: null, outlook: null, end: 20 })
  })

  test('no band before the fifth day, no forecast before the first unless a prior is known', () => {
    expect(forecastGoal(50, { ...count, elapsed: 4 })).toMatchObject({ low: null, high: null })
    expect(forecastGoal(50, { ...count, elapsed: 0, actual: 0 })).toBeNull()
    const expected = forecastGoal(50, {
      ...count,
      elapsed: 0,
      actual: 0,
      remaining: 59,
      prior: { actual: 40, days: 58 },
    })
    expect(expected?.end).toBeCloseTo((40 / 58) * 59, 9)
    expect(expected?.runRate).toBeNull()
  })

  test('what is reached stays in the band', () => {
    const { low } = forecastGoal(900_000, { ...amount, deviation: 400_000 }) ?? {}
    expect(low).toBe(430_000)
  })
})

test('tails agree with tables of the normal and with counting by hand', () => {
  expect(normalAtLeast(1.96, 0, 1)).toBeCloseTo(0.0249979, 6)
  expect(normalAtLeast(-1, 0, 1)).toBeCloseTo(0.8413447, 6)
  expect([normalAtLeast(5, 5, 0), normalAtLeast(5.1, 5, 0)]).toEqual([1, 0])
  // Geometric: shape 1 over odds 1 halves with every further count.
  expect([0, 1, 2, 3].map(needed => countAtLeast(needed, 1, 1))).toEqual([1, 0.5, 0.25, 0.125])
  expect([countAtLeast(1, 0, 1), countAtLeast(2, 0, 1), countAtLeast(1, 5, 0)]).toEqual([0, 0, 0])
  // 4,000 at a rate that brings 4,000 on average: the first term underflows, the sum does not.
  expect(countAtLeast(4_000, 8_000, 0.5)).toBeCloseTo(0.5, 1)
  expect(countAtLeast(6_000, 12_000, 0.5)).toBeCloseTo(0.5, 1)
  expect(countAtLeast(1e12, 8_000, 0.5)).toBe(0)
})

test('the days themselves say how much a day strays', () => {
  const goal = { metric: 'revenue.net', target: 900, start: '2026-01-01', end: '2026-03-31', pace: 'working' } as const
  const day = (date: string, revenue: number) => ({ day: date, visits: 0, orders: 20, revenue })
  // 4 to 8 January are 5 working days: 0, 100, 0, 200, 0 have mean 60 and variance (3·3600 + 1600 + 19600) / 4 = 8000.
  const days = [day('2026-01-07', 200), day('2026-01-05', 100)]
  const { forecast } = goalProgress(goal, days, { asOf: '2026-01-08', calendar: chinaCalendar })
  const spread = Math.sqrt(8000) * Math.sqrt(54) * Math.sqrt(1 + 54 / 5)
  expect(forecast?.end).toBeCloseTo(60 * 59, 6)
  expect(forecast?.high).toBeCloseTo(60 * 59 + 1.2815515655 * spread, 4)
})

test('DOMAIN 5.5: the prior is what the same dates brought a year before, over their working days', () => {
  const goal = { metric: 'visits', target: 50, start: '2026-01-01', end: '2026-03-31', pace: 'working' } as const
  const day = (date: string, visits: number) => ({ day: date, visits, orders: 0, revenue: 0 })
  const days = [
    day('2024-12-31', 9),
    day('2025-01-02', 3),
    day('2025-03-31', 4),
    day('2025-04-01', 9),
    day('2026-01-05', 9),
  ]
  expect(priorOf(goal, days, chinaCalendar)).toEqual({ actual: 7, days: 59 })
  expect(priorOf(goal, days.slice(4), chinaCalendar)).toBeUndefined()
})
