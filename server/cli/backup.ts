/** `npm run backup -- --to folder`: a copy of everything the server keeps, taken while it runs. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { backUp, BackupFault } from '../backup/backup.ts'
import { parseConfig } from '../config.ts'

const { values } = parseArgs({ options: { to: { type: 'string' } } })
const parsed = parseConfig(process.env, path => readFileSync(path, 'utf8'), Date.now())
if (parsed.kind === 'bad') fail(parsed.sentence)
else if (parsed.config.databaseUrl !== undefined)
  fail('The data is in PostgreSQL: back it up with pg_dump, and the file `secret` of the data folder with it.')
else run(parsed.config.data, values.to ?? './backups')

function run(data: string, to: string): void {
  try {
    const { path, manifest } = backUp(data, to, Date.now())
    console.log(`${path} holds everything up to number ${manifest.head} of the log. Keep it on another machine.`)
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error
    fail(error.message)
  }
}

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
