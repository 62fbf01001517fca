/** People by id, for lines that name them. */
import type { KetuDb } from '../db.ts'

/** Names of the contacts that are still on this device, by id. */
export async function contactNames(db: KetuDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const contacts = await db.contacts.bulkGet([...new Set(ids)].filter(id => id !== ''))
  return new Map(contacts.filter(contact => contact !== undefined).map(contact => [contact.id, contact.name]))
}
