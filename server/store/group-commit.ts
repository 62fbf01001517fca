/**
 * Groups what is asked within one turn of the event loop into one transaction: one fsync for all of it, told to each after
 * it (log:L1). Work is synchronous; a plan that fails has written nothing and fails alone, a write that fails takes its group.
 */
import { PlanFailed } from './plan.ts'

export interface Work {
  /** Runs inside the transaction. Throws `PlanFailed` when it has written nothing. */
  readonly write: () => { readonly rows: number }
  readonly committed: () => void
  readonly failed: (error: unknown) => void
}

export interface GroupCommit {
  add(work: Work): void
  /** Commits everything that waits. Later work fails. */
  close(): void
}

export interface Transaction {
  readonly begin: () => void
  readonly commit: () => void
  /** Called after any failure between begin and the end of commit. */
  readonly rollback: () => void
}

/**
 * `defer` runs a task at the end of this turn; so a group waits at most one turn (below 2 ms unless the process is busy).
 * `maxRows` bounds how long one group blocks the loop; the rest goes into the next turn.
 */
export function createGroupCommit(
  transaction: Transaction,
  defer: (task: () => void) => void = setImmediate,
  maxRows = 2000,
): GroupCommit {
  const waiting: Work[] = []
  let isClosed = false

  function flush(): void {
    if (waiting.length === 0) return
    const group: Work[] = []
    try {
      transaction.begin()
      for (let rows = 0; rows < maxRows && waiting.length > 0; ) rows += writeNext(group)
      transaction.commit()
    } catch (error) {
      transaction.rollback()
      // When not even `begin` worked the group is empty: all that waits fails, or it would wait for ever.
      for (const work of group.length > 0 ? group : waiting.splice(0)) work.failed(error)
      group.length = 0
    }
    if (waiting.length > 0) defer(flush)
    for (const work of group) work.committed()
  }

  /** Moves the next work into the group, if it can be written at all; returns its rows. */
  function writeNext(group: Work[]): number {
    const work = waiting.shift()
    if (work === undefined) return 0
    try {
      const { rows } = work.write()
      group.push(work)
      return rows
    } catch (error) {
      if (error instanceof PlanFailed) {
        work.failed(error.cause)
        return 0
      }
      group.push(work)
      throw error
    }
  }

  return {
    add(work) {
      if (isClosed) return work.failed(new Error('the log store is closed'))
      waiting.push(work)
      if (waiting.length === 1) defer(flush)
    },
    close() {
      while (waiting.length > 0) flush()
      isClosed = true
    },
  }
}
