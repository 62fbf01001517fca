/** Keeps the profiles of all customers in `derived`, and says whether they are made of what there is now. */
import type { Day } from '#shared/domain/day.ts'
import type { KetuDb } from './db.ts'
import { customerProfiles, type Profiles } from './queries/profile.ts'
import { tiersRow } from './tiers.ts'

const name = 'profiles'

/** What profiles are made of, as one text: every change of a document stores an update, and what is taken away leaves one fewer. */
export async function profileInputs(db: KetuDb, asOf: Day): Promise<string> {
  const [last, docs] = await Promise.all([db.updates.toCollection().lastKey(), db.docs.count()])
  return `${asOf}/${typeof last === 'number' ? last : 0}/${docs}`
}

export interface KeptProfiles {
  readonly inputs: string
  readonly profiles: Profiles
}

/** As they were last made, perhaps of something older than there is now. */
export async function keptProfiles(db: KetuDb): Promise<KeptProfiles | undefined> {
  const row = await db.derived.get(name)
  // Written by `keepProfiles` alone.
  return row && { inputs: row.inputs, profiles: row.value as Profiles }
}

export async function keepProfiles(db: KetuDb, asOf: Day): Promise<void> {
  const inputs = await profileInputs(db, asOf)
  const value = await customerProfiles(db, asOf)
  await db.derived.bulkPut([{ name, inputs, asOf, value }, tiersRow(value.customers, { inputs, asOf })])
}
