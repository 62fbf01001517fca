/** The analyses under permutation, missing inputs and one more fact: what must not change, and which way the rest goes (DOMAIN 0, 3, 4). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageOf, factual, type Part, weightedMean } from '#shared/domain/analysis/part.ts'
import { standardSettings as settings } from '#shared/domain/analysis/settings.ts'
import { addDays } from '#shared/domain/day.ts'
import { abcClasses, abcCounts } from '#shared/domain/purchase/abc.ts'
import { netBetween, purchaseHistories } from '#shared/domain/purchase/purchase-history.ts'
import { purchasePortfolio } from '#shared/domain/purchase/purchase-portfolio.ts'
import { midRankScores, quantileScores } from '#shared/domain/purchase/rfm.ts'
import { matcherOf } from '#shared/domain/segment/segment-match.ts'
import type { SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import { importanceOf } from '#shared/domain/standing/importance.ts'
import { trustOf } from '#shared/domain/standing/trust.ts'
import { npsOf } from '#shared/domain/survey/satisfaction.ts'
import { allocateVisits, type VisitResponse } from '#shared/domain/visiting/visit-allocation.ts'
import { rowsAgo, today, todayNumber } from '#test/kit/make-purchases.ts'
import { asOf, known, trustFacts } from '#test/kit/make-standing.ts'

const cuts = settings.abc
const level = fc.integer({ min: 1, max: 5 })
const customers = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']
const rows = fc
  .array(
    fc.tuple(fc.constantFrom(...customers), fc.integer({ min: -40, max: 800 }), fc.integer({ min: -60, max: 120 })),
    { maxLength: 60 },
  )
  .map(all => all.flatMap(([customer, ago, net]) => rowsAgo(customer, [ago, net])))
const values = fc.array(fc.option(fc.integer({ min: -20, max: 40 }), { freq: 8 }), { maxLength: 25 })

const part = (weight: number, value: number | null): Part => ({ id: 'p', weight, ...factual(value) })

test('DOMAIN 0.4: missing is not zero', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 100 })), { minLength: 1 }),
      pairs => {
        const parts = pairs.map(([weight, value]) => part(weight, value))
        const mean = weightedMean(parts)
        expect(weightedMean([...parts, part(5, null)])).toBe(mean)
        expect(weightedMean([...parts, part(5, 0)])).toBeLessThanOrEqual(mean ?? 0)
        expect(coverageOf([...parts, part(5, null)])).toBeLessThan(coverageOf(parts))
      },
    ),
    { numRuns: 50 },
  )
})

describe('the portfolio', () => {
  const portfolio = (all: Parameters<typeof purchasePortfolio>[1]) => purchasePortfolio(customers, all, today, settings)

  test('DOMAIN 0.1, 0.5: neither the order of facts, nor facts to come, nor the splitting of a day change it', () => {
    fc.assert(
      fc.property(rows, all => {
        const found = portfolio(all)
        expect(portfolio(all.toReversed())).toEqual(found)
        expect(portfolio([...all, ...rowsAgo('c0', [-1, 500])])).toEqual(found)
        const halves = all.flatMap(row => [
          { ...row, revenue: row.revenue - 7 },
          { ...row, revenue: 7 },
        ])
        expect({ ...portfolio(halves), facts: 0 }).toEqual({ ...found, facts: 0 })
      }),
      { numRuns: 25 },
    )
  })

  test('a sale today never lowers recency, frequency, money or class of its customer, and nobody is lost by it', () => {
    const rank = { A: 3, B: 2, C: 1 }
    fc.assert(
      fc.property(rows, fc.constantFrom(...customers), (all, customer) => {
        const before = portfolio(all).customers.get(customer)
        const after = portfolio([...all, ...rowsAgo(customer, [0, 1_000])]).customers.get(customer)
        expect(after?.hiatus?.state).not.toBe('lost')
        expect(rank[after?.place.class ?? 'C']).toBeGreaterThanOrEqual(rank[before?.place.class ?? 'C'])
        if (!before?.rfm || !after?.rfm) return
        expect(after.rfm.r).toBeGreaterThanOrEqual(before.rfm.r)
        expect(after.rfm.frequency).toBeGreaterThanOrEqual(before.rfm.frequency)
        expect(after.rfm.m).toBeGreaterThanOrEqual(before.rfm.m)
      }),
      { numRuns: 60 },
    )
  })

  test('the net of any days is what adding up day by day makes', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: -50, max: 800 }), fc.integer({ min: 0, max: 400 }), (all, ago, days) => {
        const to = todayNumber - ago
        for (const history of purchaseHistories(all)) {
          const own = all.filter(row => row.customer === history.customer)
          const inside = own.filter(row => {
            const number = Date.parse(row.day) / 86_400_000
            return number > to - days && number <= to
          })
          expect(netBetween(history, to - days + 1, to)).toBe(inside.reduce((sum, row) => sum + row.revenue, 0))
        }
      }),
      { numRuns: 40 },
    )
  })
})

test('DOMAIN 3.1: equal values have equal scores, larger ones never lower, in any order and by either method', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 5, maxLength: 30 }), values => {
      for (const score of [midRankScores, quantileScores]) {
        const scores = new Map(values.map((value, n) => [value, score(values)[n] ?? 0]))
        values.forEach((value, n) => expect(score(values)[n]).toBe(scores.get(value)))
        const ascending = [...scores].sort(([a], [b]) => a - b).map(([, one]) => one)
        expect(ascending).toEqual(ascending.toSorted((a, b) => a - b))
        expect(score(values.toReversed())).toEqual(score(values).toReversed())
      }
    }),
    { numRuns: 25 },
  )
})

test('DOMAIN 3.2: the order of the input changes nothing, equals have one class, larger is never lower', () => {
  fc.assert(
    fc.property(values, all => {
      const input = all.map((value, n) => ({ customer: String(n).padStart(2, '0'), value }))
      const places = abcClasses(input, cuts)
      expect(abcClasses(input.toReversed(), cuts)).toEqual(places)
      const words = places.map(place => place.class ?? '~')
      expect(words).toEqual(words.toSorted())
      for (const { value, class: abc } of places)
        expect(new Set(places.filter(other => other.value === value).map(other => other.class))).toEqual(new Set([abc]))
    }),
    { numRuns: 60 },
  )
})

test('the slider counts what sorting anew would, and a higher cut never takes an A away', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 99 }), (all, percent) => {
      const input = all.map((value, n) => ({ customer: String(n), value }))
      const places = abcClasses(input, cuts)
      const other = { cutA: percent / 100, cutB: 0.99 }
      const counts = abcCounts(places, other)
      const again = abcClasses(input, other)
      for (const abc of ['A', 'B', 'C'] as const)
        expect(counts[abc]).toBe(again.filter(one => one.class === abc).length)
      expect(abcCounts(places, { ...other, cutA: 0.995 }).A).toBeGreaterThanOrEqual(counts.A)
    }),
    { numRuns: 40 },
  )
})

test('agrees with looking at everybody for each visit; the order of customers changes nothing', () => {
  const one = fc.record({
    value: fc.integer({ min: 0, max: 9 }),
    response: fc.constantFrom(0.2, 0.5, 1),
    // Halves and doubles: equal gains are equal to the bit.
    hours: fc.constantFrom(0.5, 1, 2),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 9 }), fc.integer({ min: 0, max: 12 }), (some, hours) => {
      const all = some.map((rest, n) => ({ ...rest, customer: `c${n}` }))
      const found = allocateVisits(all, hours)
      expect(found.visits).toEqual(plainly(all, hours))
      expect(allocateVisits(all.toReversed(), hours)).toEqual(found)
      expect(allocateVisits(all, hours + 1).value).toBeGreaterThanOrEqual(found.value - 1e-9)
    }),
    { numRuns: 60 },
  )
})

/** The rule word for word: each visit to whom it gains most an hour, as long as anything fits. */
function plainly(customers: readonly VisitResponse[], hours: number): ReadonlyMap<string, number> {
  const visits = new Map(customers.map(one => [one.customer, 0]))
  for (let left = hours; ; ) {
    let best: VisitResponse | undefined
    const gain = ({ customer, value, response, hours }: VisitResponse) => {
      const count = visits.get(customer) ?? 0
      return (value * (Math.exp(-response * count) - Math.exp(-response * (count + 1)))) / hours
    }
    for (const one of customers)
      if (one.hours <= left && gain(one) > 1e-12 && (!best || gain(one) > gain(best) + 1e-12)) best = one
    if (!best) return visits
    left -= best.hours
    visits.set(best.customer, (visits.get(best.customer) ?? 0) + 1)
  }
}

test('one more promoter never lowers NPS, one more detractor never raises it; the order does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), scores => {
      const score = (all: readonly number[]) => npsOf(all, asOf, settings).score ?? 0
      expect(score([...scores, 10])).toBeGreaterThanOrEqual(score(scores))
      expect(score([...scores, 3])).toBeLessThanOrEqual(score(scores))
      expect(npsOf(scores.toReversed(), asOf, settings)).toEqual(npsOf(scores, asOf, settings))
    }),
    { numRuns: 40 },
  )
})

test('knowing more never turns a yes into a no or back', () => {
  const rule = fc.letrec<{ rule: SegmentRule }>(tie => ({
    rule: fc.oneof(
      { depthSize: 'small' },
      fc.record({
        field: fc.constantFrom('class', 'city'),
        op: fc.constantFrom('is', 'isNot'),
        value: fc.constantFrom('A', 'B'),
      }),
      fc.record({ all: fc.array(tie('rule'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('rule'), { maxLength: 3 }) }),
      fc.record({ not: tie('rule') }),
    ),
  })).rule
  const word = fc.option(fc.constantFrom('A', 'B'))
  fc.assert(
    fc.property(rule, word, word, (one, abc, city) => {
      const matches = matcherOf(one)
      const before = matches({ ...(abc && { class: abc }) })
      const after = matches({ ...(abc && { class: abc }), ...(city && { city }) })
      if (before !== null) expect(after).toBe(before)
      expect(matcherOf({ not: { not: one } })({ ...(city && { city }) })).toBe(matches({ ...(city && { city }) }))
    }),
    { numRuns: 80 },
  )
})

describe('DOMAIN 4.3', () => {
  test('a level more of anything never makes less important', () => {
    const importance = (levels: readonly number[]) => {
      const [potential = 0, reference = 0, network = 0, fit = 0] = levels
      const facts = {
        potential: known(potential),
        reference: known(reference),
        network: known(network),
        fit: known(fit),
      }
      return importanceOf(facts, asOf, settings)
    }
    fc.assert(
      fc.property(fc.tuple(level, level, level, level), fc.integer({ min: 0, max: 3 }), (levels, which) => {
        const raised = levels.map((one, n) => (n === which ? one + 1 : one))
        const more = importance(raised)
        expect(more.value).toBeGreaterThan(importance(levels).value ?? 999)
      }),
      { numRuns: 30 },
    )
  })

  test('credibility, reliability, closeness raise it, self-interest and silence lower it', () => {
    fc.assert(
      fc.property(level, level, level, level, fc.nat(400), (c, r, i, s, days) => {
        const at = (...levels: readonly [number, number, number, number, number]) =>
          trustOf(
            trustFacts(levels[0], levels[1], levels[2], levels[3], { lastContact: addDays(asOf, -levels[4]) }),
            asOf,
            settings,
          ).value ?? -1
        const value = at(c, r, i, s, days)
        const slack = 1e-9
        expect(at(Math.min(5, c + 1), r, i, s, days)).toBeGreaterThanOrEqual(value - slack)
        expect(at(c, Math.min(5, r + 1), i, s, days)).toBeGreaterThanOrEqual(value - slack)
        expect(at(c, r, Math.min(5, i + 1), s, days)).toBeGreaterThanOrEqual(value - slack)
        expect(at(c, r, i, Math.min(5, s + 1), days)).toBeLessThanOrEqual(value + slack)
        expect(at(c, r, i, s, days + 30)).toBeLessThanOrEqual(value + slack)
      }),
      { numRuns: 40 },
    )
  })
})
