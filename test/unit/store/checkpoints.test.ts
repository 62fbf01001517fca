/** SQLite's write-ahead log goes into the file without a request waiting for it. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { createCheckpoints } from '#server/store/checkpoints.ts'
import { openSqlite } from '#server/store/open-sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'ketu-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A file with a hundred pages that are only in the write-ahead log. */
function openWithPages(path: string) {
  const db = openSqlite(path)
  db.exec('pragma wal_autocheckpoint = 0')
  db.exec('create table row (body blob)')
  db.prepare('insert into row values (zeroblob(400000))').run()
  return db
}

it('what was committed comes into the file soon after, from a thread that ends when it is told to', async () => {
  const path = join(folder, 'soon.db')
  const db = openWithPages(path)
  const before = statSync(path).size
  const failures: Error[] = []
  const checkpoints = createCheckpoints(path, error => void failures.push(error))
  checkpoints.due()
  await vi.waitFor(() => expect(statSync(path).size).toBeGreaterThan(before + 400_000), { timeout: 20_000 })
  await checkpoints.close()
  expect(failures).toEqual([])
  // Nobody else holds the file: this is the last connection, which takes the write-ahead log away.
  db.close()
  expect(() => statSync(`${path}-wal`)).toThrow('ENOENT')
}, 30_000)

it('a thread that cannot open the file says so once', async () => {
  const path = join(folder, 'missing', 'log.db')
  const failures: Error[] = []
  const checkpoints = createCheckpoints(path, error => void failures.push(error))
  checkpoints.due()
  await vi.waitFor(() => expect(failures).toHaveLength(1), { timeout: 20_000 })
  await checkpoints.close()
}, 30_000)

it('a thread that nobody needs ends, and another takes up what is committed later', async () => {
  const path = join(folder, 'rest.db')
  const db = openWithPages(path)
  const before = statSync(path).size
  const checkpoints = createCheckpoints(path, error => expect.unreachable(error.message), 1)
  checkpoints.due()
  await vi.waitFor(() => expect(statSync(path).size).toBeGreaterThan(before + 400_000), { timeout: 20_000 })
  // SQLite gives up its write-ahead log only when no other connection holds the file.
  db.exec('pragma busy_timeout = 0')
  await vi.waitFor(() => db.exec('pragma journal_mode = delete'), { timeout: 20_000 })
  db.exec('pragma journal_mode = wal')
  db.prepare('insert into row values (zeroblob(400000))').run()
  checkpoints.due()
  await vi.waitFor(() => expect(statSync(path).size).toBeGreaterThan(before + 800_000), { timeout: 20_000 })
  await checkpoints.close()
  db.close()
}, 60_000)
