/** Compaction: a document's rows up to s become one base row at s, and erased text leaves the log (log:C1). Off the hot path. */
import type { LogStore, LogView, Planned } from '../store/log-store.ts'
import type { BaseBuilder } from './base-builder.ts'
import { type Base, baseRow, readBase } from './base-row.ts'

export type Compacted =
  | 'compacted'
  /** Fewer than two rows. */
  | 'nothing'
  /** It was moved, erased or compacted meanwhile; the next round looks again. */
  | 'changed'

export interface CompactOptions {
  readonly store: LogStore
  readonly builder: Pick<BaseBuilder, 'build'>
  /** ms since the epoch. */
  readonly clock: () => number
}

export type Compact = (ws: string, doc: string) => Promise<Compacted>

export function createCompact({ store, builder, clock }: CompactOptions): Compact {
  return async (ws, doc) => {
    const state = await store.doc(ws, doc)
    if (state === undefined || state.isErased) return 'nothing'
    const base = await readBase(store, builder, ws, doc, state)
    if (base === undefined || base.rowCount < 2) return 'nothing'
    return store.commit(ws, { docs: [{ doc, clients: [], hashes: [] }] }, view => planCompact(view, base, clock()))
  }
}

/** Rows that arrived since stay above the base. */
function planCompact(view: LogView, base: Base, at: number): Planned<Compacted> {
  const { doc, upTo, body, rowBytes, state } = base
  const now = view.doc(doc)
  const isSame = now !== undefined && !now.isErased && now.scope === state.scope && now.baseSeq === state.baseSeq
  if (!isSame) return { changes: {}, result: 'changed' }
  const rows = [baseRow(base, { scope: now.scope, seq: upTo, at })]
  const bytes = now.bytes - rowBytes + body.length
  const docs = new Map([[doc, { ...now, baseSeq: upTo, baseBytes: body.length, bytes }]])
  return { changes: { cleared: [{ doc, upTo }], rows, docs }, result: 'compacted' }
}

/** Tails below this are not worth a thread's time. */
const minTailBytes = 32 * 1024
const maxPerRound = 20

/**
 * One round over the documents whose tail weighs at least half their base. A document that cannot be compacted is
 * reported and does not stop the rest.
 */
export async function compactHeaviest(
  store: LogStore,
  compact: Compact,
  ws: string,
  report: (doc: string, error: unknown) => void,
): Promise<number> {
  let count = 0
  for (const doc of await store.docsToCompact(ws, minTailBytes, maxPerRound)) {
    try {
      if ((await compact(ws, doc)) === 'compacted') count++
    } catch (error) {
      report(doc, error)
    }
  }
  return count
}
