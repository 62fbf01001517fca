/**
 * Who this device belongs to, kept so that a cold start needs no network. Holds no secret: the session itself is an httpOnly
 * cookie. It stands in IndexedDB, committed strictly: local storage is written seconds later and lost when the phone dies.
 */
import Dexie, { type EntityTable } from 'dexie'
import type { Me, Workspace } from './ketu.ts'
import { openInTime } from './live-handle.ts'

export interface StoredSession {
  readonly workspace: Workspace
  readonly me: Me
  /** Signed in as a person of the sample team. */
  readonly isSample?: true
}

export interface SessionStore {
  readonly get: () => StoredSession | undefined
  /** Resolves once it is on disk. */
  readonly set: (session: StoredSession) => Promise<void>
  readonly clear: () => Promise<void>
  readonly subscribe: (listener: () => void) => () => void
  /** What another tab has written since; true when it is somebody else, or nobody, now. */
  readonly hasChanged: () => Promise<boolean>
}

class DeviceDb extends Dexie {
  declare session: EntityTable<{ key: 'session'; value: StoredSession }, 'key'>

  constructor(options: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange }) {
    super('ketu-device', { ...options, chromeTransactionDurability: 'strict' })
    this.version(1).stores({ session: 'key' })
  }
}

/** @param after calls back once after the time; returns its stop. Throws `NotOpened` when the browser does not give the database. */
export async function openSessionStore(
  after: (ms: number, call: () => void) => () => void,
  options: ConstructorParameters<typeof DeviceDb>[0] = {},
): Promise<SessionStore> {
  const db = new DeviceDb(options)
  await openInTime(db, after)
  const listeners = new Set<() => void>()
  const read = async (): Promise<StoredSession | undefined> => (await db.session.get('session'))?.value
  let current = await read()
  const show = (session: StoredSession | undefined): void => {
    current = session
    for (const listener of listeners) listener()
  }
  return {
    get: () => current,
    set: async session => {
      await db.session.put({ key: 'session', value: session })
      show(session)
    },
    clear: async () => {
      await db.session.clear()
      show(undefined)
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hasChanged: async () => {
      const stored = await read()
      return stored?.me.member !== current?.me.member || stored?.workspace.id !== current?.workspace.id
    },
  }
}
