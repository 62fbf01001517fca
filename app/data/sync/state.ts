/** What the person may be told about sync (UX 5.4): only what acknowledgements have shown, never a guess about the network. */

/** Most urgent first; the pill shows the first that holds. */
export type PillKind = 'risk' | 'needs-you' | 'signed-out' | 'offline' | 'syncing' | 'ok'

export interface SyncState {
  readonly pill: PillKind
  /** Things a person did that the server has not acknowledged. */
  readonly waiting: number
  /** When the oldest of them was done (ms since the epoch). */
  readonly waitingSince: number | undefined
  /** Conflicts and refused work that wait for a person. */
  readonly needsYou: number
  /** When everything was last acknowledged and pulled (ms since the epoch). */
  readonly lastSynced: number | undefined
  /** Why the last attempt did not succeed; undefined after one that did. */
  readonly problem: SyncProblem | undefined
  /** Things acknowledged since the outbox was last empty: "3 条已送达 1 条". */
  readonly delivered: number
  /** An airplane drill keeps this device from the server. */
  readonly isCut: boolean
}

export type SyncProblem =
  | 'unreachable'
  | 'signed-out'
  | 'server-error'
  | 'not-our-server'
  | 'client-too-old'
  | 'storage'

export interface SyncControl {
  readonly state: () => SyncState
  readonly subscribe: (listener: () => void) => () => void
  /** 立即同步: resolves when this attempt has ended, well or not. */
  readonly syncNow: () => Promise<void>
}

export const initialSyncState: SyncState = {
  pill: 'syncing',
  waiting: 0,
  waitingSince: undefined,
  needsYou: 0,
  lastSynced: undefined,
  problem: undefined,
  delivered: 0,
  isCut: false,
}
