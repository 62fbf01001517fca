/**
 * The log and its bookkeeping, as the rest of the server sees it. Twins: sqlite-log-store.ts, postgres-log-store.ts; both
 * pass test/contract/log-store.ts.
 *
 * All writing goes through `commit`: the caller says what it wants to look at, gets a consistent view inside the
 * transaction, and returns the changes as data. The plan is pure and synchronous, so nothing waits inside a
 * transaction and a plan that throws has written nothing.
 */
import type { Scope } from '#shared/doc/name.ts'
import type { LogRow } from '#shared/sync/message.ts'

export interface DocState {
  readonly scope: Scope
  /** Customer the document belongs to, '' for none. */
  readonly customer: string
  /** Seq of its newest row. */
  readonly head: number
  /** Seq and size of its base row, 0 for none. */
  readonly baseSeq: number
  readonly baseBytes: number
  /** Bytes of its rows. */
  readonly bytes: number
  readonly isErased: boolean
  /** Scopes it was moved out of. */
  readonly left: readonly Scope[]
}

/** One Yjs client id of one document: the next clock, and whose it is (log:L5). */
export interface ClientState {
  readonly clock: number
  readonly device: string
  readonly member: string
}

export interface StoredRow extends LogRow {
  /** Updates and bases: of the body. Facts: of the chain up to this one (log:L8). */
  readonly hash: Uint8Array
}

/** What a plan will ask about one document. */
export interface DocQuery {
  readonly doc: string
  readonly clients: readonly number[]
  readonly hashes: readonly Uint8Array[]
}

export interface Reads {
  readonly docs?: readonly DocQuery[]
  /** A customer all of whose documents, their own and the journals, the plan needs. */
  readonly customer?: string
}

export interface LogHead {
  /** Seq of the newest row of the workspace. */
  readonly head: number
  readonly epoch: number
}

/** The state inside the transaction; it answers only what `Reads` announced. */
export interface LogView extends LogHead {
  /** Hash of the newest fact, empty before the first (log:L8). */
  readonly factHash: Uint8Array
  doc(name: string): DocState | undefined
  client(doc: string, client: number): ClientState | undefined
  /** Seq of the row of the document with this hash. */
  seqOf(doc: string, hash: Uint8Array): number | undefined
  docsOfCustomer(): ReadonlyMap<string, DocState>
}

export interface Changes {
  /** Rows of a document up to a seq that go away, before `rows` are written. */
  readonly cleared?: readonly { readonly doc: string; readonly upTo: number }[]
  /**
   * Those above the head are new and must be dense (log:L2); those below replace cleared ones. The document of a row has a
   * state, written before or with it.
   */
  readonly rows?: readonly StoredRow[]
  readonly docs?: ReadonlyMap<string, DocState>
  readonly clients?: readonly (ClientState & { readonly doc: string; readonly client: number })[]
  readonly factHash?: Uint8Array
}

export interface Planned<T> {
  readonly changes: Changes
  readonly result: T
}

export interface PageLimit {
  readonly maxRows: number
  /** At least one row is given whatever its size. */
  readonly maxBytes: number
}

export interface Fork {
  readonly epoch: number
  readonly seq: number
}

export interface LogStore {
  /** Makes the workspace at epoch 1, or finds it. */
  createWorkspace(ws: string): Promise<void>
  workspaces(): Promise<readonly string[]>
  /** Resolves after the changes are on disk (log:L1); rejects when that is not certain: ask again, entries are idempotent. */
  commit<T>(ws: string, reads: Reads, plan: (view: LogView) => Planned<T>): Promise<T>
  /** Committed state only. Throws for an unknown workspace. */
  head(ws: string): Promise<LogHead>
  /** Rows of one scope with after < seq <= upTo, in order. */
  rowsOfScope(
    ws: string,
    scope: Scope,
    after: number,
    upTo: number,
    limit: PageLimit,
  ): Promise<{ readonly rows: readonly StoredRow[]; readonly isCut: boolean }>
  doc(ws: string, doc: string): Promise<DocState | undefined>
  /** Rows with seq > `after` (0 when left out), in order. */
  rowsOfDoc(ws: string, doc: string, after?: number): Promise<readonly StoredRow[]>
  clientsOfDoc(ws: string, doc: string): Promise<ReadonlyMap<number, ClientState>>
  docsOfCustomer(ws: string, customer: string): Promise<ReadonlyMap<string, DocState>>
  /** Documents whose rows since the base weigh at least `minTailBytes` and half the base, heaviest tail first. */
  docsToCompact(ws: string, minTailBytes: number, limit: number): Promise<readonly string[]>
  factsAfter(ws: string, after: number): Promise<readonly StoredRow[]>
  forks(ws: string): Promise<readonly Fork[]>
  /**
   * After a restore: a new epoch that forked from the old history at the present head. A backup that is restored twice does not
   * know its first restore: who restores gives the time (ms since the epoch), and no two epochs are the same.
   */
  beginEpoch(ws: string, at?: number): Promise<LogHead>
  /** True when the store answers. */
  isReady(): Promise<boolean>
  close(): Promise<void>
}

export class UnknownWorkspace extends Error {
  override readonly name = 'UnknownWorkspace'
}

/** log:L2: throws when new rows are not exactly head + 1, head + 2, … Returns the new head. */
export function headAfter(head: number, rows: readonly StoredRow[]): number {
  let next = head
  for (const { seq } of rows) {
    if (seq <= head) continue
    if (seq !== next + 1) throw new Error(`log:L2 broken: seq ${seq} after ${next}`)
    next = seq
  }
  return next
}
