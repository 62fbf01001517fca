/** What other cuts between the classes would mean: customers, share of the whole, visits and hours of a quarter (DOMAIN 3.2, 3.8). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import { neededHours } from '../visiting/capacity.ts'
import { type AbcClass, type AbcCuts, type AbcPlace, abcCounts } from './abc.ts'

export interface ClassEffect {
  readonly class: AbcClass
  readonly customers: number
  /** Of the sum of all values above zero. */
  readonly share: number
  /** Of a quarter. */
  readonly visits: number
  readonly hours: number
}

const classes: readonly AbcClass[] = ['A', 'B', 'C']

export function classEffects(
  places: readonly AbcPlace[],
  cuts: AbcCuts,
  { visiting }: Pick<AnalysisSettings, 'visiting'>,
): readonly ClassEffect[] {
  const counts = abcCounts(places, cuts)
  const shares = { A: 0, B: 0, C: 0 }
  for (const { value, before, share } of places)
    if (value !== null) shares[value <= 0 ? 'C' : before < cuts.cutA ? 'A' : before < cuts.cutB ? 'B' : 'C'] += share
  return classes.map(letter => {
    const customers = counts[letter]
    const visits = visiting.visitsOfClass[letter]
    const hours = neededHours([{ customers, visits, minutes: visiting.minutesOfClass[letter] }])
    return { class: letter, customers, share: shares[letter], visits: customers * visits, hours }
  })
}
