/** Passwords: argon2id (RFC 9106), kept in PHC form so that the cost can grow later. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

export interface PasswordCost {
  readonly memoryKib: number
  readonly passes: number
}

/** The first choice of the OWASP password storage cheat sheet: 46 MiB, one pass, one lane; about 0.1 s. */
export const passwordCost: PasswordCost = { memoryKib: 47104, passes: 1 }

export interface Passwords {
  hash(password: string): Promise<string>
  /** With no hash to compare to it works as long and says no: a stranger cannot time who has an account. */
  verify(password: string, hash: string | undefined): Promise<boolean>
}

export function createPasswords(cost: PasswordCost): Passwords {
  const nobody = hashWith(randomBytes(16).toString('hex'), randomBytes(16), cost)
  return {
    hash: password => hashWith(password, randomBytes(16), cost),
    verify: async (password, hash) => {
      const same = await isSame(password, hash ?? (await nobody))
      return same && hash !== undefined
    },
  }
}

const keyBytes = 32

async function hashWith(password: string, salt: Uint8Array, cost: PasswordCost): Promise<string> {
  const key = await derive(password, salt, cost)
  const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=${cost.memoryKib},t=${cost.passes},p=1$${encode(salt)}$${encode(key)}`
}

async function isSame(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, salt, key] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(hash) ?? []
  if (salt === undefined || key === undefined) throw new Error('a stored password hash has an unknown form')
  const derived = await derive(password, Buffer.from(salt, 'base64'), {
    memoryKib: Number(memory),
    passes: Number(passes),
  })
  return timingSafeEqual(derived, Buffer.from(key, 'base64'))
}

/** NFKC: the same password typed on another keyboard gives the same bytes. */
const derive = (password: string, nonce: Uint8Array, { memoryKib, passes }: PasswordCost): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const message = password.normalize('NFKC')
    argon2(
      'argon2id',
      { message, nonce, parallelism: 1, tagLength: keyBytes, memory: memoryKib, passes },
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })
