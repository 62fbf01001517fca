/** 决策倾向: how willing a contact is and how risky it feels, and what that makes of the customer (DOMAIN 4.3, 4.4; feat:D6). */
import { type Origin, originOf } from '../analysis/origin.ts'
import { type Index, indexFrom, type Known, type Part, scaled, unknown, weightedMean } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'
import type { BuyingRole } from './importance.ts'

/** 财务 性能 切换/操作 职业/人际 时间 */
export const riskFacets = ['financial', 'performance', 'switching', 'career', 'time'] as const
export type RiskFacet = (typeof riskFacets)[number]

/**
 * W = .4·Confidence + .3·Trust + .3·Need. @param need urgency of the need, 1–5.
 * @param seen how willing the person seems, 1–5: one more part, only where somebody has judged it.
 */
export function willingnessOf(
  confidence: Index,
  trust: Index,
  need: Known,
  asOf: Day,
  settings: AnalysisSettings,
  seen: Known = unknown,
): Index {
  const weights = settings.decision
  const parts: readonly Part[] = [
    { id: 'confidence', weight: weights.confidence, ...asInput(confidence) },
    { id: 'trust', weight: weights.trust, ...asInput(trust) },
    { id: 'need', weight: weights.need, ...scaled(need, toPoints) },
    ...(seen.value === null ? [] : [{ id: 'seen', weight: weights.seen, ...scaled(seen, toPoints) }]),
  ]
  return indexFrom(weightedMean(parts), parts, settings, asOf)
}

/** 1–5 on 0–100. */
const toPoints = (level: number): number => 25 * (level - 1)

/** An index inside another one is known as far as its own parts are. */
const asInput = ({ value, coverage, parts }: Index): Known => ({
  value,
  basis: value === null ? 'unknown' : parts.some(({ basis }) => basis === 'judgement') ? 'judgement' : 'facts',
  known: coverage,
  evidence: parts.flatMap(({ evidence }) => evidence),
})

export interface Risk extends Index {
  /** The facets that weigh most, in the order of `riskFacets`: attack these. */
  readonly largest: readonly RiskFacet[]
}

/**
 * K = 25·(mean of the facets − 1). @param facets 1–5 each.
 * @param overall how risky we seem as a whole, 1–5: stands for the facets nobody has judged.
 */
export function riskOf(
  facets: { readonly [facet in RiskFacet]: Known },
  asOf: Day,
  settings: AnalysisSettings,
  overall: Known = unknown,
): Risk {
  const parts = riskFacets.map(id => ({ id, weight: 1, ...(facets[id].value === null ? overall : facets[id]) }))
  const mean = weightedMean(parts)
  const most = riskFacets.reduce((most, id) => Math.max(most, facets[id].value ?? 0), 0)
  return {
    ...indexFrom(mean === null ? null : toPoints(mean), parts, settings, asOf),
    largest: riskFacets.filter(id => facets[id].value !== null && facets[id].value === most),
  }
}

/** A person who has a say. */
export interface Decider {
  readonly contact: string
  readonly role: BuyingRole
  /** See `decisionPower`: 1–5. */
  readonly influence: number
  readonly willingness: Index
  readonly risk: Index
}

export interface DecisionStance extends Origin {
  /** W and K of the customer: the contacts' by influence. Null when nobody's is known. */
  readonly willingness: number | null
  readonly risk: number | null
  /** Influence of those whose willingness is known ÷ influence of all. */
  readonly coverage: number
  readonly isHollow: boolean
  /** Who decides or bars the way and does not want: with one of them there is no deal yet. */
  readonly vetoes: readonly { readonly contact: string; readonly willingness: number; readonly isHollow: boolean }[]
}

/** Summed by contact id, in whatever order they are given. */
export function decisionStance(deciders: readonly Decider[], asOf: Day, settings: AnalysisSettings): DecisionStance {
  const ordered = deciders.toSorted((a, b) => (a.contact < b.contact ? -1 : 1))
  const all = ordered.reduce((sum, { influence }) => sum + influence, 0)
  const known = ordered.filter(({ willingness }) => willingness.value !== null)
  const coverage = all > 0 ? known.reduce((sum, { influence }) => sum + influence, 0) / all : 0
  return {
    ...originOf(settings, asOf),
    willingness: weightedMean(ordered.map(one => ({ value: one.willingness.value, weight: one.influence }))),
    risk: weightedMean(ordered.map(one => ({ value: one.risk.value, weight: one.influence }))),
    coverage,
    isHollow: coverage < settings.hollowBelow,
    vetoes: ordered.flatMap(({ contact, role, willingness: { value, isHollow } }) =>
      (role === 'economic' || role === 'technical') && value !== null && value < settings.decision.vetoBelow
        ? [{ contact, willingness: value, isHollow }]
        : [],
    ),
  }
}
