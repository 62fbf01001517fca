/** 重要指标: how much there is to gain with a customer, times whom it moves (DOMAIN 4.3; feat:D1). 4 … 100. */
import { factual, type Index, indexFrom, type Known, type Part, unknown, weightedMean } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'

export interface ImportanceFacts {
  /** 1–5; see `potentialLevel`. */
  readonly potential: Known
  /** 1–5 each: what a reference it is, whom it brings and influences, how well it fits our strategy. */
  readonly reference: Known
  readonly network: Known
  readonly fit: Known
}

export interface Importance extends Index {
  readonly band: ImportanceBand | null
  /** P and I, 1–5; null when not known. */
  readonly potential: number | null
  readonly influence: number | null
}

/** 关键 重要 一般 */
export type ImportanceBand = 'key' | 'important' | 'general'

/**
 * 4·P·I. Where only one of the two is known it stands for both: the product is the square of their mean. A customer of
 * unknown influence is as important as its potential says, and half known.
 */
export function importanceOf(facts: ImportanceFacts, asOf: Day, settings: AnalysisSettings): Importance {
  const weights = settings.importance.influence
  const influences: readonly Part[] = [
    { id: 'reference', weight: weights.reference, ...facts.reference },
    { id: 'network', weight: weights.network, ...facts.network },
    { id: 'fit', weight: weights.fit, ...facts.fit },
  ]
  const sum = weights.reference + weights.network + weights.fit
  const potential = facts.potential.value
  const influence = weightedMean(influences)
  const index = indexFrom(
    productOf(potential, influence),
    [{ id: 'potential', weight: sum, ...facts.potential }, ...influences],
    settings,
    asOf,
  )
  return { ...index, band: bandOf(index.value, settings), potential, influence }
}

/** Of a contact: the customer's potential times the contact's own power to decide. */
export function contactImportance(potential: Known, power: Known, asOf: Day, settings: AnalysisSettings): Importance {
  const parts = [
    { id: 'potential', weight: 1, ...potential },
    { id: 'power', weight: 1, ...power },
  ]
  const index = indexFrom(productOf(potential.value, power.value), parts, settings, asOf)
  return { ...index, band: bandOf(index.value, settings), potential: potential.value, influence: power.value }
}

function productOf(potential: number | null, influence: number | null): number | null {
  const [one, other] = [potential ?? influence, influence ?? potential]
  return one === null || other === null ? null : 4 * one * other
}

function bandOf(value: number | null, { importance }: AnalysisSettings): ImportanceBand | null {
  if (value === null) return null
  return value >= importance.keyFrom ? 'key' : value >= importance.importantFrom ? 'important' : 'general'
}

/** Where a figure for the next 12 months comes from, minor units. */
export interface PotentialFacts {
  readonly estimate?: { readonly id: string; readonly day: Day; readonly by: string; readonly amount: number }
  readonly forecast: number | null
  /** Ours, of the last 12 months: there is at least this much. */
  readonly revenue: number | null
}

/** P, 1–5: the band of the largest of what was estimated, is forecast and was sold. Nothing above zero is not known. */
export function potentialLevel(
  { estimate, forecast, revenue }: PotentialFacts,
  { importance }: Pick<AnalysisSettings, 'importance'>,
): Known {
  const counted = Math.max(forecast ?? 0, revenue ?? 0)
  const amount = Math.max(counted, estimate?.amount ?? 0)
  if (amount <= 0) return unknown
  const level = 1 + importance.potentialBands.filter(from => amount >= from).length
  if (!estimate || counted >= estimate.amount) return factual(level)
  const { id, day, by } = estimate
  return { value: level, basis: 'judgement', known: 1, evidence: [{ kind: 'estimate', id, day, by }] }
}

/** 经济决策者 技术把关者 使用者 其他 */
export type BuyingRole = 'economic' | 'technical' | 'user' | 'other'

/** Decision power of a contact, 1–5: its role, one more for who stands well with the powerful, one less for who does not. */
export const decisionPower = (
  role: BuyingRole,
  standing: -1 | 0 | 1,
  { importance }: Pick<AnalysisSettings, 'importance'>,
): number => Math.min(5, Math.max(1, importance.powerOfRole[role] + standing))
