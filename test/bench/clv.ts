/**
 * `npm run bench:clv`: the models of customer value on public order logs, fitted up to a cut and held against what came after
 * it. On the standard output one line of JSON a data set and model, time in weeks and amounts in the log's currency; on the
 * error output what it took and what the data leave open. A log without amounts has no line of gammagamma.
 */
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { dayToNumber, daysBetween } from '#shared/domain/day.ts'
import { backTest, type Foreseen, foreseen } from '#shared/domain/value/back-test.ts'
import { type BetaGeometricParams, bgNbd } from '#shared/domain/value/bg-nbd.ts'
import { type Buyer, buyersOf } from '#shared/domain/value/buyer.ts'
import type { Fit } from '#shared/domain/value/fit.ts'
import { fitBgNbd, fitMbgNbd, fitParetoNbd } from '#shared/domain/value/fit-purchase.ts'
import { fitGammaGamma } from '#shared/domain/value/fit-spend.ts'
import { expectedSpend, type Spend, spendCorrelation } from '#shared/domain/value/gamma-gamma.ts'
import { countHistories, type HistoryCount } from '#shared/domain/value/history.ts'
import { mbgNbd } from '#shared/domain/value/mbg-nbd.ts'
import { type ParetoParams, paretoNbd } from '#shared/domain/value/pareto-nbd.ts'
import type { PurchaseModel } from '#shared/domain/value/purchase-model.ts'
import { isDropoutKnown } from '#shared/domain/value/value-ladder.ts'
import { readSales, type SalesData, type SalesDataset, salesDatasets } from '../kit/sales-data.ts'

const maxEvaluations = 1500

interface Trial {
  readonly dataset: SalesDataset
  readonly buyers: readonly HeldOut[]
  /** Held out. */
  readonly weeks: number
}

/** A customer known at the cut, and what it bought from there to the end. */
interface HeldOut extends Buyer {
  readonly later: { readonly purchases: number; readonly amount: number }
}

for (const dataset of salesDatasets) {
  const data = readSales(dataset)
  const trial = { dataset, buyers: heldOut(data), weeks: daysBetween(data.cut, data.end) / 7 }
  console.error(
    `${dataset}: ${trial.buyers.length} customers up to ${data.cut}, ${trial.weeks.toFixed(1)} weeks held out`,
  )
  tryPurchases(trial, 'bgnbd', bgNbd, fitBgNbd, isGeometricOpen)
  tryPurchases(trial, 'mbgnbd', mbgNbd, fitMbgNbd, isGeometricOpen)
  tryPurchases(trial, 'paretonbd', paretoNbd, fitParetoNbd, isParetoOpen)
  if (data.hasAmounts) trySpend(trial)
  tryLadder(data)
}

function heldOut({ customers, cut, end }: SalesData): readonly HeldOut[] {
  const atEnd = new Map(buyersOf(customers, end).map(({ customer, purchases }) => [customer.id, purchases]))
  return buyersOf(customers, cut).map(buyer => {
    const later = (atEnd.get(buyer.customer.id) ?? []).filter(({ day }) => day > dayToNumber(cut))
    return { ...buyer, later: { purchases: later.length, amount: sumOf(later.map(({ amount }) => amount)) } }
  })
}

function tryPurchases<Params extends object>(
  { dataset, buyers, weeks }: Trial,
  name: string,
  model: PurchaseModel<Params>,
  fitModel: (rows: readonly HistoryCount[], maxEvaluations: number) => Fit<Params>,
  isOpen: (params: Params, longest: number) => boolean,
): void {
  const histories = buyers.map(({ history }) => history)
  const start = performance.now()
  const fit = fitModel(countHistories(histories), maxEvaluations)
  const ms = performance.now() - start
  const predicted = sumOf(histories.map(history => model.expectedNext(fit.params, history, weeks)))
  const seen = foreseen(predicted, sumOf(buyers.map(({ later }) => later.purchases)))
  const longest = Math.max(...histories.map(({ T }) => T))
  print(dataset, name, fit, seen, ms, isOpen(fit.params, longest) ? 'NOT IDENTIFIED: who has stopped' : '')
}

function isGeometricOpen(params: BetaGeometricParams): boolean {
  return !isDropoutKnown({ params }, 'ml', standardSettings)
}

/** The measure of the geometric models: the share that stops in the time that is seen, and lifetimes that hardly differ. */
function isParetoOpen({ s, beta }: ParetoParams, longest: number): boolean {
  return 1 - (beta / (beta + longest)) ** s < 1e-2 || beta > 50 * longest
}

/** Of those who came again. What a purchase is worth is held against what those of the hold-out were. */
function trySpend({ dataset, buyers }: Trial): void {
  const inCurrency = ({ x, m }: Spend): Spend => ({ x, m: m / 100 })
  const spends = buyers
    .map(({ history }) => history)
    .filter(({ x }) => x > 0)
    .map(inCurrency)
  const start = performance.now()
  const fit = fitGammaGamma(spends, maxEvaluations)
  const ms = performance.now() - start
  const usual = sumOf(spends.map(({ m }) => m)) / spends.length
  const predicted = sumOf(
    buyers.map(({ history, later }) => later.purchases * expectedSpend(fit.params, inCurrency(history), usual)),
  )
  const seen = foreseen(predicted, sumOf(buyers.map(({ later }) => later.amount)) / 100)
  print(dataset, 'gammagamma', fit, seen, ms, `correlation ${spendCorrelation(spends).toFixed(2)}`)
}

/** What the app itself would say, whichever rung that is. */
function tryLadder({ customers, cut, end }: SalesData): void {
  const start = performance.now()
  const test = backTest(customers, end, {
    ...standardSettings,
    value: { ...standardSettings.value, holdoutDays: daysBetween(cut, end) },
  })
  if (!test) return
  console.error(`  the ladder stands on ${test.rung}: ${words(test.purchases, performance.now() - start)}\n`)
}

function print(dataset: SalesDataset, model: string, fit: Fit<object>, seen: Foreseen, ms: number, note: string): void {
  const rounded = Object.fromEntries(
    Object.entries(fit.params).map(([name, value]) => [name, Number(Number(value).toPrecision(7))]),
  )
  const logLikelihood = Number(fit.logLikelihood.toFixed(4))
  const holdoutError = seen.error === null ? null : Number(seen.error.toFixed(4))
  console.log(JSON.stringify({ dataset, model, params: rounded, logLikelihood, holdoutError }))
  const end = fit.isSettled ? `settled after ${fit.evaluations}` : `stopped at ${fit.evaluations}`
  console.error(`  ${model}: ${words(seen, ms)}, ${end} evaluations${note === '' ? '' : `; ${note}`}`)
}

function words({ predicted, actual }: Foreseen, ms: number): string {
  return `${predicted.toFixed(0)} foreseen, ${actual.toFixed(0)} came, ${(ms / 1000).toFixed(1)} s`
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
