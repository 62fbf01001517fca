import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { customerProfit, type ProfitFacts } from '#shared/domain/profit/customer-profit.ts'
import { whaleCurve } from '#shared/domain/profit/whale-curve.ts'
import { ansoffCell, gapPlan, type Initiative } from '#shared/domain/wallet/gap.ts'
import { rankSpaces, whiteSpace } from '#shared/domain/wallet/white-space.ts'

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

const line = (line: string, potential: number | null, ours: number) => ({ line, potential, ours })

test('DOMAIN 3.7: potential 400 250 150, ours 220 0 30: 180 250 120, share 31.25 %', () => {
  const found = whiteSpace([line('a', 400, 220), line('b', 250, 0), line('c', 150, 30)])
  expect(found.lines.map(one => one.space)).toEqual([180, 250, 120])
  expect(found).toMatchObject({ space: 550, shareOfWallet: { value: 0.3125 }, coverage: 1 })
})

test('DOMAIN 3.7: we sell more than the estimate: our sales are the potential, flagged', () => {
  const found = whiteSpace([line('a', 100, 150), line('b', 50, 0)])
  expect(found.lines.map(one => [one.space, one.isRaised])).toEqual([
    [0, true],
    [50, false],
  ])
  expect(found.shareOfWallet).toEqual({ part: 150, whole: 200, value: 0.75 })
})

test('DOMAIN 0.4: a line nobody has estimated is in no share', () => {
  const found = whiteSpace([line('a', 100, 50), line('b', null, 70)])
  expect(found).toMatchObject({ space: 50, shareOfWallet: { part: 50, whole: 100 }, coverage: 0.5 })
  expect(found.lines[1]?.space).toBeNull()
  expect(whiteSpace([])).toMatchObject({ coverage: 0, shareOfWallet: { value: null } })
})

test('feat:A13: groups with the most room first, their shares pooled', () => {
  const [small, large] = [whiteSpace([line('a', 100, 90)]), whiteSpace([line('a', 400, 100)])]
  expect(
    rankSpaces([
      { groups: ['east', 'east'], space: small },
      { groups: ['east', 'key'], space: large },
      { groups: ['west'], space: small },
    ]),
  ).toEqual([
    { group: 'east', space: 310, shareOfWallet: { part: 190, whole: 500, value: 0.38 }, customers: 2 },
    { group: 'key', space: 300, shareOfWallet: { part: 100, whole: 400, value: 0.25 }, customers: 1 },
    { group: 'west', space: 10, shareOfWallet: { part: 90, whole: 100, value: 0.9 }, customers: 1 },
  ])
})

const initiative = (id: string, value: number, probability: number): Initiative => ({
  id,
  kind: 'up-sell',
  isNewProduct: false,
  isNewCustomer: false,
  value,
  probability,
})
const three = [initiative('a', 150, 0.5), initiative('b', 300, 0.3), initiative('c', 60, 0.4)]

test('DOMAIN 3.7: target 1000, forecast 720: gap 280, 189 expected, 67.5 %, 91 left', () => {
  const found = gapPlan(1000, 720, three)
  expect(found.expected).toBeCloseTo(189, 12)
  expect(found.coverage).toBeCloseTo(0.675, 12)
  expect(found.residual).toBeCloseTo(91, 12)
  expect(found.gap).toBe(280)
})

test('the order of initiatives changes no bit; one more never covers less', () => {
  expect(gapPlan(1000, 720, three.toReversed())).toEqual(gapPlan(1000, 720, three))
  const more = gapPlan(1000, 720, [...three, initiative('d', 10, 0.1)])
  expect(more.coverage).toBeGreaterThan(gapPlan(1000, 720, three).coverage ?? 0)
})

test('a forecast above the target leaves no gap to cover', () => {
  expect(gapPlan(100, 120, three)).toMatchObject({ gap: 0, coverage: null, residual: 0 })
})

test.each([
  [false, false, 'penetration'],
  [true, false, 'product-development'],
  [false, true, 'market-development'],
  [true, true, 'diversification'],
] as const)('DOMAIN 3.7: Ansoff of new product %s, new customer %s', (isNewProduct, isNewCustomer, cell) => {
  expect(ansoffCell({ isNewProduct, isNewCustomer })).toBe(cell)
})
