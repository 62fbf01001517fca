/** Sessions: an opaque token in a cookie, one device, one member; 30 days idle, 90 days in all. */
import type { AccountStore, Session } from './account-store.ts'
import type { Tokens } from './token.ts'

const dayMs = 86_400_000
export const sessionIdleMs = 30 * dayMs
export const sessionMaxMs = 90 * dayMs
/** A session in use is written down as seen at most this often. */
const touchMs = 3_600_000

export interface NewSession {
  /** For the cookie; not kept. */
  readonly token: string
  readonly session: Session
}

export interface Sessions {
  /** A session that exists only once it is stored. Its token was never used before; its device is new unless it is named. */
  make(member: string, device?: string): NewSession
  /** undefined when there is none, or it is too old. */
  find(token: string): Promise<Session | undefined>
  end(session: Session): Promise<void>
  /** Those that have not ended, last seen first. */
  ofMember(member: string): Promise<readonly Session[]>
  /** Of these, the hashes of sessions that have not ended. */
  living(hashes: readonly string[]): Promise<ReadonlySet<string>>
}

interface Ports {
  readonly store: AccountStore
  readonly tokens: Tokens
  readonly clock: () => number
  readonly newId: () => string
}

export function createSessions({ store, tokens, clock, newId }: Ports): Sessions {
  return {
    make: (member, device = newId()) => {
      const token = tokens.session()
      const at = clock()
      return {
        token,
        session: { hash: tokens.hash('session', token), member, device, createdAt: at, seenAt: at },
      }
    },
    find: async token => {
      const session = await store.session(tokens.hash('session', token))
      if (session === undefined) return undefined
      const at = clock()
      if (at - session.createdAt >= sessionMaxMs || at - session.seenAt >= sessionIdleMs) {
        await store.endSession(session.hash)
        return undefined
      }
      if (at - session.seenAt >= touchMs) await store.touchSession(session.hash, at)
      return session
    },
    end: session => store.endSession(session.hash),
    ofMember: async member => {
      const at = clock()
      const sessions = await store.sessionsOfMember(member, at - sessionMaxMs)
      return sessions.filter(({ seenAt }) => at - seenAt < sessionIdleMs)
    },
    living: hashes => store.livingSessions(hashes, clock() - sessionMaxMs),
  }
}
