/** What node:sqlite stores when nothing else is done: WAL, an fsync at every commit, groups of a hundred rows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '#server/store/open-sqlite.ts'

/** Rows a second. */
export function bareSqliteRate(bodies: readonly Uint8Array[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'ketu-bench-'))
  const db = openSqlite(join(folder, 'bare.sqlite'))
  try {
    db.exec('create table row (n integer primary key, doc text not null, body blob not null)')
    const insert = db.prepare('insert into row (doc, body) values (?, ?)')
    const start = performance.now()
    for (let i = 0; i < bodies.length; i += 100) {
      db.exec('begin immediate')
      for (const body of bodies.slice(i, i + 100)) insert.run('customer.01234567890123456789012345', body)
      db.exec('commit')
    }
    return bodies.length / ((performance.now() - start) / 1000)
  } finally {
    db.close()
    rmSync(folder, { recursive: true })
  }
}
