/** Every customer and contact by name and by how it is read: what a sentence may mention. */
import type { KnownContact, KnownCustomer } from '#shared/domain/sentence/name-index.ts'
import type { KetuDb } from '../db.ts'
import { spellingOf } from '../search/search-key.ts'

export interface Dictionary {
  readonly customers: readonly KnownCustomer[]
  readonly contacts: readonly KnownContact[]
}

export async function dictionary(db: KetuDb): Promise<Dictionary> {
  const [cards, contacts, keyRows] = await Promise.all([
    db.cards.toArray(),
    db.contacts.filter(contact => contact.deletedAt === undefined).toArray(),
    db.searchKeys.toArray(),
  ])
  const keysById = new Map(keyRows.filter(row => row.keys !== '').map(row => [row.id, [spellingOf(row.keys)]]))
  const read = (id: string): { readonly keys?: readonly string[] } => {
    const keys = keysById.get(id)
    return keys === undefined ? {} : { keys }
  }
  return {
    customers: cards.map(({ id, name }) => ({ id, name, ...read(id) })),
    contacts: contacts.map(({ id, name, title, customer }) => ({ id, name, title, customer, ...read(id) })),
  }
}
