/** What people judge, on scales whose levels are written out: the latest word counts, a manager's before a rep's (DOMAIN 4.2). */
import { type Known, unknown } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, daysBetween } from '../day.ts'

/** A judgement of one part of a customer or a contact. */
export interface Score {
  readonly id: string
  /** Which scale: `credibility`, `fit`, `facet.time`. */
  readonly part: string
  /** 1–5; adoption 0–5. */
  readonly level: number
  readonly day: Day
  readonly by: string
  readonly isManagers: boolean
}

export interface ScoredPart {
  readonly part: string
  /** The latest of each. */
  readonly rep: Score | null
  readonly manager: Score | null
  /** The one that is used. */
  readonly used: Score
  /** Levels between the two; null when only one has judged. */
  readonly difference: number | null
}

/** Parts by name, as judged by the end of `asOf`. Of one day, the larger id is the later. */
export function scorecard(scores: readonly Score[], asOf: Day): ReadonlyMap<string, ScoredPart> {
  const parts = new Map<string, { rep: Score | null; manager: Score | null }>()
  for (const score of scores) {
    if (score.day > asOf) continue
    const known = parts.get(score.part) ?? { rep: null, manager: null }
    const judge = score.isManagers ? 'manager' : 'rep'
    if (isLater(score, known[judge])) known[judge] = score
    parts.set(score.part, known)
  }
  return new Map(
    [...parts].flatMap(([part, { rep, manager }]) => {
      const used = manager ?? rep
      const difference = rep && manager ? Math.abs(rep.level - manager.level) : null
      return used ? [[part, { part, rep, manager, used, difference }] as const] : []
    }),
  )
}

const isLater = (score: Score, known: Score | null): boolean =>
  known === null || score.day > known.day || (score.day === known.day && score.id > known.id)

/** A judged part as an input of an index: an old judgement counts in full, but is only half known. */
export function judged(
  card: ReadonlyMap<string, ScoredPart>,
  part: string,
  asOf: Day,
  { judgement }: Pick<AnalysisSettings, 'judgement'>,
): Known {
  const used = card.get(part)?.used
  if (!used) return unknown
  const isFresh = daysBetween(used.day, asOf) <= judgement.freshDays
  return {
    value: used.level,
    basis: 'judgement',
    known: isFresh ? 1 : judgement.staleShare,
    evidence: [{ kind: 'score', id: used.id, day: used.day, by: used.by }],
  }
}

/** Parts rep and manager see two levels apart or more, the farthest first. */
export const disagreements = (
  card: ReadonlyMap<string, ScoredPart>,
  { judgement }: Pick<AnalysisSettings, 'judgement'>,
): readonly ScoredPart[] =>
  [...card.values()]
    .filter(({ difference }) => difference !== null && difference >= judgement.disagreement)
    .sort((a, b) => (b.difference ?? 0) - (a.difference ?? 0) || (a.part < b.part ? -1 : 1))
