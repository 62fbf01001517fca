/** A copy of everything a server keeps in its folder, taken while it runs; and whether such a copy is whole. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { openSqlite } from '../store/open-sqlite.ts'
import { Fault } from '../with-config.ts'
import { syncFile, syncFolder } from './durable.ts'

/** Who may sign in is copied first: a member of the log that cannot sign in yet is invited again, a sign-in without a member opens nothing. */
export const databaseFiles = ['account.db', 'log.db'] as const
/** Everything that is backed up. */
export const keptFiles = [...databaseFiles, 'secret'] as const
const manifestFile = 'backup.json'

const manifestSchema = v.object({
  format: v.literal(1),
  /** ISO 8601, UTC. */
  made: v.string(),
  /** Newest seq of the log in it. */
  head: v.number(),
  /** SHA-256 of each file. */
  files: v.record(v.string(), v.string()),
})

export type Manifest = v.InferOutput<typeof manifestSchema>

/** @param folder what the server keeps. @param to an existing or new folder; the backup is a new folder in it. @param now ms since the epoch */
export function backUp(
  folder: string,
  to: string,
  now: number,
): { readonly path: string; readonly manifest: Manifest } {
  for (const file of keptFiles)
    if (!existsSync(join(folder, file))) throw new Fault(`${folder} holds no data of Ketu: ${file} is not there.`)
  const made = new Date(now).toISOString()
  const path = join(to, `ketu-${asFileName(made)}`)
  // Under another name until all of it is there: half a backup is none.
  const making = `${path}.part`
  try {
    mkdirSync(making, { recursive: true, mode: 0o700 })
    for (const file of databaseFiles) copyDatabase(join(folder, file), join(making, file))
    copyFileSync(join(folder, 'secret'), join(making, 'secret'))
    const files = Object.fromEntries(keptFiles.map(file => [file, hashOf(join(making, file))]))
    const manifest: Manifest = { format: 1, made, head: headOf(join(making, 'log.db')), files }
    writeFileSync(join(making, manifestFile), JSON.stringify(manifest, undefined, 2), { mode: 0o600 })
    for (const file of [...keptFiles, manifestFile]) syncFile(join(making, file))
    syncFolder(making)
    renameSync(making, path)
    syncFolder(to)
    return { path, manifest }
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw asFault(error)
  }
}

/** A moment, ISO 8601, as a part of a file's name. */
export const asFileName = (moment: string): string => moment.replaceAll(/[:.]/g, '-')

/** What the disk or the database refuses is for whoever runs the command; all else is a bug. */
export function asFault(error: unknown): unknown {
  const isRefusal = error instanceof Error && ('syscall' in error || 'errcode' in error)
  return isRefusal ? new Fault(`${error.message}. Nothing was changed.`) : error
}

/** Throws `Fault` unless every file is there as it was written and every database is sound. */
export function checkBackup(path: string): Manifest {
  const manifest = readManifest(path)
  for (const file of keptFiles)
    if (manifest.files[file] === undefined) throw new Fault(`The backup has no ${file}. Nothing was changed.`)
  checkFiles(path, manifest)
  for (const file of databaseFiles) {
    const db = new DatabaseSync(join(path, file), { readOnly: true })
    try {
      const answer = db.prepare('pragma integrity_check').get()?.['integrity_check']
      if (answer !== 'ok') throw new Fault(`${file} in the backup is damaged: ${String(answer)}. Nothing was changed.`)
    } finally {
      db.close()
    }
  }
  return manifest
}

/** Throws `Fault` unless the files in the folder are those that were written. */
export function checkFiles(folder: string, { files }: Manifest): void {
  for (const [file, hash] of Object.entries(files)) {
    const copy = join(folder, file)
    if (!existsSync(copy) || hashOf(copy) !== hash)
      throw new Fault(
        `The backup is damaged: ${file} is not what was written. Nothing was changed. Use another backup.`,
      )
  }
}

function readManifest(path: string): Manifest {
  const file = join(path, manifestFile)
  if (!existsSync(file)) throw new Fault(`${path} is no backup of Ketu: ${manifestFile} is not there.`)
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), readFileSync(file, 'utf8'))
  if (!parsed.success)
    throw new Fault(`${file} is damaged, or of a newer Ketu. Nothing was changed. Use another backup, or update first.`)
  return parsed.output
}

/** One moment of the database, whoever writes meanwhile. */
function copyDatabase(from: string, to: string): void {
  const db = openSqlite(from)
  try {
    db.exec('pragma busy_timeout = 30000')
    db.prepare('vacuum into ?').run(to)
  } finally {
    db.close()
  }
}

function headOf(log: string): number {
  const db = new DatabaseSync(log, { readOnly: true })
  try {
    return Number(db.prepare('select coalesce(max(head), 0) as head from workspace').get()?.['head'] ?? 0)
  } finally {
    db.close()
  }
}

/** Piece by piece: a log may be larger than what fits into memory, or into one buffer of Node (2 GiB). */
function hashOf(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1024 * 1024)
  const file = openSync(path, 'r')
  try {
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece))
      hash.update(piece.subarray(0, length))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
