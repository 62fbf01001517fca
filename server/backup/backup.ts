/** A copy of everything a server keeps in its folder, taken while it runs; and whether such a copy is whole. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { openSqlite } from '../store/open-sqlite.ts'

/** Who may sign in is copied first: a member of the log that cannot sign in yet is invited again, a sign-in without a member opens nothing. */
export const databaseFiles = ['account.db', 'log.db'] as const
export const secretFile = 'secret'
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

/** A sentence for whoever runs the command; nothing was changed. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault'
}

/** @param folder what the server keeps. @param to an existing or new folder; the backup is a new folder in it. @param now ms since the epoch */
export function backUp(
  folder: string,
  to: string,
  now: number,
): { readonly path: string; readonly manifest: Manifest } {
  for (const file of [...databaseFiles, secretFile])
    if (!existsSync(join(folder, file))) throw new BackupFault(`${folder} holds no data of Ketu: ${file} is not there.`)
  const made = new Date(now).toISOString()
  const path = join(to, `ketu-${made.replaceAll(/[:.]/g, '-')}`)
  // Under another name until all of it is there: half a backup is none.
  const making = `${path}.part`
  mkdirSync(making, { recursive: true, mode: 0o700 })
  try {
    for (const file of databaseFiles) copyDatabase(join(folder, file), join(making, file))
    copyFileSync(join(folder, secretFile), join(making, secretFile))
    const files = Object.fromEntries([...databaseFiles, secretFile].map(file => [file, hashOf(join(making, file))]))
    const manifest: Manifest = { format: 1, made, head: headOf(join(making, 'log.db')), files }
    writeFileSync(join(making, manifestFile), JSON.stringify(manifest, undefined, 2), { mode: 0o600 })
    for (const file of [...databaseFiles, secretFile, manifestFile]) syncFile(join(making, file))
    renameSync(making, path)
    return { path, manifest }
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
}

/** Throws `BackupFault` unless every file is there as it was written and every database is sound. */
export function checkBackup(path: string): Manifest {
  const manifest = readManifest(path)
  for (const [file, hash] of Object.entries(manifest.files)) {
    const copy = join(path, file)
    if (!existsSync(copy) || hashOf(copy) !== hash)
      throw new BackupFault(
        `The backup is damaged: ${file} is not what was written. Nothing was changed. Use another backup.`,
      )
  }
  for (const file of databaseFiles) {
    if (manifest.files[file] === undefined) throw new BackupFault(`The backup has no ${file}. Nothing was changed.`)
    const db = new DatabaseSync(join(path, file), { readOnly: true })
    try {
      const answer = db.prepare('pragma integrity_check').get()?.['integrity_check']
      if (answer !== 'ok')
        throw new BackupFault(`${file} in the backup is damaged: ${String(answer)}. Nothing was changed.`)
    } finally {
      db.close()
    }
  }
  return manifest
}

function readManifest(path: string): Manifest {
  const file = join(path, manifestFile)
  if (!existsSync(file)) throw new BackupFault(`${path} is no backup of Ketu: ${manifestFile} is not there.`)
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), readFileSync(file, 'utf8'))
  if (!parsed.success)
    throw new BackupFault(
      `${file} is damaged, or of a newer Ketu. Nothing was changed. Use another backup, or update first.`,
    )
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

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
