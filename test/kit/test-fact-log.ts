/** A fact log in memory, which can be told to fail. */
import type { FactLog } from '#server/auth/directory.ts'
import type { Fact } from '#shared/doc/fact.ts'

export interface TestFactLog extends FactLog {
  readonly rows: readonly { readonly seq: number; readonly fact: Fact }[]
  /** The next append rejects and writes nothing. */
  failNext(): void
}

export function createTestFactLog(): TestFactLog {
  const rows: { seq: number; workspace: string; fact: Fact }[] = []
  let fails = false
  return {
    rows,
    failNext: () => {
      fails = true
    },
    append: async (workspace, facts) => {
      if (fails) {
        fails = false
        throw new Error('the disk is full')
      }
      for (const fact of facts) rows.push({ seq: rows.length + 1, workspace, fact })
    },
    read: async (workspace, after) => rows.filter(row => row.workspace === workspace && row.seq > after),
  }
}
