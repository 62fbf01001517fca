/** The stores of a server: the log, and who may sign in, with the links customers were given. Embedded in the data folder, or both in one PostgreSQL. */
import { join } from 'node:path'
import { type AccountStore, createAccountStore } from './auth/account-store.ts'
import { createPostgresSql, createSqliteSql, type Sql } from './auth/sql.ts'
import type { Config } from './config.ts'
import type { LogStore } from './store/log-store.ts'
import { createPostgresLogStore } from './store/postgres-log-store.ts'
import { createPgPool } from './store/sql.ts'
import { createSqliteLogStore } from './store/sqlite-log-store.ts'
import { createSurveyLinkStore, type SurveyLinkStore } from './survey/survey-link-store.ts'

export interface Databases {
  readonly log: LogStore
  readonly accounts: AccountStore
  readonly surveyLinks: SurveyLinkStore
  /** Everything written is in its place when it resolves. */
  close(): Promise<void>
}

/** The data folder must exist. */
export async function openDatabases({ data, databaseUrl }: Pick<Config, 'data' | 'databaseUrl'>): Promise<Databases> {
  const [log, sql]: readonly [LogStore, Sql] =
    databaseUrl === undefined
      ? [createSqliteLogStore(join(data, 'log.db')), createSqliteSql(join(data, 'account.db'))]
      : [await createPostgresLogStore(createPgPool(databaseUrl)), createPostgresSql(createPgPool(databaseUrl, 4))]
  const accounts = await createAccountStore(sql)
  return {
    log,
    accounts,
    surveyLinks: await createSurveyLinkStore(sql),
    close: async () => {
      await log.close()
      await accounts.close()
    },
  }
}
