import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSqliteSql } from '#server/auth/sql.ts'

test('rel:D5 a transaction that SQLite gave up by itself, as on a disk that fails, says what it failed of, and the next one works', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ketu-sql-'))
  const sql = createSqliteSql(join(folder, 'accounts.db'))
  const givenUp = sql.transaction(async inside => {
    await inside.query('create table account (id text)')
    await inside.query('rollback')
    throw new Error('the disk failed')
  })
  await expect(givenUp).rejects.toThrow('the disk failed')
  await sql.transaction(inside => inside.query('create table account (id text)'))
  expect(await sql.query('select * from account')).toEqual([])
  await sql.close()
  rmSync(folder, { recursive: true, force: true })
})
