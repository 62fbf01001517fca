/** What the log needs of a PostgreSQL, so that a pool, one connection or an embedded one fit. */
import { Pool } from 'pg'
import type { Columns } from './row.ts'

export interface Sql {
  query(text: string, params?: readonly unknown[]): Promise<{ readonly rows: readonly Columns[] }>
}

export interface SqlPool extends Sql {
  /** One connection, `begin` … `commit`; rolled back when `work` rejects. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function createPgPool(connectionString: string, max = 8): SqlPool {
  const pool = new Pool({ connectionString, max })
  return {
    query: (text, params) => pool.query(text, [...(params ?? [])]),
    async transaction(work) {
      const client = await pool.connect()
      let isBroken = false
      try {
        await client.query('begin')
        const result = await work({ query: (text, params) => client.query(text, [...(params ?? [])]) })
        await client.query('commit')
        return result
      } catch (error) {
        // A connection that cannot even roll back is thrown away, not given to the next caller.
        await client.query('rollback').catch(() => {
          isBroken = true
        })
        throw error
      } finally {
        client.release(isBroken)
      }
    },
    close: () => pool.end(),
  }
}
