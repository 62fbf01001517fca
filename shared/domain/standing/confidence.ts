/** 信心指标: how convinced of our product, by what is done with it (DOMAIN 4.3; feat:D3). 0–100, of a customer or one product of it. */
import { type Index, indexFrom, type Known, type Part, scaled, weightedMean } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'

/** 不了解 了解 评估 试用 复购 首选: 0–5. */
export const adoptionStages = ['unaware', 'aware', 'evaluating', 'trying', 'rebuying', 'preferring'] as const

export interface ConfidenceFacts {
  /** Place in `adoptionStages`. */
  readonly adoption: Known
  /** Share of wallet, 0–1. */
  readonly wallet: Known
  /** Satisfaction with the product, 1–5. */
  readonly satisfaction: Known
  /** 1 − complaints ÷ orders; see `qualityOf`. */
  readonly quality: Known
}

export function confidenceOf(facts: ConfidenceFacts, asOf: Day, settings: AnalysisSettings): Index {
  const weights = settings.confidence
  const parts: readonly Part[] = [
    {
      id: 'adoption',
      weight: weights.adoption,
      ...scaled(facts.adoption, stage => stage / (adoptionStages.length - 1)),
    },
    { id: 'wallet', weight: weights.wallet, ...scaled(facts.wallet, clamped) },
    { id: 'satisfaction', weight: weights.satisfaction, ...scaled(facts.satisfaction, level => (level - 1) / 4) },
    { id: 'quality', weight: weights.quality, ...scaled(facts.quality, clamped) },
  ]
  const mean = weightedMean(parts)
  return indexFrom(mean === null ? null : 100 * mean, parts, settings, asOf)
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share))

/** Null without an order: no complaint about nothing proves no quality. */
export const qualityOf = (complaints: number, orders: number): number | null =>
  orders > 0 ? clamped(1 - complaints / orders) : null
