/** The records there are few of: all of a type, or those of one customer. Deleted ones are left out. */
import type { NoteRow, NoteType } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { sameCustomers } from './alias.ts'

const alive = ({ deletedAt }: NoteRow): boolean => deletedAt === undefined

/** Oldest first. */
const inOrder = (a: NoteRow, b: NoteRow): number => a.bornAt - b.bornAt || (a.id < b.id ? -1 : 1)

/** With those of customers that were merged into it. */
export async function notesOfCustomer<T extends NoteType>(
  db: KetuDb,
  customer: string,
  type: T,
): Promise<readonly NoteRow<T>[]> {
  const same = await sameCustomers(db, customer)
  const rows = await db.notes
    .where('[customer+type]')
    .anyOf(same.map(one => [one, type]))
    .toArray()
  return rows.filter(alive).sort(inOrder) as unknown as readonly NoteRow<T>[] // Asked for by their type.
}

export async function notesOfType<T extends NoteType>(db: KetuDb, type: T): Promise<readonly NoteRow<T>[]> {
  const rows = await db.notes.where('type').equals(type).toArray()
  return rows.filter(alive).sort(inOrder) as unknown as readonly NoteRow<T>[]
}
