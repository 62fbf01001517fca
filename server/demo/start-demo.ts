/** Starts Ketu with the sample team: made on the first start, and again when it is a day old, so that today is lived in. */
import { parseArgs } from 'node:util'
import type { DemoPerson } from '#shared/api/demo.ts'
import { passwordCost } from '#server/auth/password.ts'
import type { Config, Environment } from '#server/config.ts'
import { endOnFailure, startServer } from '#server/start-server.ts'
import { Fault, withConfig } from '#server/with-config.ts'
import { markMade, openDemoFolder } from './demo-folder.ts'
import { makeDemo } from './make-demo.ts'

export async function startDemo(env: Environment, args: readonly string[]): Promise<void> {
  await withConfig(config => start(config, args), withOwnFolder(env))
}

async function start(config: Config, args: readonly string[]): Promise<void> {
  if (config.databaseUrl !== undefined)
    throw new Fault('The sample team lives in a folder: unset DATABASE_URL to start it, and no real data is touched.')
  const { values } = parseArgs({ args: [...args], options: { reset: { type: 'boolean', default: false } } })
  const people = await openTeam(config, values.reset)
  if (people === undefined)
    throw new Fault(`${config.data} holds something that is not the sample team. Name an empty folder in KETU_DATA.`)
  await startServer(config, people).catch(endOnFailure)
}

/** `./data` is where real work is. */
const withOwnFolder = (env: Environment): Environment =>
  env['KETU_DATA'] || env['KETU_DATA_FILE'] ? env : { ...env, KETU_DATA: './data/demo' }

/** undefined when the folder is not ours. */
async function openTeam({ data }: Config, isReset: boolean): Promise<readonly DemoPerson[] | undefined> {
  const now = Date.now()
  const folder = openDemoFolder(data, { isReset, now })
  if (folder.kind === 'not-ours') return undefined
  if (folder.kind === 'made') return folder.people
  console.log('Making the sample team …')
  const people = await makeDemo({ data, now, passwordCost })
  markMade(data, people, now)
  return people
}
