/** Keeps the profiles of all customers in `derived`, and says whether they are made of what there is now. */
import type { Day } from '#shared/domain/day.ts'
import type { KetuDb } from './db.ts'
import { figureInputs, heldDocs, keepDerived } from './derived.ts'
import { customerProfiles, type Profiles } from './queries/profile.ts'
import { analysisSettings } from './queries/settings.ts'
import { tiersRow } from './tiers.ts'

const name = 'profiles'

/** Raised when profiles change their shape: those of another are made anew. */
const shape = 'profiles-1'

/** What profiles of this moment are made of. */
export const profileInputs = async (db: KetuDb, asOf: Day): Promise<string> =>
  `${shape} ${await figureInputs(db, asOf, await analysisSettings(db))}`

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
  const [inputs, held] = await Promise.all([profileInputs(db, asOf), heldDocs(db)])
  const value = await customerProfiles(db, asOf)
  const rows = [{ name, inputs, asOf, value }, tiersRow(value.customers, { inputs, asOf })]
  await keepDerived(db, held, () => db.derived.bulkPut(rows))
}
