/** Writes what only the server may state: facts, chained by hash (log:L8), in the workspace's own scope. */
import type { Fact } from '#shared/doc/fact.ts'
import { encodeFact } from '#shared/sync/fact-body.ts'
import type { LogStore, LogView, StoredRow } from '../store/log-store.ts'
import { factHash } from './hash.ts'
import type { PokeHub } from './poke-hub.ts'

export interface FactAuthor {
  /** Member and device it came from; '' for the server itself. */
  readonly by: string
  readonly device: string
}

/** Resolves with the seq of the last fact once all are on disk; they are stored together or not at all. */
export type AppendFacts = (ws: string, facts: readonly Fact[], author: FactAuthor) => Promise<number>

export interface FactOptions {
  readonly store: LogStore
  /** ms since the epoch. */
  readonly clock: () => number
  readonly hub: Pick<PokeHub, 'publish'>
}

export function createAppendFacts({ store, clock, hub }: FactOptions): AppendFacts {
  return async (ws, facts, author) => {
    const seq = await store.commit(ws, {}, view => {
      const at = clock()
      const rows = chainFacts(
        view,
        facts.map(fact => ({ ...author, body: encodeFact(fact), at })),
      )
      const last = rows.at(-1)
      return { changes: last === undefined ? {} : { rows, factHash: last.hash }, result: last?.seq ?? view.head }
    })
    if (facts.length > 0) hub.publish(ws, 'w', seq)
    return seq
  }
}

export type NewFact = Pick<StoredRow, 'body' | 'by' | 'device' | 'at'>

/** log:L8: the next rows of the chain. */
export function chainFacts(view: LogView, facts: readonly NewFact[]): StoredRow[] {
  const rows: StoredRow[] = []
  let previous = view.factHash
  for (const { body, by, device, at } of facts) {
    const row = { seq: view.head + rows.length + 1, scope: 'w', doc: '', kind: 'fact', body, by, device, at } as const
    previous = factHash(previous, row)
    rows.push({ ...row, hash: previous })
  }
  return rows
}

/** Seq of the first fact that is not what was written, or undefined when the whole chain holds. */
export function brokenFact(facts: readonly StoredRow[]): number | undefined {
  let previous: Uint8Array = new Uint8Array(0)
  for (const row of facts) {
    previous = factHash(previous, row)
    if (Buffer.compare(previous, row.hash) !== 0) return row.seq
  }
  return undefined
}
