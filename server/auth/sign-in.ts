/** Sign-in with an identifier and a password: the same answer, after the same time, for everything that is wrong. */
import { normaliseIdentifier } from '#shared/api/identifier.ts'
import type { AccountStore } from './account-store.ts'
import { addressKey, type AttemptLimit } from './attempt-limit.ts'
import type { Passwords } from './password.ts'
import type { NewSession, Sessions } from './session.ts'

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly session: NewSession }
  | { readonly kind: 'wrong-sign-in' }
  | { readonly kind: 'too-many-tries'; readonly retryAfter: number }

export interface SignInLimits {
  /** Tries at one account from one address: guessing one person's password. */
  readonly pair: AttemptLimit
  /** Tries from one address: one password against many people. */
  readonly address: AttemptLimit
  /** Tries at one account from anywhere. Loose, so that a stranger cannot lock a person out by trying a few times. */
  readonly account: AttemptLimit
}

interface Ports {
  readonly store: AccountStore
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly limits: SignInLimits
  readonly isActive: (member: string) => boolean
}

export type SignIn = (
  typed: { readonly identifier: string; readonly password: string; readonly device?: string | undefined },
  address: string,
) => Promise<SignedIn>

export function createSignIn({ store, passwords, sessions, limits, isActive }: Ports): SignIn {
  return async ({ identifier: typed, password, device }, address) => {
    const identifier = normaliseIdentifier(typed) ?? ''
    const from = addressKey(address)
    const tries: readonly (readonly [AttemptLimit, string])[] = [
      [limits.pair, `${from} ${identifier}`],
      [limits.address, from],
      [limits.account, identifier],
    ]
    const retryAfter = Math.max(...tries.map(([limit, key]) => limit.wait(key)))
    if (retryAfter > 0) return { kind: 'too-many-tries', retryAfter }
    for (const [limit, key] of tries) limit.take(key)

    const account = await store.account(identifier)
    const isRight = await passwords.verify(password, account?.password)
    if (account === undefined || !isRight || !isActive(account.member)) return { kind: 'wrong-sign-in' }

    for (const [limit, key] of tries) limit.giveBack(key)
    const isOwnDevice = device !== undefined && (await store.memberOfDevice(device)) === account.member
    const session = sessions.make(account.member, isOwnDevice ? device : undefined)
    await store.addSession(session.session)
    return { kind: 'signed-in', session }
  }
}
