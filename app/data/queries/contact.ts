/** People by id, for lines that name them. */
import type { KetuDb } from '../db.ts'

/** Names of the contacts that are still on this device, by id. */
export async function contactNames(db: KetuDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter(id => id !== '')
  const contacts = known.length === 0 ? [] : await db.contacts.bulkGet(known)
  return new Map(contacts.filter(contact => contact !== undefined).map(contact => [contact.id, contact.name]))
}
