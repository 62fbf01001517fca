/** How sound an account plan is: its blocks, its people, and what stands in the way of submitting it (DOMAIN 4.1). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Utilisation } from '../visiting/capacity.ts'

export type PlanBlock = keyof AnalysisSettings['plan']['blocks']

/** Filled weight ÷ weight of the blocks, 0–1. @param filled 0–1 by block; absent = empty. */
export function planCompleteness(
  filled: { readonly [block in PlanBlock]?: number },
  { plan }: Pick<AnalysisSettings, 'plan'>,
): number {
  let [sum, weights] = [0, 0]
  for (const [block, weight] of Object.entries(plan.blocks)) {
    // The settings have exactly these keys: a change cannot add one.
    sum += weight * (filled[block as PlanBlock] ?? 0)
    weights += weight
  }
  return weights === 0 ? 0 : sum / weights
}

export interface Stakeholder {
  readonly role: string
  readonly isKeyPlayer: boolean
  readonly status: 'mentor' | 'supporter' | 'neutral' | 'non-supporter' | 'opponent' | ''
}

/** 0 no contacts, 1 no key player, 2 key players but none supportive, 3 a supportive key player (Altify). */
export function relationshipMapHealth(stakeholders: readonly Stakeholder[]): 0 | 1 | 2 | 3 {
  if (stakeholders.length === 0) return 0
  const keyPlayers = stakeholders.filter(({ isKeyPlayer }) => isKeyPlayer)
  if (keyPlayers.length === 0) return 1
  return keyPlayers.some(({ status }) => status === 'mentor' || status === 'supporter') ? 3 : 2
}

export type SubmitBlock = 'no-stakeholder' | 'no-smart-objective' | 'over-capacity'

/** What has to be done before a plan can be submitted; empty: nothing. */
export function submitBlocks(
  stakeholders: readonly Pick<Stakeholder, 'role'>[],
  smartObjectives: number,
  { state }: Pick<Utilisation, 'state'>,
): readonly SubmitBlock[] {
  const blocks: SubmitBlock[] = []
  if (!stakeholders.some(({ role }) => role !== '')) blocks.push('no-stakeholder')
  if (smartObjectives < 1) blocks.push('no-smart-objective')
  if (state === 'impossible') blocks.push('over-capacity')
  return blocks
}

/** 战略 杠杆 瓶颈 一般: how the customer sees us as a purchase. */
export type KraljicCell = 'strategic' | 'leverage' | 'bottleneck' | 'routine'

/** @param impact on the customer's profit, @param risk of its supply, 1–5 each; from 3 on it is high. Null: not known. */
export function kraljicCell(impact: number | null, risk: number | null): KraljicCell | null {
  if (impact === null || risk === null) return null
  if (impact >= 3) return risk >= 3 ? 'strategic' : 'leverage'
  return risk >= 3 ? 'bottleneck' : 'routine'
}
