/** Who should be a key account, and into which of three tiers a customer falls, each with its reasons (feat:C11, A11). */
import type { Index } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { AbcClass } from '../purchase/abc.ts'
import type { RfmScore } from '../purchase/rfm.ts'
import type { Importance } from '../standing/importance.ts'

export type KeyReason = 'importance' | 'potential' | 'influence' | 'loyalty'

export interface KeyAccountTest {
  readonly reasons: readonly KeyReason[]
  /** Enough of them, from figures that are not hollow. */
  readonly isSuggested: boolean
}

export function keyAccountTest(
  importance: Importance,
  loyalty: Index,
  { keyAccount }: Pick<AnalysisSettings, 'keyAccount'>,
): KeyAccountTest {
  const { value, potential, influence, isHollow } = importance
  const reasons: KeyReason[] = []
  if (reaches(value, keyAccount.importance)) reasons.push('importance')
  if (reaches(potential, keyAccount.potentialBand)) reasons.push('potential')
  if (reaches(influence, keyAccount.influence)) reasons.push('influence')
  if (reaches(loyalty.value, keyAccount.loyalty) && !loyalty.isHollow) reasons.push('loyalty')
  return { reasons, isSuggested: !isHollow && reasons.length >= keyAccount.reasons }
}

const reaches = (value: number | null, from: number): boolean => value !== null && value >= from

/** 高价值客户 潜力客户 一般客户 */
export type Tier = 'high-value' | 'potential' | 'general'
export type TierReason = 'class' | 'frequency-and-money' | 'white-space' | 'rising' | 'none'

export interface TierFacts {
  /** The class that holds; null while it is not known. */
  readonly class: AbcClass | null
  readonly rfm: Pick<RfmScore, 'f' | 'm' | 'segment'> | null
  /** Net of the window, and what is left of the wallet; minor units. */
  readonly revenue: number
  readonly whiteSpace: number | null
}

/** First rule that holds. Categories count through the white space: it is the sum of the lines not bought. */
export function tierOf(
  { class: abc, rfm, revenue, whiteSpace }: TierFacts,
  { tier }: Pick<AnalysisSettings, 'tier'>,
): { readonly tier: Tier; readonly reason: TierReason } {
  if (abc === 'A') return { tier: 'high-value', reason: 'class' }
  if (rfm && rfm.f >= tier.score && rfm.m >= tier.score) return { tier: 'high-value', reason: 'frequency-and-money' }
  if (whiteSpace !== null && whiteSpace > 0 && whiteSpace >= tier.potentialOverRevenue * revenue)
    return { tier: 'potential', reason: 'white-space' }
  if (rfm && rising.includes(rfm.segment)) return { tier: 'potential', reason: 'rising' }
  return { tier: 'general', reason: 'none' }
}

const rising: readonly RfmScore['segment'][] = ['new', 'promising', 'potential-loyalist']
