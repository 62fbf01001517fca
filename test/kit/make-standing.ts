/** Inputs of the indices in a word, for tests. */
import { factual, type Index, indexFrom, type Known, unknown } from '#shared/domain/analysis/part.ts'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import type { ConfidenceFacts } from '#shared/domain/standing/confidence.ts'
import type { TrustFacts } from '#shared/domain/standing/trust.ts'

export const asOf = '2026-06-30'

export const known = (value: number | null): Known => (value === null ? unknown : factual(value))

/** An index that was made of one fully known part. */
export const makeIndex = (value: number | null): Index =>
  indexFrom(value, [{ id: 'made', weight: 1, ...known(value) }], standardSettings, asOf)

export const trustFacts = (
  credibility: number | null,
  reliability: number | null,
  closeness: number | null,
  selfInterest: number | null,
  more: Partial<TrustFacts> = {},
): TrustFacts => ({
  credibility: known(credibility),
  reliability: known(reliability),
  closeness: known(closeness),
  selfInterest: known(selfInterest),
  lastContact: asOf,
  cadenceDays: 14,
  ...more,
})

export const confidenceFacts = (
  adoption: number | null,
  wallet: number | null,
  satisfaction: number | null,
  quality: number | null,
): ConfidenceFacts => ({
  adoption: known(adoption),
  wallet: known(wallet),
  satisfaction: known(satisfaction),
  quality: known(quality),
})
