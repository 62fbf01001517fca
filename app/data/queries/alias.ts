/**
 * Which customers are one, for everything that reads: merged ones are in no list and no figure of their own, and what is kept under
 * them is read as the one's who stands for them. Nobody merged = one look at an index that is empty.
 */
import { byCustomer, type StandIns, standInsOf } from '#shared/domain/alias.ts'
import { daysOfOne } from '#shared/domain/contribution.ts'
import type { DayTotal } from '#shared/domain/goal-pace.ts'
import type { CardRow, KetuDb } from '../db.ts'

export const readStandIns = async (db: KetuDb): Promise<StandIns> => standInsAmong(db, await mergedCards(db))

/** Cards of customers that say they are one with another. */
export const mergedCards = (db: KetuDb): PromiseLike<CardRow[]> => db.cards.where('mergedInto').above('').toArray()

/** @param merged see `mergedCards`; who they name may be gone, or not for this device. */
export async function standInsAmong(db: KetuDb, merged: readonly CardRow[]): Promise<StandIns> {
  if (merged.length === 0) return new Map()
  const named = [...new Set(merged.flatMap(({ mergedInto }) => mergedInto ?? []))]
  const here = new Set(await db.cards.where('id').anyOf(named).primaryKeys())
  return standInsOf(merged, id => here.has(id))
}

/** The winner of a customer; the customer itself when it was not merged. */
export const standInOf = async (db: KetuDb, id: string): Promise<string> => (await readStandIns(db)).get(id) ?? id

/** Everybody who is one with the customer, who stands for them first: whose visits, orders, contacts and notes are one customer's. */
export const sameCustomers = async (db: KetuDb, id: string): Promise<string[]> => sameIn(await readStandIns(db), id)

/** Rows of each, in their order. */
export const rowsOfAll = async <R>(
  customers: readonly string[],
  read: (customer: string) => PromiseLike<readonly R[]>,
): Promise<R[]> => (await Promise.all(customers.map(read))).flat()

/** See `sameCustomers`. */
export function sameIn(standIns: StandIns, id: string): string[] {
  const standIn = standIns.get(id) ?? id
  return [standIn, ...[...standIns].flatMap(([one, other]) => (other === standIn ? [one] : [])).sort()]
}

/** Days by the customer they count for, one row a customer and day. */
export function daysByCustomer(
  days: readonly (DayTotal & { readonly customer: string })[],
  standIns: StandIns,
): ReadonlyMap<string, readonly DayTotal[]> {
  const groups = new Map<string, readonly DayTotal[]>(byCustomer(days, standIns))
  for (const standIn of new Set(standIns.values())) groups.set(standIn, daysOfOne(groups.get(standIn) ?? []))
  return groups
}
