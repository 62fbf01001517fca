/** How much is known of a customer, and the one thing best asked next (feat:L4). */
import type { AnalysisSettings } from '../analysis/settings.ts'

export type ProfileItem = keyof AnalysisSettings['profile']

export interface Completeness {
  /** Known weight ÷ weight, 0–1. */
  readonly value: number
  /** Not known, or only from long ago: the weightiest first, of equals the one in the settings' order. */
  readonly missing: readonly ProfileItem[]
}

/** How far an item is known, 0–1; absent = not at all. Half: a judgement of long ago. */
export type ProfileKnown = { readonly [item in ProfileItem]?: number }

export function completenessOf(known: ProfileKnown, { profile }: Pick<AnalysisSettings, 'profile'>): Completeness {
  const items = itemsOf(profile)
  const weights = items.reduce((sum, item) => sum + profile[item], 0)
  const filled = items.reduce((sum, item) => sum + profile[item] * (known[item] ?? 0), 0)
  const lack = (item: ProfileItem): number => profile[item] * (1 - (known[item] ?? 0))
  return {
    value: weights === 0 ? 1 : filled / weights,
    missing: items.filter(item => lack(item) > 0).sort((a, b) => lack(b) - lack(a)),
  }
}

/**
 * The question for now. What was asked before waits until everything else has been: one that is not answered does not
 * come up each time. @param asked items in the order they were asked, latest last.
 */
export function nextQuestion(missing: readonly ProfileItem[], asked: readonly ProfileItem[]): ProfileItem | null {
  const turn = (item: ProfileItem): number => asked.lastIndexOf(item)
  return missing.toSorted((a, b) => turn(a) - turn(b))[0] ?? null
}

const itemsOf = (profile: AnalysisSettings['profile']): ProfileItem[] =>
  // The settings have exactly these keys: a change cannot add one.
  Object.keys(profile) as ProfileItem[]
