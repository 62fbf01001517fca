/** The few words of SQL that accounts need, spoken alike by the embedded database and by PostgreSQL. */
import type { StatementSync } from 'node:sqlite'
import { openSqlite } from '#server/store/open-sqlite.ts'
import type { SqlPool } from '#server/store/sql.ts'

export type SqlValue = string | number | null
export type SqlRow = { readonly [column: string]: unknown }

/** Parameters are `$1`, `$2`, …; a bigint comes back as a number or, from PostgreSQL, as text. */
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
          // SQLite has done it itself when the disk failed; asked again it would hide why.
          if (db.isTransaction) run('rollback')
          throw error
        }
      }),
    close: () => inTurn(async () => db.close()),
  }
}

/** The accounts live next to the log, in the same database, on the same connections. */
export const createPostgresSql = (pool: SqlPool): Sql => ({
  query: async (text, params) => (await pool.query(text, params)).rows,
  transaction: work =>
    pool.transaction(inside => work({ query: async (text, params) => (await inside.query(text, params)).rows })),
  close: () => pool.close(),
})

/** Of a row, or throws: the database holds what nobody wrote. */
export function text(row: SqlRow, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new Error(`column ${column} holds no text`)
  return value
}

export function integer(row: SqlRow, column: string): number {
  const value = Number(row[column] ?? Number.NaN)
  if (!Number.isSafeInteger(value)) throw new Error(`column ${column} holds no whole number`)
  return value
}
