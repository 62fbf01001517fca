/** Small typed values of the database: cursors, epoch, what the device may read. */
import type { Scope } from '#shared/doc/name.ts'
import type { KetuDb } from './db.ts'

export interface Meta {
  /** Last seq applied, per scope. */
  cursors: Record<string, number>
  epoch: number
  /** Scopes the server let this member read at the last pull. */
  scopes: readonly Scope[]
  /** When everything of this device was last acknowledged and pulled (ms since the epoch). */
  lastSynced: number
  /** When the search keys were last complete, by their version. */
  searchVersion: number
}

export async function readMeta<K extends keyof Meta>(db: KetuDb, key: K): Promise<Meta[K] | undefined> {
  return (await db.meta.get(key))?.value as Meta[K] | undefined
}

export async function writeMeta<K extends keyof Meta>(db: KetuDb, key: K, value: Meta[K]): Promise<void> {
  await db.meta.put({ key, value })
}
