/**
 * What this process has just committed, told at once and in the order of the log: who follows documents here need not look the log up
 * for each of them. A hint like a poke: what another process commits is not told, and shows as a gap.
 */
export interface Committed {
  /** Seq of the row before the first and of the last. */
  readonly after: number
  readonly through: number
  readonly docs: ReadonlySet<string>
}

export interface CommitNews {
  /** Call it after the commit only (log:L1). @param rows of one commit, dense and in order. */
  tell(ws: string, rows: readonly { readonly seq: number; readonly doc: string }[]): void
  /** Returns the stop. */
  listen(ws: string, listener: (committed: Committed) => void): () => void
}

export function createCommitNews(): CommitNews {
  const listeners = new Map<string, Set<(committed: Committed) => void>>()
  return {
    tell: (ws, rows) => {
      const [first, last] = [rows[0], rows.at(-1)]
      const group = listeners.get(ws)
      if (first === undefined || last === undefined || group === undefined) return
      const committed = { after: first.seq - 1, through: last.seq, docs: new Set(rows.map(({ doc }) => doc)) }
      for (const listener of group) listener(committed)
    },
    listen: (ws, listener) => {
      const group = listeners.get(ws) ?? new Set()
      listeners.set(ws, group.add(listener))
      return () => {
        group.delete(listener)
        if (group.size === 0 && listeners.get(ws) === group) listeners.delete(ws)
      }
    },
  }
}
