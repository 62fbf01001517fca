import { describe, expect, it } from 'vitest'
import { assertSafeVersion, openSqlite } from '#server/store/open-sqlite.ts'
import { openTestLog } from '../../kit/test-log.ts'

describe('opening SQLite', () => {
  it('refuses versions with the WAL-reset bug and takes the fixed ones', () => {
    for (const version of ['3.40.1', '3.51.2', '2.99.9', 'nonsense'])
      expect(() => assertSafeVersion(version)).toThrow('SQLite')
    for (const version of ['3.51.3', '3.52.0', '3.53.4', '4.0.0'])
      expect(() => assertSafeVersion(version)).not.toThrow()
  })

  it('log:L1 syncs every commit to the disk, in WAL mode, with foreign keys on', async () => {
    const { path, close } = openTestLog()
    const db = openSqlite(path)
    const pragma = (name: string) => Object.values(db.prepare(`pragma ${name}`).get() ?? {})[0]
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
    db.close()
    await close()
  })
})
