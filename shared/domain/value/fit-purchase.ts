/** Fits of the purchase models: most likely parameters, or, for few customers, those drawn towards what is usual (MAP, DOMAIN 1.6). */
import { exp, ln, ln1p } from '../analysis/portable-math.ts'
import { type BetaGeometricParams, bgNbd } from './bg-nbd.ts'
import { type Fit, fit, type Likelihood, type Point } from './fit.ts'
import type { HistoryCount } from './history.ts'
import { mbgNbd } from './mbg-nbd.ts'
import { type NbdParams, nbdLnLikelihood } from './nbd.ts'
import { type ParetoParams, paretoNbd } from './pareto-nbd.ts'
import type { PurchaseModel } from './purchase-model.ts'

type Rows = readonly HistoryCount[]

export const fitBgNbd = (rows: Rows, maxEvaluations: number): Fit<BetaGeometricParams> =>
  fit(betaGeometricOf(bgNbd, rows), maxEvaluations)

export const fitMbgNbd = (rows: Rows, maxEvaluations: number): Fit<BetaGeometricParams> =>
  fit(betaGeometricOf(mbgNbd, rows), maxEvaluations)

/** MBG/NBD with weak priors: of fifty customers of CDNOW it misses what comes by a quarter, the most likely parameters by a third (1.6). */
export function fitMbgNbdMap(rows: Rows, maxEvaluations: number): Fit<BetaGeometricParams> {
  const ratePenaltyAt = ratePenalty(rows)
  const penaltyAt = (point: Point): number => {
    const [, , logit = 0, lnSize = 0] = point
    const size = lnSize - ln(4)
    return ratePenaltyAt(point) + 2 * ln1p(exp(-logit)) + 10 * ln1p(exp(logit)) + (size * size) / 2
  }
  return fit({ ...betaGeometricOf(mbgNbd, rows), penaltyAt }, maxEvaluations)
}

/** NBD with the same priors of the rate. */
export function fitNbdMap(rows: Rows, maxEvaluations: number): Fit<NbdParams> {
  const lnRate = ln(overallRate(rows))
  const task: Likelihood<NbdParams> = {
    paramsAt: ([lnR = 0, lnRate = 0]) => ({ r: exp(lnR), alpha: exp(lnR - lnRate) }),
    lnLikelihood: sumOver(nbdLnLikelihood, rows),
    penaltyAt: ratePenalty(rows),
    start: [0, lnRate],
    box: rateBox(lnRate),
  }
  return fit(task, maxEvaluations)
}

/** Points are (ln r, ln r/α, ln β, ln s/β). Times to live that hardly differ leave β open: it ends at a hundred times the longest history. */
export function fitParetoNbd(rows: Rows, maxEvaluations: number): Fit<ParetoParams> {
  const lnRate = ln(overallRate(rows))
  const lnTime = ln(longest(rows))
  const task: Likelihood<ParetoParams> = {
    paramsAt: ([lnR = 0, lnRate = 0, lnBeta = 0, lnStop = 0]) => ({
      r: exp(lnR),
      alpha: exp(lnR - lnRate),
      s: exp(lnBeta + lnStop),
      beta: exp(lnBeta),
    }),
    lnLikelihood: sumOver(paretoNbd.lnLikelihood, rows),
    start: [0, lnRate, lnTime, -lnTime],
    box: [...rateBox(lnRate), [lnTime - 7, lnTime + ln(100)], [-lnTime - 7, -lnTime + 5]],
  }
  return fit(task, maxEvaluations)
}

/** Points are (ln r, ln r/α, logit φ, ln κ), φ = a/(a + b), κ = a + b: another unit of time moves the second alone. */
function betaGeometricOf(model: PurchaseModel<BetaGeometricParams>, rows: Rows): Likelihood<BetaGeometricParams> {
  const lnRate = ln(overallRate(rows))
  return {
    paramsAt: ([lnR = 0, lnRate = 0, logit = 0, lnSize = 0]) => ({
      r: exp(lnR),
      alpha: exp(lnR - lnRate),
      a: exp(lnSize - ln1p(exp(-logit))),
      b: exp(lnSize - ln1p(exp(logit))),
    }),
    lnLikelihood: sumOver(model.lnLikelihood, rows),
    start: [0, lnRate, -1.6, ln(4)],
    box: [...rateBox(lnRate), [-12, 7], [-5, 9]],
  }
}

const rateBox = (lnRate: number): Likelihood<NbdParams>['box'] => [
  [-7, 7],
  [lnRate - 5, lnRate + 5],
]

/** ½ (ln r)² + ½ ((ln r/α − ln ρ) ÷ .7)². */
function ratePenalty(rows: Rows): (point: Point) => number {
  const lnRho = ln(overallRate(rows))
  return ([lnR = 0, lnRate = 0]) => {
    const off = (lnRate - lnRho) / 0.7
    return (lnR * lnR + off * off) / 2
  }
}

/** Purchases of everybody by everybody's time (ρ), half a purchase added so that it is above 0. */
function overallRate(rows: Rows): number {
  let purchases = 0.5
  let time = 0
  for (const { x, T, count } of rows) {
    purchases += count * x
    time += count * T
  }
  return purchases / time
}

const longest = (rows: Rows): number => rows.reduce((most, { T }) => (T > most ? T : most), 0)

function sumOver<Params>(lnLikelihood: PurchaseModel<Params>['lnLikelihood'], rows: Rows): (params: Params) => number {
  return params => {
    const lnOf = lnLikelihood(params)
    let sum = 0
    for (const row of rows) sum += row.count * lnOf(row)
    return sum
  }
}
