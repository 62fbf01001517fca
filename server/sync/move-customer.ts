/** Moves a customer with all its documents into another territory's scope, in one transaction (log:C2). */
import type { Scope } from '#shared/doc/name.ts'
import type { DocState, LogStore, LogView, Planned, StoredRow } from '../store/log-store.ts'
import type { BaseBuilder } from './base-builder.ts'
import { type Base, baseRow, readBase } from './base-row.ts'
import type { PokeHub } from './poke-hub.ts'

export interface Move {
  readonly ws: string
  readonly customer: string
  readonly to: Scope
  /** Seq of each document's newest row as the mover saw it; a document that is not named must not exist. */
  readonly heads: { readonly [doc: string]: number }
  readonly by: string
  readonly device: string
}

export type Moved =
  | { readonly kind: 'moved'; readonly seq: number }
  /** No such customer, or erased. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'already-there' }
  /** Something changed since the mover looked (HTTP 409). */
  | { readonly kind: 'conflict' }

export interface MoveOptions {
  readonly store: LogStore
  readonly builder: Pick<BaseBuilder, 'build'>
  /** ms since the epoch. */
  readonly clock: () => number
  readonly hub: Pick<PokeHub, 'publish'>
}

/** Whether the mover may is the caller's question. */
export function createMoveCustomer({ store, builder, clock, hub }: MoveOptions): (move: Move) => Promise<Moved> {
  return async move => {
    const { ws, customer } = move
    const docs = await store.docsOfCustomer(ws, customer)
    if (docs.size === 0 || [...docs.values()].some(({ isErased }) => isErased)) return { kind: 'unknown' }
    const from = new Set([...docs.values()].map(({ scope }) => scope))
    if (from.size === 1 && from.has(move.to)) return { kind: 'already-there' }
    if (!isSameHeads(move.heads, docs)) return { kind: 'conflict' }
    const bases: Base[] = []
    for (const [doc, state] of docs) {
      const base = await readBase(store, builder, ws, doc, state)
      if (base !== undefined) bases.push(base)
    }
    const moved = await store.commit(ws, { customer }, view => planMove(view, move, bases, clock()))
    if (moved.kind === 'moved') for (const scope of from.add(move.to)) hub.publish(ws, scope, moved.seq)
    return moved
  }
}

const isSameHeads = (heads: Move['heads'], docs: ReadonlyMap<string, DocState>): boolean =>
  Object.keys(heads).length === docs.size && [...docs].every(([doc, { head }]) => heads[doc] === head)

function planMove(view: LogView, { to, heads, by, device }: Move, bases: readonly Base[], at: number): Planned<Moved> {
  const current = view.docsOfCustomer()
  if (!isSameHeads(heads, current)) return { changes: {}, result: { kind: 'conflict' } }
  const rows: StoredRow[] = []
  const docs = new Map<string, DocState>()
  for (const base of bases) {
    const { doc, body, state } = base
    const seq = view.head + rows.length + 1
    // Without content and without the destination: who reads the old scope may not read the new one.
    const left = { scope: state.scope, seq, doc, kind: 'left', body: new Uint8Array(0), by, device, at } as const
    rows.push({ ...left, hash: new Uint8Array(0) }, baseRow(base, { scope: to, seq: seq + 1, at }))
    const leftScopes = [...new Set([...state.left, state.scope])].filter(scope => scope !== to)
    const size = { baseSeq: seq + 1, baseBytes: body.length, bytes: body.length }
    docs.set(doc, { ...state, ...size, scope: to, head: seq + 1, left: leftScopes })
  }
  const cleared = bases.map(({ doc, upTo }) => ({ doc, upTo }))
  return { changes: { cleared, rows, docs }, result: { kind: 'moved', seq: view.head + rows.length } }
}
