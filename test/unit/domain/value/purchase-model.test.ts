import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bgNbd, bgNbdCountChance } from '#shared/domain/value/bg-nbd.ts'
import type { History } from '#shared/domain/value/history.ts'
import { mbgNbd } from '#shared/domain/value/mbg-nbd.ts'
import { paretoNbd, paretoResidual } from '#shared/domain/value/pareto-nbd.ts'
import type { PurchaseModel } from '#shared/domain/value/purchase-model.ts'
import { simulatedMean } from './simulate-customers.ts'

const betaGeometric = { r: 0.6, alpha: 9, a: 0.9, b: 2.1 }
const pareto = { r: 0.7, alpha: 8, s: 0.5, beta: 12 }

interface Bound {
  readonly lnLikelihood: (history: History) => number
  readonly aliveChance: (history: History) => number
  readonly expected: (t: number) => number
  readonly expectedNext: (history: History, t: number) => number
}

const bind = <Params>(model: PurchaseModel<Params>, params: Params): Bound => ({
  lnLikelihood: model.lnLikelihood(params),
  aliveChance: history => model.aliveChance(params, history),
  expected: t => model.expected(params, t),
  expectedNext: (history, t) => model.expectedNext(params, history, t),
})

const models = {
  'BG/NBD': bind(bgNbd, betaGeometric),
  'MBG/NBD': bind(mbgNbd, betaGeometric),
  'Pareto/NBD': bind(paretoNbd, pareto),
}
const names = ['BG/NBD', 'MBG/NBD', 'Pareto/NBD'] as const

describe('DOMAIN 1.7: ln L, P(alive) and the purchases of the next 26 weeks', () => {
  test.each([
    ['BG/NBD', 0, 0, 30, -0.879802, 1, 0.34916],
    ['BG/NBD', 1, 5, 30, -4.245339, 0.311759, 0.282214],
    ['BG/NBD', 4, 25, 30, -14.024494, 0.750911, 1.887999],
    ['BG/NBD', 10, 28, 30, -25.202238, 0.875913, 4.974239],
    ['MBG/NBD', 0, 0, 30, -0.526946, 0.491875, 0.177195],
    ['MBG/NBD', 1, 5, 30, -4.751277, 0.400725, 0.373691],
    ['MBG/NBD', 4, 25, 30, -14.203807, 0.782879, 2.01174],
    ['MBG/NBD', 10, 28, 30, -25.28429, 0.884988, 5.093238],
    ['Pareto/NBD', 0, 0, 30, -0.753051, 0.381352, 0.160752],
    ['Pareto/NBD', 1, 5, 30, -4.72022, 0.371159, 0.379962],
    ['Pareto/NBD', 4, 25, 30, -13.702894, 0.91485, 2.589281],
    ['Pareto/NBD', 10, 28, 30, -23.917678, 0.967613, 6.234719],
  ] as const)('%s of (%d, %d, %d)', (name, x, tx, T, lnLikelihood, alive, next) => {
    const history = { x, tx, T }
    expect(models[name].lnLikelihood(history)).toBeCloseTo(lnLikelihood, 6)
    expect(models[name].aliveChance(history)).toBeCloseTo(alive, 6)
    expect(models[name].expectedNext(history, 26)).toBeCloseTo(next, 6)
  })
})

test.each([
  ['BG/NBD', 0.242469, 0.671029, 1.807039],
  ['MBG/NBD', 0.173574, 0.49628, 1.420318],
  ['Pareto/NBD', 0.324871, 0.931089, 2.749742],
] as const)('DOMAIN 1.7: E[X(t)] of %s for 4, 13 and 52 weeks', (name, month, quarter, year) => {
  expect(models[name].expected(4)).toBeCloseTo(month, 6)
  expect(models[name].expected(13)).toBeCloseTo(quarter, 6)
  expect(models[name].expected(52)).toBeCloseTo(year, 6)
})

test.each([
  ['BG/NBD', 1.812],
  ['MBG/NBD', 1.421],
  ['Pareto/NBD', 2.756],
] as const)(
  'DOMAIN 1.7: customers simulated after the story of %s buy as often as its formula says',
  (name, documented) => {
    const { mean, error } = simulatedMean(name, betaGeometric, pareto, 52, 60_000)
    expect(Math.abs(mean - models[name].expected(52))).toBeLessThan(4 * error)
    expect(Math.abs(mean - documented)).toBeLessThan(4 * error)
  },
)

test('DOMAIN 1.7: P(X(39) = k) of BG/NBD', () => {
  const chances = Array.from({ length: 220 }, (_, k) => bgNbdCountChance(betaGeometric, 39, k))
  for (const [k, chance] of [0.36627, 0.315109, 0.134653, 0.06947].entries()) expect(chances[k]).toBeCloseTo(chance, 6)
  const sum = chances.reduce((sum, chance) => sum + chance, 0)
  const mean = chances.reduce((sum, chance, k) => sum + k * chance, 0)
  expect(Math.abs(sum - 1)).toBeLessThan(1e-12)
  expect(Math.abs(mean - models['BG/NBD'].expected(39))).toBeLessThan(1e-12)
})

test('published (BTYD walkthrough): customer 1516 of CDNOW under Pareto/NBD buys 25.46 times in a year, a new customer 1.473', () => {
  const cdnow = bind(paretoNbd, { r: 0.5533971, alpha: 10.5801985, s: 0.6060625, beta: 11.6562237 })
  const customer = { x: 26, tx: 30.86, T: 31 }
  expect(cdnow.expectedNext(customer, 52)).toBeCloseTo(25.46, 2)
  expect(cdnow.aliveChance(customer)).toBeCloseTo(0.9979, 4)
  expect(cdnow.expected(52)).toBeCloseTo(1.473, 3)
})

test.each([
  [20, 5],
  [5, 20],
  [0.01, 400],
  [9, 9],
])('ln L of Pareto/NBD with α %d and β %d is the integral over the moment of stopping', (alpha, beta) => {
  const { r, s } = pareto
  const { x, tx, T } = { x: 3, tx: 10, T: 30 }
  const at = (t: number): number => (alpha + t) ** -(r + x) * (beta + t) ** -(s + 1)
  const step = (T - tx) / 2000
  let stopped = 0
  for (let t = tx; t < T - step / 2; t += step) stopped += (step / 6) * (at(t) + 4 * at(t + step / 2) + at(t + step))
  const likelihood = alpha ** r * beta ** s * ((alpha + T) ** -(r + x) * (beta + T) ** -s + s * stopped)
  // Γ(r + 3) ÷ Γ(r) = r (r + 1) (r + 2).
  const expected = Math.log(r * (r + 1) * (r + 2) * likelihood)
  expect(paretoNbd.lnLikelihood({ r, alpha, s, beta })({ x, tx, T })).toBeCloseTo(expected, 9)
})

test('DERT is the sum of all purchases to come, each at its discount', () => {
  const history = { x: 4, tx: 25, T: 30 }
  const discount = Math.log(1.1) / 52
  const residual = (after: number): number => models['Pareto/NBD'].expectedNext(history, after)
  let sum = 0
  for (let t = 0; t < 12_000; t += 0.5) sum += (residual(t + 0.5) - residual(t)) * Math.exp(-discount * (t + 0.25))
  expect(paretoResidual(pareto, history, discount) / sum).toBeCloseTo(1, 5)
})

const history = fc
  .record({
    x: fc.integer({ min: 1, max: 60 }),
    T: fc.integer({ min: 2, max: 200 }),
    share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  })
  .map(({ x, T, share }) => ({ x, tx: T * share, T }))

describe.each(names)('DOMAIN 1.7: %s', name => {
  const { aliveChance, expectedNext } = models[name]

  test('silence lowers P(alive)', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 50 }), (known, weeks) => {
        expect(aliveChance({ ...known, T: known.T + weeks })).toBeLessThan(aliveChance(known))
      }),
    )
  })

  test('a purchase today raises P(alive)', () => {
    fc.assert(
      fc.property(history, known => {
        expect(aliveChance({ x: known.x + 1, tx: known.T, T: known.T })).toBeGreaterThan(aliveChance(known))
      }),
    )
  })

  test('more is expected of more time, and never less than nothing', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 150 }), (known, weeks) => {
        const before = expectedNext(known, weeks)
        expect(before).toBeGreaterThan(0)
        expect(expectedNext(known, weeks + 1)).toBeGreaterThan(before)
      }),
    )
  })

  test('a thousand purchases overflow nothing', () => {
    expect(expectedNext({ x: 1000, tx: 155, T: 156 }, 52)).toBeGreaterThan(150)
    expect(expectedNext({ x: 1000, tx: 155, T: 156 }, 52)).toBeLessThan(340)
  })
})

test('a stopping share of exactly 1 and a + b of exactly 1 are no holes', () => {
  const at = (a: number, b: number): number => bgNbd.expected({ r: 0.6, alpha: 9, a, b }, 13)
  expect(at(1, 2.1)).toBeCloseTo((at(0.99, 2.1) + at(1.01, 2.1)) / 2, 4)
  expect(at(0.4, 0.6)).toBeCloseTo((at(0.4, 0.59) + at(0.4, 0.61)) / 2, 4)
  expect(paretoNbd.expected({ ...pareto, s: 1 }, 13)).toBeCloseTo(
    (paretoNbd.expected({ ...pareto, s: 0.99 }, 13) + paretoNbd.expected({ ...pareto, s: 1.01 }, 13)) / 2,
    4,
  )
})
