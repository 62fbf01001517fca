/** Reads from the device what a file is compared with. */
import type { KetuDb } from '../db.ts'
import { type Ketu, writableTerritories } from '../ketu.ts'
import type { KnownRows } from './known.ts'

export async function readKnownRows(ketu: Pick<Ketu, 'db' | 'me' | 'now'>): Promise<KnownRows> {
  const { db } = ketu
  const [customers, contacts, orders, readOnly] = await Promise.all([
    db.customers.toArray(),
    db.contacts.toArray(),
    db.orders.toArray(),
    readOnlyCustomers(db, new Set((await writableTerritories(ketu)).map(({ id }) => id))),
  ])
  return { customers, contacts, orders, readOnly }
}

async function readOnlyCustomers(db: KetuDb, writable: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const readOnly = new Set<string>()
  await db.cards.each(({ id, territory }) => {
    if (!writable.has(territory)) readOnly.add(id)
  })
  return readOnly
}
