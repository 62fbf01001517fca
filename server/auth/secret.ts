/** The server's own secret: made on the first start, kept in the data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Sessions and invites hang on it: a data folder without it signs everybody out. */
export function readOrMakeSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret')
  try {
    // `wx` refuses when it exists: two servers that start together end up with the same secret.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 43) throw new Error(`${file} does not hold a secret of 32 bytes`)
  return secret
}
