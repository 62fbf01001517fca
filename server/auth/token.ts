/** Secrets this server hands out: made here, kept only as keyed hashes, so that a stolen database opens nothing. */
import { createHmac } from 'node:crypto'
import { inviteAlphabet, inviteCodeLength } from '#shared/api/invite-code.ts'
import type { RandomBytes } from '#shared/domain/id.ts'

export type TokenKind = 'session' | 'setup' | 'invite' | 'code' | 'survey'

export interface Tokens {
  /** 256 bits, base64url. */
  session(): string
  /** 128 bits, base64url: the part of a link that is secret. */
  link(): string
  /** Eight characters of the invite alphabet, about 36 bits: only for what has few tries and a short life. */
  code(): string
  /** HMAC-SHA-256 under the server's secret: without it even a short code cannot be found from its hash. */
  hash(kind: TokenKind, token: string): string
}

export function createTokens(secret: string, random: RandomBytes): Tokens {
  const text = (bytes: number): string => Buffer.from(random(bytes)).toString('base64url')
  return {
    session: () => text(32),
    link: () => text(16),
    code: () => inviteCode(random),
    hash: (kind, token) => createHmac('sha256', secret).update(`${kind}:${token}`).digest('base64url'),
  }
}

/** Bytes above the last whole multiple of the alphabet are thrown away, so that every letter is equally likely. */
function inviteCode(random: RandomBytes): string {
  const fair = 256 - (256 % inviteAlphabet.length)
  let code = ''
  while (code.length < inviteCodeLength)
    for (const byte of random(inviteCodeLength))
      if (byte < fair && code.length < inviteCodeLength) code += inviteAlphabet[byte % inviteAlphabet.length]
  return code
}
