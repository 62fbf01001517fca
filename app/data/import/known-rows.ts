/** Reads from the device what a file is compared with. */
import { ownerChoicesIn } from '../commands/owner.ts'
import { memberNames } from '../facts.ts'
import type { KetuDb } from '../db.ts'
import { type Ketu, writableTerritories } from '../ketu.ts'
import { sampleIds } from '../queries/sample.ts'
import type { KnownRows } from './known.ts'
import type { NamedMember } from './owner-names.ts'

/** Without sample customers: a real one of the same name is another. */
export async function readKnownRows(ketu: Ketu): Promise<KnownRows> {
  const { db } = ketu
  const territories = (await writableTerritories(ketu)).map(({ id }) => id)
  const [customers, contacts, orders, readOnly, samples, owners, names] = await Promise.all([
    db.customers.toArray(),
    db.contacts.toArray(),
    db.orders.toArray(),
    readOnlyCustomers(db, new Set(territories)),
    sampleIds(db),
    ownersIn(ketu, territories),
    memberNames(db),
  ])
  return {
    customers: customers.filter(({ id }) => !samples.has(id)),
    contacts: contacts.filter(({ customer }) => !samples.has(customer)),
    orders: orders.filter(({ customer }) => !samples.has(customer)),
    readOnly,
    owners,
    names,
  }
}

/** Who may work in any of the territories. */
async function ownersIn(ketu: Ketu, territories: readonly string[]): Promise<readonly NamedMember[]> {
  const choices = await Promise.all(territories.map(id => ownerChoicesIn(ketu, id)))
  return [...new Map(choices.flat().map(choice => [choice.member, choice])).values()]
}

async function readOnlyCustomers(db: KetuDb, writable: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const readOnly = new Set<string>()
  await db.cards.each(({ id, territory }) => {
    if (!writable.has(territory)) readOnly.add(id)
  })
  return readOnly
}
