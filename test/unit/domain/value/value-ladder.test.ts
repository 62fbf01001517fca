import { describe, expect, test } from 'vitest'
import { standardSettings as settings } from '#shared/domain/analysis/settings.ts'
import { valueCustomers } from '#shared/domain/value/lifetime-value.ts'
import { lifetimeMultiple, multipleWithin, weeksOfYear } from '#shared/domain/value/discounted-purchases.ts'
import { climbLadder, isDropoutKnown, rungFor } from '#shared/domain/value/value-ladder.ts'
import { readSales } from '#test/kit/sales-data.ts'
import { makeBuyer, makeBuyers } from './make-buyers.ts'

describe('DOMAIN 1.6: the highest rung whose test is passed', () => {
  const enough = { customers: 400, purchases: 2000, repeats: 1600, repeaters: 300, weeks: 60 }

  test.each([
    ['ml', {}],
    ['map', { repeaters: 299 }],
    ['map', { customers: 50, repeats: 60, repeaters: 20, weeks: 52 }],
    ['shrunk', { customers: 49, repeats: 60, repeaters: 20, weeks: 52 }],
    ['shrunk', { customers: 50, repeats: 59, repeaters: 20, weeks: 52 }],
    ['shrunk', { customers: 50, repeats: 60, repeaters: 19, weeks: 52 }],
    ['shrunk', { customers: 50, repeats: 60, repeaters: 20, weeks: 51 }],
    ['shrunk', { customers: 20, repeats: 30, repeaters: 1, weeks: 26 }],
    ['formula', { customers: 19, repeats: 300, repeaters: 19 }],
    ['formula', { customers: 20, repeats: 29, repeaters: 19 }],
    ['formula', { weeks: 25 }],
    ['ml', { weeks: 39 }],
  ] as const)('%s for %o', (rung, fewer) => {
    expect(rungFor({ ...enough, ...fewer }, settings)).toBe(rung)
  })

  test.each([
    ['ml', 0.002, 1, true],
    ['ml', 0.0009, 1, false],
    ['ml', 200, 801, false],
    ['map', 0.032, 1, true],
    ['map', 0.03, 1, false],
  ] as const)('%s with a %d and b %d knows who stopped: %s', (rung, a, b, isKnown) => {
    expect(isDropoutKnown({ params: { r: 1, alpha: 1, a, b } }, rung, settings)).toBe(isKnown)
  })

  test('nobody has bought: there is no method', () => {
    const customers = [makeBuyer('a', '2026-01-01', 0, 0)]
    const fit = climbLadder(customers, '2026-06-30', settings)
    expect(fit.method).toBeNull()
    expect(valueCustomers(customers, fit, settings)).toMatchObject([
      { rung: 'prior', parts: null, coverage: 0, isHollow: true },
    ])
  })

  test('it says what the next rung lacks', () => {
    const fit = climbLadder(makeBuyers(30, '2025-10-01', 4, 30), '2026-06-30', settings)
    expect(fit.method?.rate.rung).toBe('shrunk')
    expect(fit.missing).toEqual([
      { kind: 'too-few', what: 'customers', have: 30, need: 50 },
      { kind: 'too-few', what: 'weeks', have: 272 / 7, need: 52 },
    ])
    expect(fit).toMatchObject({
      settings: settings.version,
      asOf: '2026-06-30',
      grounds: { purchases: 120, repeats: 90 },
    })
  })
})

describe('public order logs', () => {
  const cdnow = readSales('cdnow')
  const some = cdnow.customers.filter((_, n) => n % 6 === 0)

  test('DOMAIN 1.6: part of CDNOW stands on map after a year and a half, with Gamma–Gamma', () => {
    const { method, missing } = climbLadder(some, cdnow.end, settings)
    expect(method?.rate.rung).toBe('map')
    expect(method?.orders.gammaGamma?.isSettled).toBe(true)
    expect(missing).toEqual([{ kind: 'too-few', what: 'repeaters', have: expect.any(Number), need: 300 }])
  })

  test('DOMAIN 1.6: Northwind does not tell who stopped: it stands on the shrunk rate', () => {
    const { customers, end } = readSales('northwind')
    const { method, missing } = climbLadder(customers, end, settings)
    expect(method?.rate.rung).toBe('shrunk')
    expect(missing).toEqual([{ kind: 'dropout-not-identified', rung: 'map' }])
  })

  test('DOMAIN 0.2: the order of customers and of their orders changes no bit', () => {
    const turned = some.toReversed().map(customer => ({ ...customer, sales: customer.sales.toReversed() }))
    const [fit, again] = [climbLadder(some, cdnow.end, settings), climbLadder(turned, cdnow.end, settings)]
    expect(again).toEqual(fit)
    expect(valueCustomers(turned, again, settings)).toEqual(valueCustomers(some, fit, settings))
  })

  test('DOMAIN 1.5: three years are worth more than one, less than three of it, and a third of revenue is margin', () => {
    const rated = some.map(customer => ({ ...customer, marginRate: 1 / 3 }))
    const values = valueCustomers(rated, climbLadder(rated, cdnow.end, settings), settings)
    for (const { within, parts, coverage, range } of values) {
      const [year, three] = within.map(({ worth }) => worth?.revenue ?? NaN)
      expect(three).toBeGreaterThan(year ?? NaN)
      expect(three).toBeLessThan(3 * (year ?? NaN))
      expect(within[0]?.worth?.margin).toBeCloseTo((year ?? NaN) / 3, 9)
      expect(parts?.aliveBy).toBe('model')
      expect([coverage > 0.6, range]).toEqual([true, null])
    }
  })
})

describe('DOMAIN 1.6: a handful of customers', () => {
  const asOf = '2026-06-30'
  /** Last bought 20 days ago, every 30 days; silent for a year after a rhythm of 30 days; never bought. */
  const loyal = makeBuyer('loyal', '2025-06-15', 13, 30, 30_000, { segment: 'retail', marginRate: 0.25 })
  const lost = makeBuyer('lost', '2024-12-01', 6, 30, 10_000, { segment: 'retail' })
  const lead = makeBuyer('lead', asOf, 0, 0, 0, { segment: 'retail', winChance: 0.4 })
  const cold = makeBuyer('cold', asOf, 0, 0, 0, { segment: 'retail' })
  const customers = [loyal, lost, lead, cold]
  const fit = climbLadder(customers, asOf, settings)
  const values = new Map(valueCustomers(customers, fit, settings).map(value => [value.customer, value]))

  test('who were customers a year ago and still are make the retention', () => {
    expect(fit.method?.rate).toMatchObject({ rung: 'formula', kept: 1, of: 2, retention: (1 + 8) / 12 })
  })

  test('revenue = orders a year × value of an order × what years to come count for', () => {
    const years = 380 / 7 / weeksOfYear
    const orderValue = (13 * 30_000 + 4 * ((13 * 30_000 + 6 * 10_000) / 19)) / 17
    const revenue = ((2 + 12) / (0.5 + years)) * orderValue
    const { within, forever, parts } = values.get('loyal') ?? {}
    expect(parts).toMatchObject({ alive: 1, aliveBy: 'hiatus', marginRate: 0.25 })
    expect(parts?.orderValue).toBeCloseTo(orderValue, 6)
    expect(within?.[0]?.worth?.revenue).toBeCloseTo(revenue * multipleWithin(1, 0.75, 0.1), 4)
    expect(within?.[1]?.worth?.revenue).toBeCloseTo(revenue * multipleWithin(3, 0.75, 0.1), 4)
    expect(forever?.revenue).toBeCloseTo(revenue * lifetimeMultiple(0.75, 0.1), 4)
    expect(forever?.margin).toBeCloseTo((forever?.revenue ?? NaN) / 4, 6)
  })

  test('who is lost is worth nothing, and an unknown margin is not zero', () => {
    expect(values.get('lost')).toMatchObject({
      rung: 'formula',
      forever: { revenue: 0, margin: null },
      parts: { alive: 0 },
      n: 6,
    })
  })

  test('below fifty customers a value is a range', () => {
    const { low = 1, high = 1 } = values.get('loyal')?.range ?? {}
    // Quantiles .1 and .9 of Gamma(14), by its mean.
    expect(low).toBeCloseTo(0.6764, 3)
    expect(high).toBeCloseTo(1.3542, 3)
  })

  test('who has not bought has a potential, what its segment is worth times the chance somebody gave it', () => {
    const mean = ((values.get('loyal')?.within[0]?.worth?.revenue ?? NaN) + 0) / 2
    expect(values.get('lead')).toMatchObject({ rung: 'prior', n: 0, forever: null })
    expect(values.get('lead')?.within[0]?.worth?.revenue).toBeCloseTo(0.4 * mean, 6)
    expect(values.get('cold')?.within).toEqual([
      { months: 12, worth: null },
      { months: 36, worth: null },
    ])
  })
})

test('DOMAIN 1.6: a customer is drawn towards its segment, and the potential of another is its segment’s', () => {
  const asOf = '2026-06-30'
  const customers = [
    makeBuyer('clinic', '2026-01-01', 3, 30, 90_000, { segment: 'clinic' }),
    makeBuyer('clinic-new', '2026-06-01', 1, 1, 10_000, { segment: 'clinic' }),
    makeBuyer('shop', '2026-01-01', 3, 30, 2_000, { segment: 'shop' }),
    ...['clinic', 'shop', 'school'].map(segment =>
      makeBuyer(`${segment}-lead`, asOf, 0, 0, 0, { segment, winChance: 1 }),
    ),
  ]
  const values = valueCustomers(customers, climbLadder(customers, asOf, settings), settings)
  const revenueOf = (id: string): number =>
    values.find(({ customer }) => customer === id)?.within[0]?.worth?.revenue ?? NaN
  expect(values.find(({ customer }) => customer === 'clinic-new')?.parts?.orderValue).toBe((10_000 + 4 * 70_000) / 5)
  expect(revenueOf('clinic-lead')).toBeCloseTo((revenueOf('clinic') + revenueOf('clinic-new')) / 2, 6)
  expect(revenueOf('shop-lead')).toBeCloseTo(revenueOf('shop'), 6)
  const all = revenueOf('clinic') + revenueOf('clinic-new') + revenueOf('shop')
  expect(revenueOf('school-lead')).toBeCloseTo(all / 3, 6)
})
