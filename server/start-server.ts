/** Puts the real parts of a server together, listens, and stops at SIGTERM or SIGINT. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { DemoPerson } from '#shared/api/demo.ts'
import { createPasswords, passwordCost } from './auth/password.ts'
import { readOrMakeSecret } from './auth/secret.ts'
import { finishRestore } from './backup/restore.ts'
import { createRollbackWatch } from './backup/rollback-watch.ts'
import { composeServer } from './compose.ts'
import type { Config } from './config.ts'
import { openDatabases } from './databases.ts'
import { greeting, mainAddress } from './greeting.ts'
import { createLog, placeOf } from './log.ts'
import { serve } from './serve.ts'
import { readStaticFiles } from './static/static-files.ts'

/** How much of an older state put back under a server that was killed may go unnoticed. */
const seenEveryMs = 10_000

/** `demo`: the data folder is that of this sample team. */
export async function startServer(config: Config, demo?: readonly DemoPerson[]): Promise<void> {
  const log = createLog(config.logLevel, Date.now, line => process.stderr.write(`${line}\n`))
  const report = (error: unknown): void => log('error', { what: 'broken', error: placeOf(error) })
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  if (finishRestore(config.data) !== undefined) console.log('A restore that was broken off is done now.')
  const databases = await openDatabases(config)
  const rollback = config.databaseUrl === undefined ? createRollbackWatch(config.data, databases.log) : undefined
  if (await rollback?.look(Date.now()))
    console.log('The data was put back to an earlier state: devices bring again what they have of the time since.')
  let isOpen = true
  const composed = composeServer({
    config,
    databases,
    secret: readOrMakeSecret(config.data),
    passwords: createPasswords(passwordCost),
    files: await readStaticFiles(fileURLToPath(new URL('../dist', import.meta.url))),
    clock: Date.now,
    random: randomBytes,
    log,
    isOpen: () => isOpen,
    ...(demo && { demo }),
  })
  const listening = await serve({
    config,
    composed,
    report,
    every: (ms, call) => {
      const timer = setInterval(call, ms)
      return () => clearInterval(timer)
    },
    files: { readFile: path => readFileSync(path, 'utf8'), clock: Date.now, say: console.log },
  }).catch(async (error: unknown) => {
    await databases.close()
    throw error
  })

  const stop = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    clearInterval(seeing)
    await listening.close()
    await rollback?.remember().catch(report)
    await databases.close()
  }
  const seeing = setInterval(() => void rollback?.remember().catch(report), seenEveryMs)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop().catch(endOnFailure))

  const { port } = listening
  const code = await composed.auth.offerSetup()
  for (const line of greeting({ config, port, interfaces: networkInterfaces() })) console.log(line)
  if (demo !== undefined) console.log('Sign in there as anybody of the sample team, with one tap.')
  else if (code === undefined) console.log('Sign in there, or join with an invite.')
  else console.log(`Open this link once to set it up: ${mainAddress({ config, port })}/setup#${code}`)
}

/** What the person can do about it goes out as a sentence; everything else as it is. */
export function endOnFailure(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  console.error(remedies[code] ?? error)
  process.exit(1)
}

const noSuchHost = 'KETU_HOST is no address of this computer: leave it out to listen on all.'
const remedies: { readonly [code: string]: string } = {
  EADDRINUSE: 'The port is taken by another program: set KETU_PORT to a free one.',
  EACCES: 'This user may not listen on that port: set KETU_PORT to one above 1023.',
  EADDRNOTAVAIL: noSuchHost,
  ENOTFOUND: noSuchHost,
}
