/** Notes on boards: those of a customer, or of the company on a competitor or a market. */
import type { NoteRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { notesOfCustomer, notesOfType } from './note.ts'

/** What a board is about: a customer, or by its name a competitor or a market. */
export type BoardSubject = { readonly customer: string } | { readonly about: string }

export async function factorsOf(db: KetuDb, subject: BoardSubject): Promise<readonly NoteRow<'factor'>[]> {
  if ('customer' in subject) return notesOfCustomer(db, subject.customer, 'factor')
  const factors = await notesOfType(db, 'factor')
  return factors.filter(({ customer, about }) => customer === '' && about === subject.about)
}
