/** 忠诚度: comes again, has stayed, trusts, brings others (feat:I9). 0–100, with its parts. */
import { factual, type Index, indexFrom, type Known, type Part, scaled, weightedMean } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, dayToNumber } from '../day.ts'
import { type PurchaseHistory, purchasesBetween, purchasesThrough } from '../purchase/purchase-history.ts'

/** @param referral 0–1: whether, or how much, it brings others. */
export function loyaltyOf(
  history: PurchaseHistory,
  trust: Index,
  referral: Known,
  asOf: Day,
  settings: AnalysisSettings,
): Index {
  const weights = settings.loyalty
  const today = dayToNumber(asOf)
  const first = purchasesThrough(history, today)[0]
  const tenure = first === undefined ? null : Math.min(1, (today - first) / weights.fullTenureDays)
  const trusted: Known = {
    value: trust.value === null ? null : trust.value / 100,
    basis: trust.value === null ? 'unknown' : 'judgement',
    known: trust.coverage,
    evidence: trust.parts.flatMap(({ evidence }) => evidence),
  }
  const parts: readonly Part[] = [
    {
      id: 'repeat',
      weight: weights.repeat,
      ...factual(first === undefined ? null : quartersBought(history, today) / 4),
    },
    { id: 'tenure', weight: weights.tenure, ...factual(tenure) },
    { id: 'trust', weight: weights.trust, ...trusted },
    { id: 'referral', weight: weights.referral, ...scaled(referral, share => Math.min(1, Math.max(0, share))) },
  ]
  const mean = weightedMean(parts)
  return indexFrom(mean === null ? null : 100 * mean, parts, settings, asOf)
}

/** Of the last four quarters of a year, 91 days each: in how many it bought. */
const quartersBought = (history: PurchaseHistory, today: number): number =>
  [0, 1, 2, 3].filter(n => purchasesBetween(history, today - 91 * (n + 1) + 1, today - 91 * n) > 0).length
