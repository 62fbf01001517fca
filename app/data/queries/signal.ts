/** What the chips of the quick log know before they are tapped: open needs, and what was judged last. */
import { isOpenNeed } from '#shared/domain/account/need.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { sameCustomers } from './alias.ts'
import { notesOfCustomer } from './note.ts'

/** Needs that are neither met nor given up, oldest first. */
export async function openNeeds(db: KetuDb, customer: string): Promise<readonly NoteRow<'need'>[]> {
  const needs = await notesOfCustomer(db, customer, 'need')
  return needs.filter(isOpenNeed)
}

/** The level each part was last judged at, by anybody. @param contact '' = of the customer itself. */
export async function lastLevels(db: KetuDb, customer: string, contact: string): Promise<ReadonlyMap<string, number>> {
  const judgements = await db.judgements
    .where('customer')
    .anyOf(await sameCustomers(db, customer))
    .toArray()
  const known = judgements
    .filter(one => one.deletedAt === undefined && one.contactId === contact)
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
  return new Map(known.flatMap(({ part, level }) => (level === null ? [] : [[part, level]])))
}
