/** Starts Ketu from the environment and stops it at SIGTERM or SIGINT. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createPasswords, passwordCost } from './auth/password.ts'
import { readOrMakeSecret } from './auth/secret.ts'
import { composeServer } from './compose.ts'
import { type Config, parseConfig } from './config.ts'
import { openDatabases } from './databases.ts'
import { createLog, placeOf } from './log.ts'
import { serve } from './serve.ts'
import { readStaticFiles } from './static/static-files.ts'

const parsed = parseConfig(process.env, path => readFileSync(path, 'utf8'))
if (parsed.kind === 'bad') {
  console.error(parsed.sentence)
  process.exitCode = 1
} else {
  await start(parsed.config).catch(failed)
}

async function start(config: Config): Promise<void> {
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
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop().catch(failed))

  const address = config.url ?? `${config.tls === undefined ? 'http' : 'https'}://localhost:${listening.port}`
  const code = await composed.auth.offerSetup()
  console.log(`Ketu is at ${address}`)
  console.log(
    code === undefined
      ? `Sign in there, or join with an invite.`
      : `Open this link once to set it up: ${address}/setup#${code}`,
  )
}

function failed(error: unknown): void {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(isTaken ? 'The port is taken by another program: set KETU_PORT to a free one.' : error)
  process.exit(1)
}
