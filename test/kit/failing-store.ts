/** A database whose nth write fails, as a full disk or a lost handle would: a layer below Dexie's tables. */
import type { DBCore, DBCoreMutateRequest } from 'dexie'
import type { KetuDb } from '#app/data/db.ts'

export interface Failing {
  /** Writes until the one that fails; -1 = none fails. */
  left: number
  /** Writes seen since the last reset. */
  seen: number
}

export class TestQuotaExceeded extends Error {
  override readonly name = 'QuotaExceededError'
}

export function failingStore(db: KetuDb): Failing {
  const failing: Failing = { left: -1, seen: 0 }
  db.use({
    stack: 'dbcore',
    name: 'failing',
    create: (core: DBCore): DBCore => ({
      ...core,
      table: name => {
        const table = core.table(name)
        return {
          ...table,
          mutate: (request: DBCoreMutateRequest) => {
            failing.seen++
            if (failing.left === 0) {
              failing.left = -1
              return Promise.reject(new TestQuotaExceeded('the disk is full'))
            }
            if (failing.left > 0) failing.left--
            return table.mutate(request)
          },
        }
      },
    }),
  })
  db.close()
  return failing
}
