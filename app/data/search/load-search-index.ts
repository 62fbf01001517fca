/** Builds the search index from the device's rows. Names without keys yet are found by their characters. */
import type { KetuDb } from '../db.ts'
import { readStandIns } from '../queries/alias.ts'
import { shownCards } from '../queries/card.ts'
import type { SearchRow } from './search-entry.ts'
import { createSearchIndex, type SearchIndex } from './search-index.ts'
import { searchKeyVersion } from './search-key.ts'

export async function loadSearchIndex(db: KetuDb): Promise<SearchIndex> {
  const [cards, contacts, keyRows] = await db.transaction('r', db.cards, db.contacts, db.searchKeys, () =>
    Promise.all([db.cards.toArray(), db.contacts.toArray(), db.searchKeys.toArray()]),
  )
  const keysById = new Map(keyRows.map(row => [row.id, row]))
  const [listed, standIns] = await Promise.all([shownCards(db, cards), readStandIns(db)])
  const live = new Map(listed.map(card => [card.id, card]))
  const found = (id: string, name: string): Pick<SearchRow, 'phone' | 'keys'> => {
    const row = keysById.get(id)
    const isOfName = row !== undefined && row.name === name && row.version === searchKeyVersion
    return { phone: row?.phone ?? '', ...(isOfName && { keys: row.keys }) }
  }
  const customers = [...live.values()].map(({ id, name, class: customerClass, lastVisit }): SearchRow => {
    return { id, kind: 'customer', customer: id, name, class: customerClass, lastVisit, ...found(id, name) }
  })
  const people = contacts.flatMap(({ id, name, customer, deletedAt }): SearchRow[] => {
    const card = live.get(standIns.get(customer) ?? customer)
    if (deletedAt !== undefined || card === undefined) return []
    return [
      {
        id,
        kind: 'contact',
        customer: card.id,
        name,
        class: card.class,
        lastVisit: card.lastVisit,
        ...found(id, name),
      },
    ]
  })
  return createSearchIndex([...customers, ...people])
}
