import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contributionOf } from '#shared/domain/contribution.ts'
import { addDays } from '#shared/domain/day.ts'
import { goalProgress } from '#shared/domain/goal.ts'
import { goalCurve } from '#shared/domain/goal-curve.ts'
import type { DayTotal, GoalTerms } from '#shared/domain/goal-pace.ts'
import { goalWhy, type WhyOrder, type WhyVisit } from '#shared/domain/goal-why.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'
import { oracleActual, oracleCounts, oracleProgress } from '#test/kit/goal-oracle.ts'

const metric = fc.constantFrom('visits', 'orders', 'revenue.net')
const dayIn = (from: string, to: number) => fc.integer({ min: 0, max: to }).map(n => addDays(from, n))

/** Periods of 1 to 400 days in 2018–2028: years with and without a list. */
const goalArbitrary: fc.Arbitrary<GoalTerms> = fc
  .record({
    metric,
    target: fc.integer({ min: 1, max: 2_000 }),
    start: dayIn('2018-01-01', 3_650),
    length: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(6, 30, 89, 364)),
    pace: fc.constantFrom('working', 'working', 'calendar'),
  })
  .map(({ length, ...goal }) => ({ ...goal, end: addDays(goal.start, length) }))

interface Case {
  readonly goal: GoalTerms
  readonly days: readonly DayTotal[]
  readonly asOf: string
}

/**
 * A goal, facts around its period, and a day to look at it. One fact lifts the actual near a cut of the status (95 %, 75 %
 * or all of what is expected), where mistakes would hide.
 */
const caseArbitrary: fc.Arbitrary<Case> = goalArbitrary.chain(goal => {
  const span = Math.round((Date.parse(goal.end) - Date.parse(goal.start)) / 86_400_000)
  const factDay = fc.integer({ min: -10, max: span + 10 }).map(n => addDays(goal.start, n))
  const fact = fc.record({
    day: factDay,
    visits: fc.integer({ min: 0, max: 3 }),
    orders: fc.integer({ min: 0, max: 3 }),
    revenue: fc.integer({ min: -100, max: 200 }),
  })
  return fc
    .record({
      facts: fc.array(fact, { maxLength: 12 }),
      asOf: factDay,
      lift: fc.record({
        share: fc.constantFrom(0, 0.75, 0.95, 1),
        off: fc.integer({ min: -1, max: 1 }),
        ago: fc.nat(3),
      }),
    })
    .map(({ facts, asOf, lift }) => ({ goal, asOf, days: [...facts, liftTo(goal, facts, asOf, lift)] }))
})

function liftTo(
  goal: GoalTerms,
  days: readonly DayTotal[],
  asOf: string,
  { share, off, ago }: { share: number; off: number; ago: number },
): DayTotal {
  const day = addDays(asOf, -ago)
  const { actual, expected } = oracleProgress(goal, days, asOf)
  const missing = share === 0 ? 0 : Math.max(0, Math.ceil(expected * share) + off - actual)
  return { day, visits: missing, orders: missing, revenue: missing }
}

const look = ({ goal, days, asOf }: Case) => goalProgress(goal, days, { asOf, calendar: chinaCalendar })

describe('progress', () => {
  test('agrees with an oracle that walks every date, in every status', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(caseArbitrary, one => {
        const { status, actual, elapsed, remaining, total, expected, neededPerWeek, recentPerWeek } = look(one)
        const oracle = oracleProgress(one.goal, one.days, one.asOf)
        expect({ status, actual, elapsed, remaining, total }).toEqual({
          status: oracle.status,
          actual: oracle.actual,
          elapsed: oracle.elapsed,
          remaining: oracle.remaining,
          total: oracle.total,
        })
        expectClose(expected, oracle.expected)
        expectClose(neededPerWeek, oracle.neededPerWeek)
        expectClose(recentPerWeek, oracle.recentPerWeek)
        seen.set(status, (seen.get(status) ?? 0) + 1)
      }),
      { numRuns: 1_000 },
    )
    const statuses = ['not-started', 'starting', 'on-track', 'at-risk', 'behind', 'achieved', 'missed']
    for (const status of statuses) expect([status, (seen.get(status) ?? 0) >= 5]).toEqual([status, true])
  })

  test('is the same whatever the order of the facts, split days or days that brought nothing', () => {
    const split = ({ day, visits, orders, revenue }: DayTotal): readonly DayTotal[] => [
      { day, visits, orders: 0, revenue: revenue - 7 },
      { day, visits: 0, orders, revenue: 7 },
    ]
    const shuffled = caseArbitrary.chain(one =>
      fc.tuple(
        fc.constant(one),
        fc.shuffledSubarray(one.days.flatMap(split), { minLength: one.days.length * 2 }),
        fc.array(dayIn(one.goal.start, 400), { maxLength: 5 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([one, days, quiet]) => {
        const zeros = quiet.map(day => ({ day, visits: 0, orders: 0, revenue: 0 }))
        expect(look({ ...one, days: [...zeros, ...days] })).toEqual(look(one))
      }),
    )
  })

  test('keeps status and ratio when target and facts are counted in a smaller unit', () => {
    const times = (one: Case, factor: number): Case => ({
      ...one,
      goal: { ...one.goal, target: one.goal.target * factor },
      days: one.days.map(({ day, visits, orders, revenue }) => ({
        day,
        visits: visits * factor,
        orders: orders * factor,
        revenue: revenue * factor,
      })),
    })
    fc.assert(
      fc.property(caseArbitrary, fc.constantFrom(2, 100, 1_000_000), (one, factor) => {
        const [small, large] = [look(one), look(times(one, factor))]
        expect(large.status).toBe(small.status)
        expect(large.actual).toBe(small.actual * factor)
        expectClose(large.ratio, small.ratio)
      }),
    )
  })

  test('never gets better by time alone, and worsens by what the second day confirms', () => {
    const rank = new Map(['behind', 'at-risk', 'on-track', 'starting'].map((status, n) => [status, n]))
    fc.assert(
      fc.property(caseArbitrary, one => {
        const tomorrow = addDays(one.asOf, 1)
        const days = one.days.filter(({ day }) => day <= one.asOf)
        const now = rank.get(look({ ...one, days }).status)
        const next = rank.get(look({ ...one, days, asOf: tomorrow }).status)
        // Leaving "starting" is the only way up: the goal had no colour before.
        if (now !== undefined && next !== undefined && now < 3) expect(next).toBeLessThanOrEqual(now)
      }),
    )
  })
})

describe('the curve', () => {
  test('passes through the numbers of the progress and is flat on days without weight', () => {
    fc.assert(
      fc.property(caseArbitrary, one => {
        const { actual, expected, forecast } = look(one)
        const curve = goalCurve(one.goal, one.days, { asOf: one.asOf, calendar: chinaCalendar })
        expect(curve?.actual.at(-1)?.value ?? 0).toBe(actual)
        expect(curve?.expected.at(-1)?.value).toBe(one.goal.target)
        const today = curve?.expected.find(point => point.day === one.asOf)
        if (today) expectClose(today.value, expected)
        for (const [n, point] of (curve?.expected ?? []).entries()) {
          const before = curve?.expected[n - 1]
          const isNextDay = before && addDays(before.day, 1) === point.day
          if (isNextDay && !oracleCounts(one.goal, point.day)) expect(point.value).toBe(before.value)
        }
        const end = curve?.forecast.at(-1)
        if (end) expect([end.value, end.low, end.high]).toEqual([forecast?.end, forecast?.low, forecast?.high])
      }),
      { numRuns: 60 },
    )
  })
})

describe('the facts behind the number', () => {
  const row = { id: fc.uuid(), customer: fc.constantFrom('c1', 'c2', 'c3'), day: dayIn('2025-12-25', 20) }
  const deleted = fc.option(fc.constant({ deletedAt: 1 }), { nil: {} })
  const visitArbitrary: fc.Arbitrary<WhyVisit> = fc
    .tuple(
      fc.record({
        ...row,
        at: fc.option(fc.nat(1_000)),
        state: fc.constantFrom('planned', 'done', 'done', 'cancelled'),
        channel: fc.constantFrom('visit', 'visit', 'call', 'message'),
      }),
      deleted,
    )
    .map(([visit, gone]) => ({ ...visit, ...gone }))
  const orderArbitrary: fc.Arbitrary<WhyOrder> = fc
    .tuple(
      fc.record({
        ...row,
        amount: fc.integer({ min: -500, max: 900 }),
        isCancelled: fc.constantFrom(false, false, true),
      }),
      deleted,
    )
    .map(([order, gone]) => ({ ...order, ...gone }))

  test('sum exactly to the actual made of contributions, which is what the oracle counts', () => {
    const goalOf = fc.record({
      metric,
      start: dayIn('2025-12-25', 8),
      end: dayIn('2026-01-03', 8),
      asOf: dayIn('2025-12-28', 16),
    })
    fc.assert(
      fc.property(goalOf, fc.array(visitArbitrary), fc.array(orderArbitrary), ({ asOf, ...terms }, visits, orders) => {
        const goal: GoalTerms = { ...terms, target: 10, pace: 'working' }
        const facts = goalWhy(goal, { visits, orders }, asOf)
        const total = facts.reduce((sum, fact) => sum + fact.contribution, 0)
        const { actual } = goalProgress(goal, dayTotals(visits, orders), { asOf, calendar: chinaCalendar })
        expect(total).toBe(actual)
        expect(total).toBe(oracleActual(goal, visits, orders, asOf))
        expect(new Set(facts.map(fact => fact.id)).size).toBe(facts.length)
      }),
      { numRuns: 300 },
    )
  })

  /** One row per customer and day, as the store keeps them. */
  function dayTotals(visits: readonly WhyVisit[], orders: readonly WhyOrder[]): readonly DayTotal[] {
    const keys = new Set([...visits, ...orders].map(({ customer, day }) => `${customer} ${day}`))
    return [...keys].map(key => {
      const [customer, day = ''] = key.split(' ')
      const isHere = (one: { customer: string; day: string }) => one.customer === customer && one.day === day
      return { day, ...contributionOf(visits.filter(isHere), orders.filter(isHere)) }
    })
  }
})

function expectClose(value: number | null, wanted: number | null): void {
  if (value === null || wanted === null) expect(value).toBe(wanted)
  else expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)))
}
