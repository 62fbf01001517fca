/** Who this device belongs to, kept so that a cold start needs no network. Holds no secret: the session itself is an httpOnly cookie. */
import type { Me, Workspace } from './ketu.ts'

export interface StoredSession {
  readonly workspace: Workspace
  readonly me: Me
}

export interface SessionStore {
  readonly get: () => StoredSession | undefined
  readonly set: (session: StoredSession) => void
  readonly clear: () => void
  readonly subscribe: (listener: () => void) => () => void
}

const key = 'ketu.session'

/** @param storage local storage, or a twin of it. */
export function createSessionStore(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): SessionStore {
  const listeners = new Set<() => void>()
  let current = parse(storage.getItem(key))
  const change = (session: StoredSession | undefined): void => {
    current = session
    if (session === undefined) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(session))
    for (const listener of listeners) listener()
  }
  return {
    get: () => current,
    set: change,
    clear: () => change(undefined),
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function parse(text: string | null): StoredSession | undefined {
  if (text === null) return undefined
  try {
    const value: StoredSession = JSON.parse(text)
    return typeof value?.workspace?.id === 'string' && typeof value.me?.member === 'string' ? value : undefined
  } catch {
    // Written by something else: this device asks for a sign-in again, its database stays.
    return undefined
  }
}
