/**
 * Puts a backup in the place of what a stopped server keeps. What was there is put aside, never deleted.
 *
 * 1. The backup is copied into a folder of its own beside the data, checked there and given its new epoch. Until that is done
 *    whatever fails, or kills this, changes nothing.
 * 2. The folder then gets the name that says it is whole. What is left is a few renames, and who comes next finishes them: this
 *    command once more, or the start of the server (`finishRestore`).
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createSqliteLogStore } from '../store/sqlite-log-store.ts'
import { asFault, asFileName, checkBackup, checkFiles, databaseFiles, keptFiles, type Manifest } from './backup.ts'
import { syncFile, syncFolder } from './durable.ts'
import { seenFile } from './rollback-watch.ts'
import { Fault } from '../with-config.ts'

export interface Restored {
  readonly manifest: Manifest
  /** Folder with what was there before; undefined when nothing was. */
  readonly aside: string | undefined
}

/** The steps a disk may refuse. */
export interface RestoreFiles {
  readonly copy: (from: string, to: string) => void
  readonly rename: (from: string, to: string) => void
}

const realFiles: RestoreFiles = { copy: copyFileSync, rename: renameSync }

/** A copy that is not whole yet, and one that only has to be put in its place. */
const isPart = (name: string): boolean => /^restore-[\dTZ-]+\.part$/.test(name)
const isReady = (name: string): boolean => /^restore-[\dTZ-]+$/.test(name)

/** Throws `Fault`, with nothing changed, when the backup is not whole, the disk refuses it or a server is using the folder. @param now ms since the epoch */
export async function restore(path: string, folder: string, now: number, files = realFiles): Promise<Restored> {
  const name = `restore-${asFileName(new Date(now).toISOString())}`
  const manifest = await makeReady(path, { folder, name, now, files })
  try {
    return { manifest, aside: finishRestore(folder, files) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Fault(`The backup lies ready in ${name}: start the server, and it is put in its place. (${why})`)
  }
}

interface Making {
  readonly folder: string
  readonly name: string
  readonly now: number
  readonly files: RestoreFiles
}

async function makeReady(path: string, { folder, name, now, files }: Making): Promise<Manifest> {
  const making = join(folder, `${name}.part`)
  try {
    const manifest = checkBackup(path)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    refuseInUse(folder)
    finishRestore(folder, files)
    for (const part of readdirSync(folder).filter(isPart)) rmSync(join(folder, part), { recursive: true })
    mkdirSync(making, { mode: 0o700 })
    for (const file of keptFiles) files.copy(join(path, file), join(making, file))
    checkFiles(making, manifest)
    await beginEpochsOf(making, now)
    for (const file of keptFiles) syncFile(join(making, file))
    syncFolder(making)
    refuseInUse(folder)
    files.rename(making, join(folder, name))
    return manifest
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw asFault(error)
  }
}

/** Puts in its place what a restore had ready when it was broken off. @returns the folder with what was there before, if there was something to finish and something before it */
export function finishRestore(folder: string, files = realFiles): string | undefined {
  const ready = readdirSync(folder).find(isReady)
  return ready === undefined ? undefined : putInPlace(folder, ready, files)
}

function putInPlace(folder: string, name: string, { rename }: RestoreFiles): string | undefined {
  const ready = join(folder, name)
  const aside = join(folder, `before-${name}`)
  // That it is whole is on the disk before anything moves.
  syncFolder(folder)
  // What is not there any more lies in its place: only for the others what lies there is old.
  const waiting = keptFiles.filter(file => existsSync(join(ready, file)))
  const isOld = (there: string): boolean =>
    [...waiting, seenFile].some(file => there === file || there.startsWith(`${file}-`))
  const old = readdirSync(folder).filter(isOld)
  if (old.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 })
  for (const file of old) rename(join(folder, file), join(aside, file))
  // No new database may ever lie beside the old one's write-ahead log.
  if (old.length > 0) syncFolder(aside)
  syncFolder(folder)
  for (const file of waiting) rename(join(ready, file), join(folder, file))
  syncFolder(folder)
  rmdirSync(ready)
  return existsSync(aside) ? aside : undefined
}

/**
 * Every device sends again what came after this state (DESIGN 5, Restore). Throws `Fault` when there is none, or a server is
 * using it. @returns how many workspaces
 */
export async function beginEpochs(folder: string, now: number): Promise<number> {
  if (!existsSync(join(folder, 'log.db')))
    throw new Fault(`${folder} holds no data of Ketu: log.db is not there. Nothing was changed.`)
  refuseInUse(folder)
  return beginEpochsOf(folder, now)
}

async function beginEpochsOf(folder: string, now: number): Promise<number> {
  const store = createSqliteLogStore(join(folder, 'log.db'))
  try {
    const workspaces = await store.workspaces()
    for (const ws of workspaces) await store.beginEpoch(ws, now)
    return workspaces.length
  } finally {
    await store.close()
  }
}

/** The codes of SQLite that say somebody else has the database open. A damaged one is no reason not to restore. */
const inUseCodes: readonly unknown[] = [5, 6]

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
    } catch (error) {
      if (error instanceof Error && 'errcode' in error && inUseCodes.includes(error.errcode))
        throw new Fault(`A server is using ${folder}. Nothing was changed. Stop it first, then restore.`)
    } finally {
      db.close()
    }
  }
}
