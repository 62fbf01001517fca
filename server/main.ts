/** Starts Ketu from the environment. */
import { readFileSync } from 'node:fs'
import { parseConfig } from './config.ts'
import { endOnFailure, startServer } from './start-server.ts'

const parsed = parseConfig(process.env, path => readFileSync(path, 'utf8'), Date.now())
if (parsed.kind === 'bad') {
  console.error(parsed.sentence)
  process.exitCode = 1
} else await startServer(parsed.config).catch(endOnFailure)
