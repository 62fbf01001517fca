/** Refuses the passwords that are tried first: the 3,000 most used ones of the length we ask for, and one's own name. */
import { readFileSync } from 'node:fs'

const common: ReadonlySet<string> = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#')),
)

/** `typedIdentifier` as the person wrote it. */
export function isCommonPassword(password: string, typedIdentifier: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  const own = typedIdentifier.normalize('NFKC').trim().toLowerCase()
  return common.has(plain) || plain === own || new Set(plain).size < 3
}
