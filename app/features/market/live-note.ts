/** The note a form is about. */
import type { NoteRow, NoteType } from '#shared/domain/record.ts'
import type { KetuDb } from '#app/data/db.ts'

/** Undefined for a new one; 'gone' when there is none of that type, or no longer. */
export async function liveNote<T extends NoteType>(
  db: KetuDb,
  type: T,
  id: string | undefined,
): Promise<NoteRow<T> | 'gone' | undefined> {
  if (id === undefined) return undefined
  const row = await db.notes.get(id)
  return row === undefined || row.type !== type || row.deletedAt !== undefined ? 'gone' : (row as unknown as NoteRow<T>) // Its type was just seen.
}
