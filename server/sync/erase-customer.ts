/** Erases a customer: the rows of all its documents go, one `erased` row each says so; nothing is accepted for them again. */
import type { DocState, LogStore, StoredRow } from '../store/log-store.ts'
import type { PokeHub } from './poke-hub.ts'

export interface Erasure {
  readonly ws: string
  readonly customer: string
  readonly by: string
  readonly device: string
}

export interface EraseOptions {
  readonly store: LogStore
  /** ms since the epoch. */
  readonly clock: () => number
  readonly hub: Pick<PokeHub, 'publish'>
}

/** Resolves with the number of documents erased now. Whether the person may is the caller's question. */
export function createEraseCustomer({ store, clock, hub }: EraseOptions): (erasure: Erasure) => Promise<number> {
  return async ({ ws, customer, by, device }) => {
    const rows = await store.commit(ws, { customer }, view => {
      const living = [...view.docsOfCustomer()].filter(([, { isErased }]) => !isErased)
      const erased: StoredRow[] = living.map(([doc, { scope }], i) => ({
        ...{ seq: view.head + i + 1, scope, doc, kind: 'erased', by, device, at: clock() },
        ...{ body: new Uint8Array(0), hash: new Uint8Array(0) },
      }))
      const size = { baseSeq: 0, baseBytes: 0, bytes: 0, isErased: true }
      const docs = new Map<string, DocState>(
        living.map(([doc, state], i) => [doc, { ...state, ...size, head: view.head + i + 1 }]),
      )
      const cleared = living.map(([doc, { head }]) => ({ doc, upTo: head }))
      return { changes: { cleared, rows: erased, docs }, result: erased }
    })
    for (const { scope, seq } of rows) hub.publish(ws, scope, seq)
    return rows.length
  }
}
