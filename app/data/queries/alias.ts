/** Which customers are one, for everything that reads: merged ones are left out of lists, and what is theirs shows on who stands for them. */
import { standsFor } from '#shared/domain/alias.ts'
import type { CustomerRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'

/** The winner of a customer; the customer itself when it was not merged. */
export async function standInOf(db: KetuDb, id: string): Promise<string> {
  const here = await chainOf(db, [id])
  return standsFor(
    id,
    one => here.get(one)?.mergedInto,
    one => here.has(one),
  )
}

/** Everybody who is one with the customer, who stands for them first: whose visits, orders, contacts and notes are one customer's. */
export async function sameCustomers(db: KetuDb, id: string): Promise<readonly string[]> {
  const own = await db.customers.get(id)
  // Most were never merged: one row says so.
  if (own === undefined || (own.mergedFrom.length === 0 && own.mergedInto === '')) return [id]
  const here = await chainOf(db, [id])
  const stand = (one: string): string =>
    standsFor(
      one,
      each => here.get(each)?.mergedInto,
      each => here.has(each),
    )
  const standIn = stand(id)
  return [standIn, ...[...here.keys()].filter(one => one !== standIn && stand(one) === standIn).sort()]
}

/** Of customers given, those that are not merged into one that is here. The same array when nobody is. */
export async function withoutMerged<C extends { readonly id: string; readonly mergedInto?: string }>(
  db: KetuDb,
  customers: C[],
): Promise<C[]> {
  const merged = customers.filter(({ mergedInto }) => mergedInto !== undefined && mergedInto !== '')
  if (merged.length === 0) return customers
  const stands = new Map(await Promise.all(merged.map(async ({ id }) => [id, await standInOf(db, id)] as const)))
  return customers.filter(({ id }) => (stands.get(id) ?? id) === id)
}

type Here = ReadonlyMap<string, Pick<CustomerRow, 'id' | 'mergedInto' | 'mergedFrom'>>

/** Rows of these customers and of all they are merged into or from; deleted ones are not here. */
async function chainOf(db: KetuDb, ids: readonly string[]): Promise<Here> {
  const here = new Map<string, CustomerRow>()
  const asked = new Set<string>()
  for (let ask = [...ids]; ask.length > 0; ) {
    for (const id of ask) asked.add(id)
    const rows = await db.customers.bulkGet(ask)
    const found = rows.filter(row => row !== undefined && row.deletedAt === undefined)
    for (const row of found) if (row) here.set(row.id, row)
    ask = found
      .flatMap(row => (row ? [row.mergedInto, ...row.mergedFrom] : []))
      .filter(id => id !== '' && !asked.has(id))
    ask = [...new Set(ask)]
  }
  return here
}
