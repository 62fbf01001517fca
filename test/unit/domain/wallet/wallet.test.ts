import { expect, test } from 'vitest'
import { ansoffCell, gapPlan, type Initiative } from '#shared/domain/wallet/gap.ts'
import { rankSpaces, whiteSpace } from '#shared/domain/wallet/white-space.ts'

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
