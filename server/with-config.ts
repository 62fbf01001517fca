/** How every command of the server begins: with the environment, read once; and how it ends when a person has to put something right. */
import { readFileSync } from 'node:fs'
import { type Config, type Environment, parseConfig } from './config.ts'

/** A sentence for whoever runs the command: what is in the way. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

export async function withConfig(
  run: (config: Config) => Promise<void> | void,
  env: Environment = process.env,
): Promise<void> {
  const parsed = parseConfig(env, path => readFileSync(path, 'utf8'), Date.now())
  if (parsed.kind === 'bad') return giveUp(parsed.sentence)
  try {
    await run(parsed.config)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    giveUp(error.message)
  }
}

/** The process ends with 1. */
function giveUp(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
