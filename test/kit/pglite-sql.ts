/** PostgreSQL inside the process, for tests only: it does not fsync. */
import { PGlite } from '@electric-sql/pglite'
import type { Sql, SqlPool } from '#server/store/sql.ts'

export async function createPgliteSql(): Promise<SqlPool> {
  const db = await PGlite.create()
  const query: Sql['query'] = async (text, params) => {
    const { rows } = await db.query<Record<string, unknown>>(text, [...(params ?? [])])
    return { rows }
  }
  return {
    query,
    transaction: work =>
      db.transaction(tx =>
        work({
          query: async (text, params) => {
            const { rows } = await tx.query<Record<string, unknown>>(text, [...(params ?? [])])
            return { rows }
          },
        }),
      ),
    close: () => db.close(),
  }
}
