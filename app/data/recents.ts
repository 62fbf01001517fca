/** Customers this device opened or wrote about last, newest first: what search and the quick log offer before a key is pressed. */
import type { CardRow, KetuDb } from './db.ts'
import { cardsOf } from './queries/card.ts'
import { readMeta, writeMeta } from './meta.ts'

const maxRecents = 12

export async function noteRecent(db: KetuDb, customer: string): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const known = (await readMeta(db, 'recents')) ?? []
    if (known[0] === customer) return
    await writeMeta(db, 'recents', [customer, ...known.filter(id => id !== customer)].slice(0, maxRecents))
  })
}

/** Those still on this device; of one that was merged who stands for it. */
export async function recentCustomers(db: KetuDb): Promise<CardRow[]> {
  const cards = await cardsOf(db, (await readMeta(db, 'recents')) ?? [])
  return [...new Map([...cards.values()].map(card => [card.id, card])).values()]
}
