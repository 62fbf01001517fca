/** What changed around us, and the goals that may have to be looked at again (feat:B11). */
import { addDays, type Day } from '#shared/domain/day.ts'
import type { GoalRow, NoteRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { notesOfType } from './note.ts'

/** An event is news for a goal this long. */
const newsDays = 30

/** Newest first; of a goal that still runs, those that fell into it. */
export async function eventsOfGoal(
  db: KetuDb,
  goal: Pick<GoalRow, 'start' | 'end'>,
  today: Day,
): Promise<readonly NoteRow<'event'>[]> {
  if (today < goal.start || today > goal.end) return []
  const from = [goal.start, addDays(today, -newsDays)].reduce((a, b) => (a > b ? a : b))
  return newestFirst(await notesOfType(db, 'event')).filter(({ day }) => day >= from && day <= today)
}

export const newestFirst = <N extends { readonly day: Day; readonly bornAt: number }>(
  notes: readonly N[],
): readonly N[] => notes.toSorted((a, b) => (a.day === b.day ? b.bornAt - a.bornAt : a.day < b.day ? 1 : -1))
