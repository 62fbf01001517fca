/** Customers of this device that may be the same, of those its member may change. */
import { type DuplicatePair, duplicatePairs } from '#shared/domain/duplicate.ts'
import type { CustomerRow } from '#shared/domain/record.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { type Ketu, writableTerritories } from '../ketu.ts'
import { standInOf } from './alias.ts'
import { shownCards } from './card.ts'

export interface FoundPair extends DuplicatePair {
  readonly cards: readonly [CardRow, CardRow]
}

export async function duplicates(ketu: Ketu): Promise<readonly FoundPair[]> {
  const { db } = ketu
  const [territories, cards, customers, contacts, keys] = await Promise.all([
    writableTerritories(ketu),
    db.cards.toArray(),
    db.customers.toArray(),
    db.contacts.toArray(),
    db.searchKeys.toArray(),
  ])
  const writable = new Set(territories.map(({ id }) => id))
  const listed = await shownCards(
    db,
    cards.filter(({ territory }) => writable.has(territory)),
  )
  const cardOf = new Map(listed.map(card => [card.id, card]))
  const phones = new Map<string, string[]>()
  for (const { customer, phone, mobile, deletedAt } of contacts)
    if (deletedAt === undefined) phones.set(customer, [...(phones.get(customer) ?? []), phone, mobile])
  const readings = new Map(keys.map(({ id, keys }) => [id, keys]))
  const pairs = duplicatePairs(
    customers
      .filter(({ id }) => cardOf.has(id))
      .map(({ id, name, phone, website }) => ({
        ...{ id, name, website },
        phones: [phone, ...(phones.get(id) ?? [])],
        reading: isReadable(name) ? (readings.get(id) ?? '') : '',
      })),
  )
  return pairs.flatMap(pair => {
    const [a, b] = pair.ids.map(id => cardOf.get(id))
    return a === undefined || b === undefined ? [] : [{ ...pair, cards: [a, b] as const }]
  })
}

/** Two characters read alike too often, and letters are read as they are. */
const isReadable = (name: string): boolean => (name.match(/\p{Script=Han}/gu) ?? []).length >= 3

export interface MergePage {
  readonly winner: CustomerRow
  readonly loser: CustomerRow
}

/** Undefined when one of them is not here, or they are one already. */
export async function mergePage(db: KetuDb, winner: string, loser: string): Promise<MergePage | undefined> {
  const [a, b, stand, other] = await Promise.all([
    db.customers.get(winner),
    db.customers.get(loser),
    standInOf(db, winner),
    standInOf(db, loser),
  ])
  const areHere = a?.deletedAt === undefined && b?.deletedAt === undefined
  return a && b && areHere && stand === winner && other === loser && winner !== loser
    ? { winner: a, loser: b }
    : undefined
}

/** Who was merged into a customer and still is. */
export async function mergedInto(
  db: KetuDb,
  { id, mergedFrom }: Pick<CustomerRow, 'id' | 'mergedFrom'>,
): Promise<readonly CustomerRow[]> {
  const rows = await db.customers.bulkGet([...mergedFrom])
  return rows.flatMap(row => (row?.deletedAt === undefined && row?.mergedInto === id ? [row] : []))
}
