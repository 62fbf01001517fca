/** The log store's laws and the accept table, on every store we have. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import type { LogStore } from '#server/store/log-store.ts'
import { createPostgresLogStore } from '#server/store/postgres-log-store.ts'
import { createSqliteLogStore } from '#server/store/sqlite-log-store.ts'
import { createPgPool } from '#server/store/sql.ts'
import { createPgliteSql } from '../kit/pglite-sql.ts'
import { describeAccept } from './accept.ts'
import { describeLogStore } from './log-store.ts'

function describeStore(name: string, open: () => Promise<LogStore>): void {
  describe(name, () => {
    let store: LogStore | undefined
    // The PostgreSQL in the process takes seconds to begin, more on a busy machine.
    beforeAll(async () => {
      store = await open()
    }, 120_000)
    afterAll(async () => {
      await store?.close()
    })
    const opened = (): LogStore => {
      if (store === undefined) throw new Error('the store is not open')
      return store
    }
    describeLogStore(opened)
    describeAccept(opened)
  })
}

const folder = mkdtempSync(join(tmpdir(), 'ketu-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describeStore('SQLite', async () => createSqliteLogStore(join(folder, 'log.db')))
describeStore('PostgreSQL in the process', async () => createPostgresLogStore(await createPgliteSql()))

const databaseUrl = process.env['KETU_TEST_DATABASE_URL']
if (databaseUrl !== undefined) describeStore('PostgreSQL', () => createPostgresLogStore(createPgPool(databaseUrl)))
