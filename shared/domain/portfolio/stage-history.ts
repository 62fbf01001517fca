/** The stages a customer went through, recomputed from its orders at each month-end: nothing is kept, late facts change the past alike everywhere (DOMAIN 3.7; feat:I10). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, dayToNumber } from '../day.ts'
import { snapshotDays } from '../matrix/matrix.ts'
import type { AbcClass } from '../purchase/abc.ts'
import { stageAfter, type StageEntry, stageOf } from '../purchase/lifecycle.ts'
import type { PurchaseHistory } from '../purchase/purchase-history.ts'

/** Month-ends looked back at. */
const monthsBack = 12

/** Oldest first, each with the month-end it was first seen at; the last is the stage of today. A prospect has that one alone. */
export function stageHistory(
  history: PurchaseHistory,
  asOf: Day,
  abc: AbcClass | undefined,
  settings: AnalysisSettings,
): readonly [StageEntry, ...StageEntry[]] {
  const today = dayToNumber(asOf)
  const now = stageOf(history, today, abc, settings)
  if (now.stage === 'prospect') return [{ ...now, since: asOf }]
  const entries: StageEntry[] = []
  for (const day of snapshotDays(asOf, monthsBack)) {
    const found = day === asOf ? now : stageOf(history, dayToNumber(day), abc, settings)
    if (found.stage === 'prospect') continue
    const last = entries.at(-1)
    const entry = stageAfter(last, found, day, settings)
    // Of a stage that goes on the latest reason counts, and the day it began.
    if (entry === last)
      entries[entries.length - 1] = { ...(entry.stage === found.stage ? found : entry), since: entry.since }
    else entries.push(entry)
  }
  const [first, ...rest] = entries
  return first === undefined ? [{ ...now, since: asOf }] : [first, ...rest]
}
