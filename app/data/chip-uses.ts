/** How often chips of the quick log were used on this device: what a person uses often stands first. */
import type { KetuDb } from './db.ts'
import { readMeta, writeMeta } from './meta.ts'

export type ChipUses = Readonly<Record<string, number>>

export const chipUses = async (db: KetuDb): Promise<ChipUses> => (await readMeta(db, 'chipUses')) ?? {}

export const noteChipUses = (db: KetuDb, next: (uses: ChipUses) => ChipUses): Promise<void> =>
  db.transaction('rw', db.meta, async () => writeMeta(db, 'chipUses', next(await chipUses(db))))
