/** Documents put into the stores of the peers before their servers start: as if they had been written long ago. */
import { spawn } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'

export type StoredDoc = readonly [name: string, update: Uint8Array]

/** @param file that does not exist yet. */
export function fillHocuspocus(file: string, docs: readonly StoredDoc[]): void {
  const db = new DatabaseSync(file)
  db.exec('create table documents (name varchar(255) not null, data blob not null, unique(name)); begin')
  const insert = db.prepare('insert into documents (name, data) values (?, ?)')
  for (const [name, data] of docs) insert.run(name, data)
  db.exec('commit')
  db.close()
}

/** Throws when y-leveldb is not installed or cannot be written. */
export async function fillLevel(folder: string, docs: readonly StoredDoc[]): Promise<void> {
  const script = fileURLToPath(new URL('./leveldb-fill.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  // A process that could not start takes nothing.
  child.stdin.once('error', () => child.kill())
  child.stdin.end(
    docs.map(([name, update]) => `${JSON.stringify([name, Buffer.from(update).toString('base64')])}\n`).join(''),
  )
  if ((await ended) !== 0) throw new Error('y-leveldb could not be filled')
}
