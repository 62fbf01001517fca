/** Whom to see next: what is due by cadence, the longer overdue and the more important first (DOMAIN 3.8; feat:C7). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import { dueDay, urgency } from '../cadence.ts'
import type { Day } from '../day.ts'

export interface CadenceFacts {
  readonly customer: string
  readonly cadenceDays: number
  /** '' when there was none. */
  readonly lastVisit: Day
  readonly entered: Day
  /** 0–100; null when it is not known. */
  readonly importance: number | null
}

export interface DueEntry {
  readonly customer: string
  readonly due: Day
  /** Intervals past due; below zero while it is not due yet. */
  readonly urgency: number
  readonly importance: number
  /** Nobody knows the importance: the settings' stands in. */
  readonly isImportanceAssumed: boolean
  /** urgency · importance. */
  readonly rank: number
}

/** Due ones first, by rank; then those that will be, soonest first. Customers without a cadence are in none. */
export function dueList(
  customers: readonly CadenceFacts[],
  asOf: Day,
  { visiting }: Pick<AnalysisSettings, 'visiting'>,
): readonly DueEntry[] {
  return customers
    .flatMap(({ customer, cadenceDays, lastVisit, entered, importance }) => {
      const due = dueDay(lastVisit, entered, cadenceDays)
      const late = urgency(due, cadenceDays, asOf)
      if (late === null) return []
      const weight = importance ?? visiting.unknownImportance
      const rank = late * weight
      return { customer, due, urgency: late, importance: weight, isImportanceAssumed: importance === null, rank }
    })
    .sort(byNeed)
}

function byNeed(a: DueEntry, b: DueEntry): number {
  const [aIsDue, bIsDue] = [a.urgency >= 0, b.urgency >= 0]
  if (aIsDue !== bIsDue) return aIsDue ? -1 : 1
  const byRank = aIsDue ? b.rank - a.rank : 0
  if (byRank !== 0) return byRank
  if (a.due !== b.due) return a.due < b.due ? -1 : 1
  return b.importance - a.importance || (a.customer < b.customer ? -1 : 1)
}
