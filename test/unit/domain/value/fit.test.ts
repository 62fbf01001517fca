import { describe, expect, test } from 'vitest'
import { bgNbd } from '#shared/domain/value/bg-nbd.ts'
import { buyersOf } from '#shared/domain/value/buyer.ts'
import { fit } from '#shared/domain/value/fit.ts'
import { fitBgNbd, fitMbgNbd, fitMbgNbdMap, fitNbdMap, fitParetoNbd } from '#shared/domain/value/fit-purchase.ts'
import { fitGammaGamma } from '#shared/domain/value/fit-spend.ts'
import { gammaGammaLnLikelihood } from '#shared/domain/value/gamma-gamma.ts'
import { countHistories, type History } from '#shared/domain/value/history.ts'
import { mbgNbd } from '#shared/domain/value/mbg-nbd.ts'
import { paretoNbd } from '#shared/domain/value/pareto-nbd.ts'
import { historyOf } from '#shared/domain/value/purchase-log.ts'
import { readSales } from '#test/kit/sales-data.ts'

const { customers, cut, end } = readSales('cdnow')
const buyers = buyersOf(customers, cut)
const histories = buyers.map(({ history }) => history)
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

describe('CDNOW to 1997-09-30', () => {
  const published = {
    bg: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
    mbg: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
    pareto: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
  }

  test('published: 2,357 customers, 946 of whom came again', () => {
    expect([histories.length, histories.filter(({ x }) => x > 0).length]).toEqual([2357, 946])
  })

  test('published: ln L of BG/NBD is −9582.4, of Pareto/NBD −9595.0', () => {
    expect(sumOf(histories.map(bgNbd.lnLikelihood(published.bg)))).toBeCloseTo(-9582.4, 1)
    expect(sumOf(histories.map(paretoNbd.lnLikelihood(published.pareto)))).toBeCloseTo(-9595, 1)
  })

  test('published: who came once is expected .23 times in 39 weeks by BG/NBD, .14 by Pareto/NBD; .24 came', () => {
    const once = buyers.filter(({ history }) => history.x === 0)
    const mean = (of: (history: History) => number): number => sumOf(once.map(({ history }) => of(history))) / 1411
    const atEnd = new Map(buyersOf(customers, end).map(({ customer, purchases }) => [customer.id, purchases.length]))
    expect(once).toHaveLength(1411)
    expect(mean(history => bgNbd.expectedNext(published.bg, history, 39))).toBeCloseTo(0.23, 2)
    expect(mean(history => paretoNbd.expectedNext(published.pareto, history, 39))).toBeCloseTo(0.14, 2)
    expect(sumOf(once.map(({ customer }) => (atEnd.get(customer.id) ?? 1) - 1))).toBe(334)
  })

  test('published: the fit of MBG/NBD is r .525, α 6.183, a .891, b 1.614 (BTYDplus)', () => {
    const { params, isSettled } = fitMbgNbd(countHistories(histories), 600)
    expect(isSettled).toBe(true)
    for (const name of ['r', 'alpha', 'a', 'b'] as const) expect(params[name]).toBeCloseTo(published.mbg[name], 3)
  })

  test('published: the fit of Gamma–Gamma is p 6.25, q 3.74, v 15.44', () => {
    const spends = histories.filter(({ x }) => x > 0).map(({ x, m }) => ({ x, m: m / 100 }))
    const { params } = fitGammaGamma(spends, 600)
    expect([params.p, params.q, params.v].map(value => Number(value.toFixed(2)))).toEqual([6.25, 3.74, 15.44])
  })

  test('published: a customer of (2, 30.43, 38.86) buys 1.226 times in 39 weeks', () => {
    expect(bgNbd.expectedNext(published.bg, { x: 2, tx: 30.43, T: 38.86 }, 39)).toBeCloseTo(1.226, 3)
  })
})

/** Every eighth. */
const some = buyers.filter((_, i) => i % 8 === 0)
const someRows = countHistories(some.map(({ history }) => history))

const fits = {
  'BG/NBD': fitBgNbd,
  'MBG/NBD': fitMbgNbd,
  'MBG/NBD with priors': fitMbgNbdMap,
  'Pareto/NBD': fitParetoNbd,
  NBD: fitNbdMap,
}
const fitNames = ['BG/NBD', 'MBG/NBD', 'MBG/NBD with priors', 'Pareto/NBD', 'NBD'] as const

describe.each(fitNames)('the fit of %s', name => {
  test('is the same to the bit however the customers are ordered', () => {
    const reordered = countHistories(some.toReversed().map(({ history }) => history))
    expect(fits[name](reordered, 300)).toEqual(fits[name](someRows, 300))
  })

  test('ends when its evaluations are used up and says so', () => {
    const { evaluations, isSettled } = fits[name](someRows, 40)
    expect(evaluations).toBeLessThanOrEqual(40)
    expect(isSettled).toBe(false)
  })
})

describe('DOMAIN 1.7: days instead of weeks', () => {
  const inDays = some.flatMap(({ purchases }) => historyOf(purchases, cut, 1) ?? [])
  const dayRows = countHistories(inDays)

  test('leave r, a and b of MBG/NBD and what it foresees as they are, and make α seven times as large', () => {
    const [weeks, days] = [fitMbgNbd(someRows, 600).params, fitMbgNbd(dayRows, 600).params]
    const [week, day] = [
      { x: 3, tx: 12, T: 30 },
      { x: 3, tx: 84, T: 210 },
    ]
    expect(days.alpha / weeks.alpha).toBeCloseTo(7, 4)
    for (const name of ['r', 'a', 'b'] as const) expect(days[name] / weeks[name]).toBeCloseTo(1, 4)
    expect(mbgNbd.expectedNext(days, day, 7 * 26)).toBeCloseTo(mbgNbd.expectedNext(weeks, week, 26), 5)
    expect(mbgNbd.aliveChance(days, day)).toBeCloseTo(mbgNbd.aliveChance(weeks, week), 5)
  })

  test('leave r and s of Pareto/NBD as they are and make α and β seven times as large', () => {
    const [weeks, days] = [fitParetoNbd(someRows, 600).params, fitParetoNbd(dayRows, 600).params]
    for (const name of ['alpha', 'beta'] as const) expect(days[name] / weeks[name]).toBeCloseTo(7, 3)
    for (const name of ['r', 's'] as const) expect(days[name] / weeks[name]).toBeCloseTo(1, 3)
  })
})

test('another currency leaves p and q as they are', () => {
  const spends = some.map(({ history }) => history).filter(({ x }) => x > 0)
  const [minor, major] = [
    fitGammaGamma(spends, 400),
    fitGammaGamma(
      spends.map(({ x, m }) => ({ x, m: m / 100 })),
      400,
    ),
  ]
  expect(minor.params.p / major.params.p).toBeCloseTo(1, 4)
  expect(minor.params.v / major.params.v).toBeCloseTo(100, 2)
  const likelihood = sumOf(spends.map(gammaGammaLnLikelihood(minor.params)))
  expect(likelihood).toBeCloseTo(minor.logLikelihood, 6)
})

test('the fit of Gamma–Gamma is the same to the bit however the customers are ordered', () => {
  const spends = some.map(({ history }) => history).filter(({ x }) => x > 0)
  expect(fitGammaGamma(spends.toReversed(), 200)).toEqual(fitGammaGamma(spends, 200))
})

test('DOMAIN 1.6: MAP stands at the lowest point of its objective', () => {
  const rows = someRows.filter((_, i) => i % 3 === 0)
  const rate = (sumOf(rows.map(({ x, count }) => x * count)) + 0.5) / sumOf(rows.map(({ T, count }) => T * count))
  const objective = ([lnR = 0, lnRate = 0, phi = 0, lnKappa = 0]: readonly number[]): number => {
    const params = {
      r: Math.exp(lnR),
      alpha: Math.exp(lnR - lnRate),
      a: phi * Math.exp(lnKappa),
      b: (1 - phi) * Math.exp(lnKappa),
    }
    const lnOf = mbgNbd.lnLikelihood(params)
    const likelihood = sumOf(rows.map(row => row.count * lnOf(row)))
    const prior = lnR ** 2 / 2 + ((lnRate - Math.log(rate)) / 0.7) ** 2 / 2 + (lnKappa - Math.log(4)) ** 2 / 2
    return prior - likelihood - 2 * Math.log(phi) - 10 * Math.log(1 - phi)
  }
  const { r, alpha, a, b } = fitMbgNbdMap(rows, 400).params
  const point = [Math.log(r), Math.log(r / alpha), a / (a + b), Math.log(a + b)]
  for (const i of point.keys())
    for (const shift of [-0.003, 0.003])
      expect(objective(point.with(i, (point[i] ?? 0) + shift))).toBeGreaterThan(objective(point))
})

test('DOMAIN 1.6: what grows without end is looked for inside the box alone', () => {
  const { params, isSettled } = fit(
    { paramsAt: ([x = 0]) => ({ x }), lnLikelihood: ({ x }) => x, start: [0], box: [[-1, 3]] },
    200,
  )
  expect(params.x).toBeLessThanOrEqual(3)
  expect(params.x).toBeCloseTo(3, 3)
  expect(isSettled).toBe(true)
})

test('DOMAIN 1.6: where nobody seems to stop MBG/NBD walks off and MAP does not', () => {
  const northwind = readSales('northwind')
  const rows = countHistories(buyersOf(northwind.customers, northwind.cut).map(({ history }) => history))
  const [walked, held] = [fitMbgNbd(rows, 1000).params, fitMbgNbdMap(rows, 400).params]
  expect(walked.a + walked.b).toBeGreaterThan(1000)
  expect(held.a + held.b).toBeLessThan(10)
  expect(held.a / (held.a + held.b)).toBeLessThan(0.03)
})
