/** A log that an earlier version wrote is read as it was. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSqlite } from '#server/store/open-sqlite.ts'
import { schemaVersions, sqliteDialect } from '#server/store/schema.ts'
import { createSqliteLogStore } from '#server/store/sqlite-log-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'ketu-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const unlimited = { maxRows: 100, maxBytes: 1000 }

it('a log of the first version keeps its rows, documents, clients and facts, and goes on', async () => {
  const path = join(folder, 'log.db')
  writeFirstVersion(path)
  const store = createSqliteLogStore(path)
  const row = (seq: number, scope: 'w' | 't:x', doc: string, by: string) =>
    ({
      seq,
      scope,
      doc,
      kind: 'update',
      body: Uint8Array.of(seq),
      hash: Uint8Array.of(9, seq),
      by,
      device: 'phone',
      at: 5,
    }) as const
  const a = {
    scope: 't:x',
    customer: 'c',
    head: 3,
    baseSeq: 1,
    baseBytes: 2,
    bytes: 4,
    isErased: false,
    left: ['w'],
  } as const

  expect((await store.rowsOfScope('one', 't:x', 0, 9, unlimited)).rows).toEqual([
    { ...row(1, 't:x', 'customer.c', ''), kind: 'base', device: '', authors: { 7: 'ann' } },
    row(3, 't:x', 'customer.c', 'bob'),
  ])
  expect(await store.factsAfter('one', 0)).toEqual([{ ...row(2, 'w', '', ''), kind: 'fact' }])
  expect((await store.rowsOfDoc('two', 'customer.c')).map(({ by }) => by)).toEqual(['cat'])
  expect(await store.docsOfCustomer('one', 'c')).toEqual(new Map([['customer.c', a]]))
  expect(await store.clientsOfDoc('one', 'customer.c')).toEqual(
    new Map([[7, { clock: 3, device: 'tablet', member: 'ann' }]]),
  )
  expect(await store.clientsOfDoc('two', 'customer.c')).toEqual(
    new Map([[7, { clock: 1, device: 'phone', member: 'cat' }]]),
  )

  const reads = { docs: [{ doc: 'customer.c', clients: [7], hashes: [Uint8Array.of(9, 3)] }] }
  const seen = await store.commit('one', reads, view => ({
    changes: { rows: [row(4, 't:x', 'customer.c', 'ann')], docs: new Map([['customer.c', { ...a, head: 4 }]]) },
    result: [view.head, view.client('customer.c', 7)?.clock, view.seqOf('customer.c', Uint8Array.of(9, 3))],
  }))
  expect(seen).toEqual([3, 3, 3])
  expect((await store.rowsOfDoc('one', 'customer.c')).map(({ seq }) => seq)).toEqual([1, 3, 4])
  await store.close()
})

function writeFirstVersion(path: string): void {
  const db = openSqlite(path)
  db.exec('create table ketu_schema (version integer primary key); insert into ketu_schema values (1)')
  for (const statement of schemaVersions[0]?.(sqliteDialect) ?? []) db.exec(statement)
  db.exec(`
    insert into workspace values (1, 'one', 3, 1, x'', 0), (2, 'two', 1, 1, x'', 0);
    insert into doc values (1, 'customer.c', 't:x', 'c', 3, 1, 2, 4, 0, 'w'), (2, 'customer.c', 'w', '', 1, 0, 0, 1, 0, '');
    insert into doc_client values (1, 'customer.c', 7, 3, 'tablet', 'ann'), (2, 'customer.c', 7, 1, 'phone', 'cat');
    insert into log values
      (1, 3, 't:x', 'customer.c', 'update', x'03', x'0903', 'bob', 'phone', 5, null),
      (1, 1, 't:x', 'customer.c', 'base', x'01', x'0901', '', '', 5, '{"7":"ann"}'),
      (1, 2, 'w', '', 'fact', x'02', x'0902', '', 'phone', 5, null),
      (2, 1, 'w', 'customer.c', 'update', x'01', x'0901', 'cat', 'phone', 5, null)`)
  db.close()
}
