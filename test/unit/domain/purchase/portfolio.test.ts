import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { alsoBought } from '#shared/domain/purchase/also-bought.ts'
import { concentrationOf } from '#shared/domain/purchase/concentration.ts'
import { periodFigures } from '#shared/domain/purchase/period-figures.ts'
import { purchaseHistories } from '#shared/domain/purchase/purchase-history.ts'
import { purchasePortfolio } from '#shared/domain/purchase/purchase-portfolio.ts'
import { effectOf, orderSize, purchaseTrend } from '#shared/domain/purchase/purchase-trend.ts'
import { makeHistory, rowsAgo, today, todayNumber } from '#test/kit/make-purchases.ts'

const customers = ['c0', 'c1']
describe('the portfolio', () => {
  const portfolio = (all: Parameters<typeof purchasePortfolio>[1]) =>
    purchasePortfolio(customers, all, today, standardSettings)

  test('everybody asked about is there, and nobody else', () => {
    const found = portfolio([...rowsAgo('c1', [5, 100]), ...rowsAgo('stranger', [5, 900])])
    expect([...found.customers.keys()]).toEqual(customers)
    expect(found.customers.get('c0')).toMatchObject({ rfm: null, hiatus: null, stage: { stage: 'prospect' } })
    expect(found).toMatchObject({ engine: 'analysis-1', settings: standardSettings.version, asOf: today, facts: 1 })
    expect(found.concentration).toMatchObject({ total: 100, one: 1 })
  })
})

test('DOMAIN 3.2: the classes go by margin or lifetime value where somebody says what it is', () => {
  const all = [...rowsAgo('c1', [5, 900]), ...rowsAgo('c2', [5, 100])]
  const margins = new Map([['c2', 70]])
  const found = purchasePortfolio(['c1', 'c2'], all, today, standardSettings, customer => margins.get(customer) ?? null)
  expect(found.places.map(({ customer, class: abc, reason }) => [customer, abc, reason])).toEqual([
    ['c2', 'A', 'share'],
    ['c1', null, 'unknown'],
  ])
  expect(found.concentration.one).toBe(0.9)
})

describe('DOMAIN 3.9: figures of a period', () => {
  const period = { start: '2026-06-01', end: today }
  const five = [
    ...rowsAgo('a', [20, 10], [10, 10], [1, 10]),
    ...rowsAgo('b', [200, 10], [5, 10]),
    ...rowsAgo('c', [5, 10]),
    ...rowsAgo('d', [300, 10], [9, 10], [8, 10]),
    ...rowsAgo('e', [90, 10]),
  ]

  test('purchase days 3 1 1 2 0: repeat 2/4, frequency 7/4, 2 new', () => {
    const found = periodFigures(purchaseHistories(five), period, standardSettings)
    expect(found.repeat).toEqual({ part: 2, whole: 4, value: 0.5 })
    expect(found.frequency).toEqual({ part: 7, whole: 4, value: 1.75 })
    expect(found.perYear).toBeCloseTo((1.75 * 365) / 30, 12)
    expect(found).toMatchObject({ gained: 2, buyers: 4, orders: 7, revenue: 70, acquisition: null })
    expect(found.orderValue.value).toBe(10)
  })

  test('of the prospects at the start, those that bought', () => {
    const prospects = new Set(['a', 'c', 'x', 'y'])
    expect(periodFigures(purchaseHistories(five), period, standardSettings, prospects).acquisition).toEqual({
      part: 2,
      whole: 4,
      value: 0.5,
    })
  })

  test('an empty period has no ratio, which is not zero', () => {
    expect(periodFigures([], period, standardSettings).repeat.value).toBeNull()
  })
})

describe('concentration', () => {
  const of = (...values: readonly number[]) => concentrationOf(values, standardSettings)

  test('all alike: Gini 0, Herfindahl 1/n', () => {
    expect(of(5, 5, 5, 5)).toMatchObject({ gini: 0, herfindahl: 0.25, one: 0.25, vital: 4, vitalShare: 1 })
  })

  test('one giant among ten: Gini by hand', () => {
    // Ascending 1×9, 91: (2·(45 + 10·91))/(10·100) − 11/10 = .81.
    const found = of(...Array.from({ length: 9 }, () => 1), 91)
    expect(found.gini).toBeCloseTo(0.81, 12)
    expect(found).toMatchObject({ one: 0.91, five: 0.95, ten: 1, vital: 1, vitalShare: 0.1, warnings: ['one', 'five'] })
  })

  test('losses and nothing are no customers here; nothing at all has no shares', () => {
    expect(of(10, -5, 0)).toMatchObject({ customers: 1, total: 10, warnings: [] })
    expect(of(-1)).toMatchObject({ customers: 0, gini: null, one: null })
  })
})

describe('trend and size of orders', () => {
  const trend = (now: number, before: number) =>
    purchaseTrend(makeHistory([10, now], [89, 1], [90, before]), todayNumber, standardSettings)

  test.each([
    [114, 100, 'up'],
    [113, 100, 'flat'],
    [85, 100, 'flat'],
    [84, 100, 'down'],
  ] as const)('%i after %i is %s', (now, before, direction) => {
    expect(trend(now, before)).toMatchObject({ now: now + 1, before, direction })
  })

  test('something after nothing is new, nothing at all has no direction', () => {
    expect(purchaseTrend(makeHistory([10, 5]), todayNumber, standardSettings).direction).toBe('new')
    expect(purchaseTrend(makeHistory([400, 5]), todayNumber, standardSettings)).toMatchObject({
      ratio: null,
      direction: null,
    })
  })

  test('mean and largest purchase day; a return of another day does not count', () => {
    const history = makeHistory([30, 100], [20, -40], [10, 300], [400, 900])
    expect(orderSize(history, todayNumber - 364, todayNumber)).toEqual({ mean: 200, largest: 300, purchases: 2 })
    expect(orderSize(history, todayNumber - 5, todayNumber)).toEqual({ mean: null, largest: null, purchases: 0 })
  })
})

test('feat:G8: what was bought before and after something was given; that day is in neither', () => {
  const history = makeHistory([41, 9], [40, 10], [12, 20], [10, 500], [9, 30], [1, 40])
  const given = todayNumber - 10
  expect(effectOf(history, given, 30, todayNumber)).toEqual({
    days: 30,
    before: { net: 30, purchases: 2 },
    after: { net: 70, purchases: 2 },
    isEarly: true,
  })
  expect(effectOf(history, given, 10, todayNumber).isEarly).toBe(false)
})

test('feat:B9: customers alike buy what this one does not have yet; what everybody buys says less', () => {
  const baskets = [
    { customer: 'me', products: ['ct', 'film'] },
    ...[1, 2, 3, 4].map(n => ({
      customer: `like${n}`,
      products: ['ct', 'film', 'gloves', ...(n < 4 ? ['contrast'] : [])],
    })),
    ...[1, 2, 3, 4].map(n => ({ customer: `other${n}`, products: ['gloves', 'soap'] })),
    { customer: 'half', products: ['ct'] },
  ]
  expect(alsoBought(baskets, 'me')).toEqual([
    { product: 'contrast', buyers: 3, alike: 5, lift: 1.8 },
    { product: 'gloves', buyers: 4, alike: 5, lift: 0.9 },
  ])
  expect(alsoBought(baskets, 'nobody')).toEqual([])
  expect(alsoBought(baskets.slice(0, 3), 'me')).toEqual([])
})
