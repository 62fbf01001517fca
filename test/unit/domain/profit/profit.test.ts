import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { customerProfit, type ProfitFacts } from '#shared/domain/profit/customer-profit.ts'
import { whaleCurve } from '#shared/domain/profit/whale-curve.ts'

const yuan = 100
const asOf = '2026-06-30'
const first: ProfitFacts = {
  gross: 1_000_000 * yuan,
  discounts: 30_000 * yuan,
  returns: 0,
  rebates: 0,
  cogs: 700_000 * yuan,
  visitHours: 24 * 5.5,
  travelCash: 0,
  samples: 0,
  logistics: 40_000 * yuan,
  supportHours: 15_000 / 180,
  receivableDays: 60,
}
const second: ProfitFacts = {
  ...first,
  gross: 400_000 * yuan,
  discounts: 8_000 * yuan,
  cogs: 240_000 * yuan,
  visitHours: 12 * 2.5,
  logistics: 9_000 * yuan,
  supportHours: 2_000 / 180,
}
const profit = (facts: ProfitFacts, margin: number | null = null) =>
  customerProfit(facts, margin, asOf, standardSettings)

test.each([
  ['甲', first, 23_760, 9_863, 88_623, 181_377, 18.7, 2.05],
  ['乙', second, 5_400, 3_945, 20_345, 131_655, 33.6, 6.47],
] as const)('DOMAIN 3.6: %s', (_, facts, visits, receivables, cost, left, margin, back) => {
  const found = profit(facts)
  const inYuan = (minor: number | null | undefined) => Math.round((minor ?? 0) / yuan)
  expect([found?.costs.visits, found?.costs.receivables, found?.costToServe, found?.profit].map(inYuan)).toEqual([
    visits,
    receivables,
    cost,
    left,
  ])
  expect((found?.profitMargin ?? 0) * 100).toBeCloseTo(margin, 1)
  expect(found?.serviceReturn).toBeCloseTo(back, 2)
  expect(found).toMatchObject({ coverage: 1, isHollow: false, isCogsAssumed: false })
})

test('DOMAIN 3.6: unknown cost of goods: the margin of the segment stands in and is flagged; without one there is no profit', () => {
  expect(profit({ ...first, cogs: null }, 0.3)).toMatchObject({ cogs: 679_000 * yuan, isCogsAssumed: true })
  expect(profit({ ...first, cogs: null })).toBeNull()
})

test('DOMAIN 0.4: a cost nobody knows is not zero: it is left out and the coverage falls', () => {
  const known = profit(first)
  const partly = profit({ ...first, logistics: null, supportHours: null, receivableDays: null })
  expect(partly?.costs).toMatchObject({ logistics: null, support: null, receivables: null })
  expect(partly?.coverage).toBeCloseTo(0.7, 12)
  expect(partly?.costToServe).toBeLessThan(known?.costToServe ?? 0)
  expect(
    profit({
      ...first,
      discounts: null,
      returns: null,
      rebates: null,
      logistics: null,
      samples: null,
      travelCash: null,
    })?.isHollow,
  ).toBe(true)
})

test('nothing spent on a customer, or nothing sold: no ratio', () => {
  const free = { visitHours: 0, logistics: 0, supportHours: 0, receivableDays: 0 }
  expect(profit({ ...first, ...free })?.serviceReturn).toBeNull()
  expect(profit({ ...first, gross: 0, discounts: 0 })?.profitMargin).toBeNull()
})

describe('DOMAIN 3.6: the whale curve', () => {
  test('climbs above the whole and falls back to it: what the last destroy', () => {
    const found = whaleCurve([
      { customer: 'b', profit: -30 },
      { customer: 'a', profit: 100 },
      { customer: 'd', profit: -10 },
      { customer: 'c', profit: 40 },
    ])
    expect(found.points.map(point => [point.customer, point.cumulative, point.share])).toEqual([
      ['a', 100, 1],
      ['c', 140, 1.4],
      ['d', 130, 1.3],
      ['b', 100, 1],
    ])
    expect(found).toMatchObject({ total: 100, peak: 1.4, destroyers: 2, destroyed: 40 })
  })

  test('has no shares of a loss', () => {
    expect(whaleCurve([{ customer: 'a', profit: -5 }])).toMatchObject({ total: -5, peak: null, destroyers: 1 })
    expect(whaleCurve([])).toMatchObject({ points: [], total: 0, peak: null })
  })
})
