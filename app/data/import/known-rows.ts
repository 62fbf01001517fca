/** Reads from the device what a file is compared with. */
import type { KetuDb } from '../db.ts'
import { type Ketu, writableTerritories } from '../ketu.ts'
import { sampleIds } from '../queries/sample.ts'
import type { KnownRows } from './known.ts'

/** Without sample customers: a real one of the same name is another. */
export async function readKnownRows(ketu: Pick<Ketu, 'db' | 'me' | 'now'>): Promise<KnownRows> {
  const { db } = ketu
  const [customers, contacts, orders, readOnly, samples] = await Promise.all([
    db.customers.toArray(),
    db.contacts.toArray(),
    db.orders.toArray(),
    readOnlyCustomers(db, new Set((await writableTerritories(ketu)).map(({ id }) => id))),
    sampleIds(db),
  ])
  return {
    customers: customers.filter(({ id }) => !samples.has(id)),
    contacts: contacts.filter(({ customer }) => !samples.has(customer)),
    orders: orders.filter(({ customer }) => !samples.has(customer)),
    readOnly,
  }
}

async function readOnlyCustomers(db: KetuDb, writable: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const readOnly = new Set<string>()
  await db.cards.each(({ id, territory }) => {
    if (!writable.has(territory)) readOnly.add(id)
  })
  return readOnly
}
