/** The tier of every customer as the profiles were last made: small enough to be read with a customer's page (feat:A11). */
import type { Tier } from '#shared/domain/account/key-account.ts'
import type { Day } from '#shared/domain/day.ts'
import type { DerivedRow, KetuDb } from './db.ts'

const name = 'tiers'

/** By id; who is missing is a general customer. */
type StoredTiers = { readonly [customer: string]: Tier }

export function tiersRow(
  customers: readonly { readonly id: string; readonly tier: Tier }[],
  made: Pick<DerivedRow, 'inputs' | 'asOf'>,
): DerivedRow {
  const value = Object.fromEntries(customers.flatMap(({ id, tier }) => (tier === 'general' ? [] : [[id, tier]])))
  return { name, ...made, value }
}

/** Undefined before any were made. */
export async function tierOfCustomer(db: KetuDb, customer: string): Promise<Tier | undefined> {
  const row = await db.derived.get(name)
  // Written by `keepProfiles` alone.
  return row && ((row.value as StoredTiers)[customer] ?? 'general')
}

/** The day they were made on; '' before any were. */
export const tiersDay = async (db: KetuDb): Promise<Day> => (await db.derived.get(name))?.asOf ?? ''
