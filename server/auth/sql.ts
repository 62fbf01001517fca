/** The few words of SQL that accounts need, spoken alike by the embedded database and by PostgreSQL. */
import type { StatementSync } from 'node:sqlite'
import { openSqlite } from '#server/store/open-sqlite.ts'
import pg from 'pg'

export type SqlValue = string | number | null
export type SqlRow = { readonly [column: string]: unknown }

/** Parameters are `$1`, `$2`, …; integers come back as numbers. */
export interface SqlQuery {
  query(text: string, params?: readonly SqlValue[]): Promise<readonly SqlRow[]>
}

export interface Sql extends SqlQuery {
  /** All or nothing; a throw inside rolls back and reaches the caller. */
  transaction<T>(work: (sql: SqlQuery) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** One connection: queries and transactions take turns, so that nothing slips into an open transaction. */
export function createSqliteSql(file: string): Sql {
  const db = openSqlite(file)
  const statements = new Map<string, StatementSync>()
  const run = (text: string, params: readonly SqlValue[] = []): readonly SqlRow[] => {
    const statement = statements.get(text) ?? db.prepare(text.replace(/\$(\d+)/g, '?$1'))
    statements.set(text, statement)
    return statement.all(...params)
  }
  const direct: SqlQuery = { query: async (text, params) => run(text, params) }

  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    // The failure is the caller's; the next turn only waits for the end.
    last = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine
  }

  return {
    query: (text, params) => inTurn(() => direct.query(text, params)),
    transaction: work =>
      inTurn(async () => {
        run('begin immediate')
        try {
          const result = await work(direct)
          run('commit')
          return result
        } catch (error) {
          run('rollback')
          throw error
        }
      }),
    close: () => inTurn(async () => db.close()),
  }
}

export function createPostgresSql(connectionString: string): Sql {
  const pool = new pg.Pool({ connectionString, types: { getTypeParser: parserOf } })
  return {
    query: async (text, params = []) => (await pool.query<SqlRow>(text, [...params])).rows,
    transaction: async work => {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const result = await work({
          query: async (text, params = []) => (await client.query<SqlRow>(text, [...params])).rows,
        })
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}

/** Times are bigint in PostgreSQL and fit a number. */
const parserOf: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format)
