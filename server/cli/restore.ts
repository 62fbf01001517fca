/**
 * `npm run restore -- --from backup`: the server goes back to a backup, and the devices bring what they have of the time since.
 * `npm run restore -- --as-it-is`: the data has been put back in another way (PostgreSQL, a snapshot of the disk).
 */
import { parseArgs } from 'node:util'
import { beginEpochs, restore } from '../backup/restore.ts'
import type { Config } from '../config.ts'
import { openDatabases } from '../databases.ts'
import { Fault, withConfig } from '../with-config.ts'

const { values } = parseArgs({ options: { from: { type: 'string' }, 'as-it-is': { type: 'boolean', default: false } } })

await withConfig(run)

async function run(config: Config): Promise<void> {
  const after = 'Start the server: as each device comes back it brings again what it has of the time since.'
  if (values['as-it-is']) {
    const count =
      config.databaseUrl === undefined ? await beginEpochs(config.data, Date.now()) : await beginInPostgres(config)
    if (count === 0) throw new Fault('There is no workspace here yet: nothing to do.')
    console.log(after)
  } else if (values.from === undefined) throw new Fault('Say which backup: npm run restore -- --from ./backups/ketu-…')
  else if (config.databaseUrl !== undefined)
    throw new Fault(
      'The data is in PostgreSQL: put it back with its own tools, then run npm run restore -- --as-it-is.',
    )
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
