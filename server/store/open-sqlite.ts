/** Opens a SQLite file the only way Ketu does: WAL, fsync at every commit, a SQLite without the WAL-reset bug. */
import { DatabaseSync } from 'node:sqlite'

/** Below it two connections that write and checkpoint together can corrupt the file (SQLite 3.51.3 release notes). */
const safeVersion = [3, 51, 3] as const

export function openSqlite(path: string): DatabaseSync {
  const db = new DatabaseSync(path)
  try {
    assertSafeVersion(String(db.prepare('select sqlite_version() as version').get()?.['version']))
    db.exec('pragma busy_timeout = 5000')
    db.exec('pragma journal_mode = wal')
    db.exec('pragma synchronous = full')
    db.exec('pragma foreign_keys = on')
    // Four times the default: a bulk push is not stopped by a checkpoint every few batches.
    db.exec('pragma wal_autocheckpoint = 4000')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

export function assertSafeVersion(version: string): void {
  const parts = version.split('.').map(Number)
  const [major = 0, minor = 0, patch = 0] = parts
  const difference = major - safeVersion[0] || minor - safeVersion[1] || patch - safeVersion[2]
  if (!(difference >= 0))
    throw new Error(
      `SQLite ${version} can corrupt data; Ketu needs ${safeVersion.join('.')} or later (Node 24.21 has it)`,
    )
}
