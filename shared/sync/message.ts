/** The words devices and the server exchange. Encoded by codec.ts; the rules are in SPEC.md. */
import type { Scope } from '#shared/doc/name.ts'

export const protocolVersion = 1

/** Another one has been restored from a backup. */
export const firstEpoch = 1

/** One entry a device brings. `n` is the device's own number, echoed in the answer. */
export interface PushEntry {
  readonly n: number
  readonly doc: string
  /** Names the scope of a document the server does not know yet; ignored otherwise. */
  readonly scope: Scope
  /** Entries of one command share a number and are stored together or not at all. */
  readonly group: number
  /** One Yjs update, V1. */
  readonly body: Uint8Array
  /** What the device knew of the server's time when it wrote this. */
  readonly proof?: TimeProof
  /** The row is given back after a restore, as this receipt of the server says it was (push:P13). */
  readonly receipt?: Uint8Array
}

/** The server's time, said to one device; only the server can make one (time:T1). */
export interface Ticket {
  /** ms since the epoch. */
  readonly at: number
  readonly seal: Uint8Array
}

export interface TimeProof {
  /** The newest the page knew. */
  readonly ticket: Ticket
  /** Since then, while the page lived throughout and its two clocks agreed (time:T2). */
  readonly elapsedMs?: number
}

/** The newest ticket a device holds, and the number of its last update when it came (time:T4). Zeroes = none yet. */
export interface KnownTicket {
  readonly at: number
  readonly n: number
}

/** When clocks `start` … `end` - 1 of a Yjs client were written, by the server's clock; `after` is 0 when nothing vouches for it. */
export interface TimeMark {
  readonly client: number
  readonly start: number
  readonly end: number
  readonly after: number
  readonly before: number
}

export interface PushRequest {
  /** The epoch the device knows; 0 = none yet. */
  readonly epoch: number
  /** In the order the device made them; entries of one group next to each other. */
  readonly entries: readonly PushEntry[]
  /** Commands the device holds that are neither acknowledged nor in this request. */
  readonly waiting?: number
  /** Present: the device understands tickets, marks and receipts (frame:F9). */
  readonly knows?: KnownTicket
}

export type RefusalReason =
  | 'no-right'
  | 'moved'
  | 'erased'
  | 'over-budget'
  | 'bad-update'
  | 'bad-name'
  | 'bad-client'
  | 'too-big'
  /** Another entry of the same command was refused. */
  | 'sibling'

export type PushAnswer =
  | { readonly n: number; readonly kind: 'stored'; readonly seq: number }
  /** Not a refusal: send again, in order, everything of this document above the vector. */
  | { readonly n: number; readonly kind: 'behind'; readonly vector: Uint8Array }
  /** Not stored because it waits for another entry that is behind, or for a new epoch; stays in the outbox. */
  | { readonly n: number; readonly kind: 'held' }
  | { readonly n: number; readonly kind: 'refused'; readonly reason: RefusalReason }

export interface PushReply {
  readonly epoch: number
  readonly answers: readonly PushAnswer[]
  readonly ticket?: Ticket
}

export interface PullRequest {
  /** The epoch the device knows; 0 = none yet. */
  readonly epoch: number
  /** Last seq applied, per scope. A scope without one starts at 0. */
  readonly cursors: { readonly [scope: string]: number }
  /** As in a push. */
  readonly waiting?: number
  readonly knows?: KnownTicket
}

export type LogKind = 'update' | 'base' | 'left' | 'erased' | 'fact'

export interface LogRow {
  readonly seq: number
  readonly scope: Scope
  /** '' for facts about no document. */
  readonly doc: string
  readonly kind: LogKind
  readonly body: Uint8Array
  /** Member and device the server saw; time it received the entry (ms since the epoch). */
  readonly by: string
  readonly device: string
  readonly at: number
  /** Rows of kind base: which member each Yjs client id in it belongs to. */
  readonly authors?: { readonly [client: number]: string }
  /** When what it brought was written; a base has those of the rows it stands for. */
  readonly marks?: readonly TimeMark[]
  /** What the server vouches for of the row, in bytes only it reads: whoever has them can give the row back (pull:P8). */
  readonly receipt?: Uint8Array
}

export interface PullPage {
  readonly epoch: number
  /** The lowest fork since the epoch the device named; present when the epoch moved on. */
  readonly fork?: number
  /** Scopes this member may read now. A scope that is missing is not wiped: only `revoked` wipes. */
  readonly scopes: readonly Scope[]
  readonly revoked: readonly Scope[]
  readonly rows: readonly LogRow[]
  /** The new cursor of each scope read: its last row's seq when cut, else the head read before the rows. */
  readonly through: { readonly [scope: string]: number }
  /** True when there is more to pull now. */
  readonly more: boolean
  readonly ticket?: Ticket
}

/** Poke socket, server → device: JSON text. A hint only, it carries no data. */
export type Poke =
  | { readonly type: 'poke'; readonly scope: Scope; readonly seq: number }
  | { readonly type: 'hello'; readonly epoch: number }
  | { readonly type: 'rights' }
