/** Several nodes share one PostgreSQL: what keeps their numbers dense is asked of the statements, since no test here has two nodes. */
import { expect, it } from 'vitest'
import { createPostgresLogStore } from '#server/store/postgres-log-store.ts'
import type { Sql } from '#server/store/sql.ts'

/** Whatever is asked of it, there is one workspace with an empty log. */
const row = { n: 1, v: 1_000, head: 0, epoch: 1, fact_hash: new Uint8Array(0) }

it('log:L2 a commit in PostgreSQL holds the row of its workspace before it reads the head', async () => {
  const transactions: string[][] = []
  const query: Sql['query'] = async () => ({ rows: [row] })
  const store = await createPostgresLogStore({
    query,
    transaction: work => {
      const texts: string[] = []
      transactions.push(texts)
      return work({
        query: (text, params) => {
          texts.push(text)
          return query(text, params)
        },
      })
    },
    close: async () => undefined,
  })
  await store.commit('ws', {}, ({ head }) => ({ changes: {}, result: head }))
  const [locking, reading] = transactions.at(-1) ?? []
  expect(locking).toMatch(/from workspace where n = \$1 for update$/)
  expect(reading).toMatch(/^select head/)
})
