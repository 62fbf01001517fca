/** Every customer and contact by name and by how it is read: what a sentence may mention. */
import type { KnownContact, KnownCustomer } from '#shared/domain/sentence/name-index.ts'
import type { KetuDb } from '../db.ts'
import { spellingOf } from '../search/search-key.ts'
import { readStandIns, sameCustomers } from './alias.ts'
import { shownCards } from './card.ts'

export interface Dictionary {
  readonly customers: readonly KnownCustomer[]
  readonly contacts: readonly KnownContact[]
}

/** @param customer only this one and its people. */
export async function dictionary(db: KetuDb, customer?: string): Promise<Dictionary> {
  const same = customer === undefined ? [] : await sameCustomers(db, customer)
  const [cards, contacts, keyRows, standIns] = await Promise.all([
    customer === undefined
      ? db.cards.toArray().then(cards => shownCards(db, cards))
      : db.cards.where('id').equals(customer).toArray(),
    customer === undefined ? db.contacts.toArray() : db.contacts.where('customer').anyOf(same).toArray(),
    customer === undefined ? db.searchKeys.toArray() : db.searchKeys.where('customer').anyOf(same).toArray(),
    readStandIns(db),
  ])
  const keysById = new Map(keyRows.filter(row => row.keys !== '').map(row => [row.id, [spellingOf(row.keys)]]))
  const read = (id: string): { readonly keys?: readonly string[] } => {
    const keys = keysById.get(id)
    return keys === undefined ? {} : { keys }
  }
  return {
    customers: cards.map(({ id, name }) => ({ id, name, ...read(id) })),
    contacts: contacts
      .filter(isLive)
      .map(({ id, name, title, customer: of }) => ({ id, name, title, customer: standIns.get(of) ?? of, ...read(id) })),
  }
}

const isLive = (row: { readonly deletedAt?: number }): boolean => row.deletedAt === undefined
