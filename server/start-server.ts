/** Puts the real parts of a server together, listens, and stops at SIGTERM or SIGINT. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { DemoPerson } from '#shared/api/demo.ts'
import { createPasswords, passwordCost } from './auth/password.ts'
import { readOrMakeSecret } from './auth/secret.ts'
import { composeServer } from './compose.ts'
import type { Config } from './config.ts'
import { openDatabases } from './databases.ts'
import { createLog, placeOf } from './log.ts'
import { serve } from './serve.ts'
import { readStaticFiles } from './static/static-files.ts'

/** `demo`: the data folder is that of this sample team. */
export async function startServer(config: Config, demo?: readonly DemoPerson[]): Promise<void> {
  const log = createLog(config.logLevel, Date.now, line => process.stderr.write(`${line}\n`))
  const report = (error: unknown): void => log('error', { what: 'broken', error: placeOf(error) })
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const databases = await openDatabases(config)
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
  const listening = await serve({ config, composed, report }).catch(async (error: unknown) => {
    await databases.close()
    throw error
  })

  const stop = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await listening.close()
    await databases.close()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop().catch(endOnFailure))

  const address = config.url ?? `${config.tls === undefined ? 'http' : 'https'}://localhost:${listening.port}`
  const code = await composed.auth.offerSetup()
  console.log(`Ketu is at ${address}`)
  if (demo !== undefined) console.log('Sign in there as anybody of the sample team, with one tap.')
  else if (code === undefined) console.log('Sign in there, or join with an invite.')
  else console.log(`Open this link once to set it up: ${address}/setup#${code}`)
}

/** What the person can do about it goes out as a sentence; everything else as it is. */
export function endOnFailure(error: unknown): never {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(isTaken ? 'The port is taken by another program: set KETU_PORT to a free one.' : error)
  process.exit(1)
}
