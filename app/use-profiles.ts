/** The profiles of all customers: as last made at once, made anew by a worker when anything changed. */
import { useEffect } from 'react'
import { useKetu, useLive } from './context.tsx'
import type { KetuDb } from './data/db.ts'
import { askForProfiles } from './data/profile-port.ts'
import { type KeptProfiles, keptProfiles, profileInputs } from './data/profiles.ts'
import type { Profiles } from './data/queries/profile.ts'
import { useToday } from './now.ts'
import { after } from './platform/clock.ts'

/** Several changes in a row are looked at once. */
const restMs = 300

/** Thousands of them are read from the disk once, not by every screen. */
const inMemory = new WeakMap<KetuDb, KeptProfiles>()

export function useProfiles(): Profiles | undefined {
  const { db } = useKetu()
  const asOf = useToday()
  const inputs = useLive(({ db }) => profileInputs(db, asOf), [asOf])
  const read = useLive(async ({ db }) => ({ row: await keptProfiles(db) }))
  if (read?.row !== undefined) inMemory.set(db, read.row)
  const kept = read?.row ?? inMemory.get(db)
  const isOld = read !== undefined && inputs !== undefined && kept?.inputs !== inputs
  const rest = kept === undefined ? 0 : restMs
  useEffect(() => {
    if (!isOld) return undefined
    return after(rest, () => askForProfiles({ database: db.name, asOf }, reason => reportError(new Error(reason))))
  }, [db, asOf, isOld, inputs, rest])
  return kept?.profiles
}
