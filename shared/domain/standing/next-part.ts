/** Which one question to ask of a customer after a visit (DOMAIN 4.3; ux "Score a customer"): at most one a week, the weightiest gap first. */
import { nextQuestion, type ProfileItem } from '../account/profile-gaps.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, daysBetween } from '../day.ts'
import { type JudgedPart, judgedParts } from '../record.ts'
import { judged, type Score, scorecard } from './scorecard.ts'

export interface Asked {
  readonly part: JudgedPart
  readonly day: Day
}

/** Days a customer is left alone after a question or an answer. */
const restDays = 7

/**
 * The part to ask about, or null: everything is known and fresh, or somebody asked or answered this week.
 * @param asked of this customer, in any order; what was passed over waits until the others have been asked.
 */
export function nextPart(
  scores: readonly Score[],
  asked: readonly Asked[],
  asOf: Day,
  settings: Pick<AnalysisSettings, 'judgement' | 'profile'>,
): JudgedPart | null {
  const isRecent = ({ day }: { readonly day: Day }): boolean => daysBetween(day, asOf) < restDays
  return [...scores, ...asked].some(isRecent) ? null : partToAsk(scores, asked, asOf, settings)
}

/** The same whenever somebody wants to answer one. @param among parts that would help most just now. */
export function partToAsk(
  scores: readonly Score[],
  asked: readonly Asked[],
  asOf: Day,
  settings: Pick<AnalysisSettings, 'judgement' | 'profile'>,
  among: readonly JudgedPart[] = judgedParts,
): JudgedPart | null {
  const card = scorecard(scores, asOf)
  const lack = (part: JudgedPart): number => settings.profile[part] * (1 - judged(card, part, asOf, settings).known)
  const missing = among.filter(part => lack(part) > 0).sort((a, b) => lack(b) - lack(a))
  const inTurn = asked.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ part }) => part)
  const next = nextQuestion(missing satisfies readonly ProfileItem[], inTurn)
  return missing.find(part => part === next) ?? null
}
