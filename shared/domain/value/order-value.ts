/** What a purchase of a customer is worth: Gamma–Gamma where enough customers come again, else a mean drawn towards the segment's (DOMAIN 1.5, 1.6). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Buyer } from './buyer.ts'
import { fitGammaGamma } from './fit-spend.ts'
import { expectedSpend, type GammaGammaParams, spendCorrelation } from './gamma-gamma.ts'
import { shrunkMean } from './shrunk-mean.ts'

export interface OrderValues {
  /** Mean purchase of each segment and of everybody, minor units. */
  readonly bySegment: { readonly [segment: string]: number }
  readonly overall: number
  readonly gammaGamma: {
    readonly params: GammaGammaParams
    readonly logLikelihood: number
    readonly isSettled: boolean
    /** Of number and mean amount of the purchases, −1 to 1. */
    readonly correlation: number
    /** They move together, which the model takes them not to do: its values mislead. */
    readonly isMisleading: boolean
  } | null
}

/** @param mayFit false on the rungs that a person should be able to follow by hand. */
export function orderValuesOf(buyers: readonly Buyer[], mayFit: boolean, settings: AnalysisSettings): OrderValues {
  const sums = new Map<string, { amount: number; count: number }>()
  const all = { amount: 0, count: 0 }
  for (const { customer, purchases } of buyers) {
    const own = sums.get(customer.segment) ?? { amount: 0, count: 0 }
    sums.set(customer.segment, own)
    for (const { amount } of purchases)
      for (const sum of [own, all]) [sum.amount, sum.count] = [sum.amount + amount, sum.count + 1]
  }
  return {
    bySegment: Object.fromEntries([...sums].map(([segment, { amount, count }]) => [segment, amount / count])),
    overall: all.amount / all.count,
    gammaGamma: mayFit ? gammaGammaOf(buyers, settings) : null,
  }
}

function gammaGammaOf(buyers: readonly Buyer[], { value }: AnalysisSettings): OrderValues['gammaGamma'] {
  const spends = buyers.map(({ history }) => history).filter(({ x }) => x > 0)
  if (spends.length < value.spendRepeaters) return null
  const { params, logLikelihood, isSettled } = fitGammaGamma(spends, value.evaluations.spend)
  const correlation = spendCorrelation(spends)
  const isMisleading = Math.abs(correlation) > value.mostCorrelation
  return { params, logLikelihood, isSettled, correlation, isMisleading }
}

export function orderValueOf(
  { customer, purchases, history }: Buyer,
  values: OrderValues,
  { value }: AnalysisSettings,
): number {
  if (values.gammaGamma) return expectedSpend(values.gammaGamma.params, history, values.overall)
  const sum = purchases.reduce((sum, { amount }) => sum + amount, 0)
  const usual = values.bySegment[customer.segment] ?? values.overall
  return shrunkMean(purchases.length, sum / purchases.length, value.orderWeight, usual)
}
