/** Puts a backup in the place of what a stopped server keeps. What was there is put aside, never deleted. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createSqliteLogStore } from '../store/sqlite-log-store.ts'
import { seenFile } from './rollback-watch.ts'
import { BackupFault, checkBackup, databaseFiles, type Manifest, secretFile } from './backup.ts'

export interface Restored {
  readonly manifest: Manifest
  /** Folder with what was there before; undefined when nothing was. */
  readonly aside: string | undefined
}

/** Throws `BackupFault`, with nothing changed, when the backup is not whole or a server is using the folder. @param now ms since the epoch */
export async function restore(path: string, folder: string, now: number): Promise<Restored> {
  const manifest = checkBackup(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  refuseInUse(folder)
  const aside = putAside(folder, `before-restore-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`)
  for (const file of [...databaseFiles, secretFile]) copyFileSync(join(path, file), join(folder, file))
  await beginEpochs(folder, now)
  return { manifest, aside }
}

/** Every device sends again what came after this state (DESIGN 5, Restore). @returns how many workspaces */
export async function beginEpochs(folder: string, now: number): Promise<number> {
  const store = createSqliteLogStore(join(folder, 'log.db'))
  try {
    const workspaces = await store.workspaces()
    for (const ws of workspaces) await store.beginEpoch(ws, now)
    return workspaces.length
  } finally {
    await store.close()
  }
}

function putAside(folder: string, name: string): string | undefined {
  const files = [...databaseFiles, secretFile, seenFile]
  const there = readdirSync(folder).filter(file => files.some(known => file === known || file.startsWith(`${known}-`)))
  if (there.length === 0) return undefined
  const aside = join(folder, name)
  mkdirSync(aside, { mode: 0o700 })
  for (const file of there) renameSync(join(folder, file), join(aside, file))
  return aside
}

/** Whoever has a WAL database open holds a lock on it that an exclusive connection needs. */
function refuseInUse(folder: string): void {
  for (const file of databaseFiles) {
    const path = join(folder, file)
    if (!existsSync(path)) continue
    const db = new DatabaseSync(path)
    try {
      db.exec('pragma locking_mode = exclusive')
      db.exec('begin exclusive')
      db.exec('rollback')
    } catch {
      throw new BackupFault(`A server is using ${folder}. Nothing was changed. Stop it first, then restore.`)
    } finally {
      db.close()
    }
  }
}
