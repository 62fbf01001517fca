/** The two stores of a server: the log, and who may sign in. Embedded in the data folder, or both in one PostgreSQL. */
import { join } from 'node:path'
import { type AccountStore, createAccountStore } from './auth/account-store.ts'
import { createPostgresSql, createSqliteSql } from './auth/sql.ts'
import type { Config } from './config.ts'
import type { LogStore } from './store/log-store.ts'
import { createPostgresLogStore } from './store/postgres-log-store.ts'
import { createPgPool } from './store/sql.ts'
import { createSqliteLogStore } from './store/sqlite-log-store.ts'

export interface Databases {
  readonly log: LogStore
  readonly accounts: AccountStore
  /** Everything written is in its place when it resolves. */
  close(): Promise<void>
}

/** The data folder must exist. */
export async function openDatabases({ data, databaseUrl }: Pick<Config, 'data' | 'databaseUrl'>): Promise<Databases> {
  const [log, accounts] =
    databaseUrl === undefined
      ? [
          createSqliteLogStore(join(data, 'log.db')),
          await createAccountStore(createSqliteSql(join(data, 'account.db'))),
        ]
      : [
          await createPostgresLogStore(createPgPool(databaseUrl)),
          await createAccountStore(createPostgresSql(createPgPool(databaseUrl, 4))),
        ]
  return {
    log,
    accounts,
    close: async () => {
      await log.close()
      await accounts.close()
    },
  }
}
