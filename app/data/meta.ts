/** Small typed values of the database: cursors, epoch, what the device may read. */
import type { Scope } from '#shared/doc/name.ts'
import type { Asked } from '#shared/domain/standing/next-part.ts'
import type { LogRow, Ticket } from '#shared/sync/message.ts'
import type { HeardRow } from '#shared/api/account.ts'
import type { KetuDb, TerritoryRow } from './db.ts'
import type { Drill } from './drill-state.ts'
import type { SyncProblem } from './sync/state.ts'

export interface Meta {
  /** Last seq applied, per scope. */
  cursors: Record<string, number>
  epoch: number
  /** Scopes the server let this member read at the last pull. */
  scopes: readonly Scope[]
  /** Every territory fact of the log, in its order: what the tree is made of. */
  territories: readonly TerritoryRow[]
  /** When everything of this device was last acknowledged and pulled (ms since the epoch). */
  lastSynced: number
  /** What the leading tab knows about reaching the server; all tabs show it. */
  contact: Contact
  /** A running airplane drill, or the last one until it is put away. */
  drill: Drill
  /** Facts of the last two weeks as the log had them: what a restored server may lack. */
  recentFacts: readonly VouchedFact[]
  /** Facts a restored server lacks, until they are given back. */
  lostFacts: readonly VouchedFact[]
  /** What is known of the workspace is being read anew: what is not found again goes. */
  isReadingFacts: boolean
  /** The newest of the server, when it was asked for by this device's clock, and the number of the last update then. */
  ticket: Ticket & { readonly askedAt: number; readonly n: number }
  /** When the search keys were last complete, by their version. */
  searchVersion: number
  /** When what documents say was last looked through for what can be folded (ms since the epoch). */
  foldedAt: number
  /** What the server last said of when devices were heard, and when it said so. */
  heard: { readonly at: number; readonly rows: readonly HeardRow[] }
  /** Whose Today this person wants to see, where a territory is shared. */
  todayWhose: 'mine' | 'all'
  /** Customers the list began with when it was last shown in its order: a cold start paints them before it has read all. */
  listHead: readonly string[]
  /** Questions this device put after a visit, by customer, latest last. */
  asked: { readonly [customer: string]: readonly Asked[] }
  /** Customers opened last on this device, newest first. */
  recents: readonly string[]
  /** How often each chip of the quick log was saved with a visit, older times counting less and less. */
  chipUses: Readonly<Record<string, number>>
}

/** A fact as a row of the log, and what the server vouches for of it (push:P14). */
export type VouchedFact = Pick<LogRow, 'seq' | 'at' | 'body'> & { readonly receipt: Uint8Array }

export interface Contact {
  /** When the leading tab last said so: an old word counts as offline. */
  readonly at: number
  readonly kind: 'reached' | 'trying' | SyncProblem
  /** True while a round is running. */
  readonly isBusy: boolean
  readonly delivered: number
}

export async function readMeta<K extends keyof Meta>(db: KetuDb, key: K): Promise<Meta[K] | undefined> {
  return (await db.meta.get(key))?.value as Meta[K] | undefined
}

export async function writeMeta<K extends keyof Meta>(db: KetuDb, key: K, value: Meta[K]): Promise<void> {
  await db.meta.put({ key, value })
}
