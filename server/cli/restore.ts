/**
 * `npm run restore -- --from backup`: the server goes back to a backup, and the devices bring what they have of the time since.
 * `npm run restore -- --as-it-is`: the data has been put back in another way (PostgreSQL, a snapshot of the disk).
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BackupFault } from '../backup/backup.ts'
import { beginEpochs, restore } from '../backup/restore.ts'
import { type Config, parseConfig } from '../config.ts'
import { openDatabases } from '../databases.ts'

const { values } = parseArgs({ options: { from: { type: 'string' }, 'as-it-is': { type: 'boolean', default: false } } })
const parsed = parseConfig(process.env, path => readFileSync(path, 'utf8'), Date.now())
if (parsed.kind === 'bad') fail(parsed.sentence)
else {
  try {
    await run(parsed.config)
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error
    fail(error.message)
  }
}

async function run(config: Config): Promise<void> {
  const after = 'Start the server: as each device comes back it brings again what it has of the time since.'
  if (values['as-it-is']) {
    const count =
      config.databaseUrl === undefined ? await beginEpochs(config.data, Date.now()) : await beginInPostgres(config)
    if (count === 0) fail('There is no workspace here yet: nothing to do.')
    else console.log(after)
  } else if (values.from === undefined) fail('Say which backup: npm run restore -- --from ./backups/ketu-…')
  else if (config.databaseUrl !== undefined)
    fail('The data is in PostgreSQL: put it back with its own tools, then run npm run restore -- --as-it-is.')
  else {
    const { manifest, aside } = await restore(values.from, config.data, Date.now())
    console.log(`Back at ${manifest.made}, number ${manifest.head} of the log.`)
    if (aside !== undefined) console.log(`What was there before is in ${aside}: delete it when you are sure.`)
    console.log(after)
    console.log(
      'Who joined, signed in or changed a password since then does so again; rights given or ended since are as they were.',
    )
  }
}

async function beginInPostgres(config: Config): Promise<number> {
  const { log, close } = await openDatabases(config)
  try {
    const workspaces = await log.workspaces()
    for (const ws of workspaces) await log.beginEpoch(ws, Date.now())
    return workspaces.length
  } finally {
    await close()
  }
}

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
