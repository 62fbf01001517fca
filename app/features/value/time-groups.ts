/** Visit time of the last year by class and by importance, beside what each brings (feat:C10). Pure. */
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { effortByGroup, type EffortByGroup } from '#shared/domain/visiting/effort.ts'
import type { PortfolioEntry } from '#app/data/portfolio/stored-portfolio.ts'

export type Whose = 'mine' | 'all'

const classes = ['A', 'B', 'C'] as const
const bands = ['key', 'important', 'general', 'unknown'] as const
export type Band = (typeof bands)[number]

export interface TimeGroups {
  readonly minutes: number
  readonly byClass: EffortByGroup
  readonly byImportance: EffortByGroup
  /** C customers with the most time, A customers with the least. */
  readonly most: readonly PortfolioEntry[]
  readonly least: readonly PortfolioEntry[]
}

const longest = 5

export const minutesOf = ({ minutes, myMinutes }: PortfolioEntry, whose: Whose): number =>
  whose === 'mine' ? myMinutes : minutes

export function timeGroups(entries: readonly PortfolioEntry[], whose: Whose, settings: AnalysisSettings): TimeGroups {
  // Of one's own time: beside the customers one sees.
  const seen = whose === 'mine' ? entries.filter(({ myMinutes }) => myMinutes > 0) : entries
  const effortsBy = (groupOf: (entry: PortfolioEntry) => string) =>
    seen.map(entry => ({
      group: groupOf(entry),
      minutes: minutesOf(entry, whose),
      value: Math.max(0, entry.net),
    }))
  const byTime = (a: PortfolioEntry, b: PortfolioEntry) => minutesOf(b, whose) - minutesOf(a, whose)
  const ofClass = (letter: 'A' | 'C') => entries.filter(({ class: abc }) => abc === letter).sort(byTime)
  return {
    minutes: seen.reduce((sum, entry) => sum + minutesOf(entry, whose), 0),
    byClass: effortByGroup(
      effortsBy(({ class: abc }) => abc ?? ''),
      classes,
    ),
    byImportance: effortByGroup(
      effortsBy(({ importance }) => bandOf(importance, settings)),
      bands,
    ),
    most: ofClass('C')
      .filter(entry => minutesOf(entry, whose) > 0)
      .slice(0, longest),
    least: ofClass('A').reverse().slice(0, longest),
  }
}

function bandOf(importance: number | null, { importance: { keyFrom, importantFrom } }: AnalysisSettings): Band {
  if (importance === null) return 'unknown'
  return importance >= keyFrom ? 'key' : importance >= importantFrom ? 'important' : 'general'
}
