/** Makes search keys in the background: some time after the start, and after customers or contacts changed in any tab. */
import Dexie from 'dexie'
import type { KetuDb } from '../db.ts'
import { type KeysOf, refreshSearchKeys } from './search-key.ts'

export interface KeepPorts {
  readonly db: KetuDb
  readonly keysOf: KeysOf
  /** Calls back after a while; returns what prevents it. */
  readonly after: (ms: number, call: () => void) => () => void
  readonly report: (error: unknown) => void
}

/** The first screen comes first, and a burst of changes (an import, a catch-up) is read once. */
const restMs = 4000

/** Returns its stop. One refresh runs at a time; what changes meanwhile is looked at after it. */
export function keepSearchKeys({ db, keysOf, after, report }: KeepPorts): () => void {
  let isStopped = false
  let isRunning = false
  let isChanged = false
  let cancel: (() => void) | undefined

  const schedule = (): void => {
    isChanged = true
    if (isStopped || isRunning || cancel !== undefined) return
    cancel = after(restMs, run)
  }
  const run = (): void => {
    cancel = undefined
    isRunning = true
    isChanged = false
    refreshSearchKeys(db, keysOf)
      .catch(error => {
        if (!isStopped) report(error)
      })
      .finally(() => {
        isRunning = false
        if (isChanged) schedule()
      })
  }
  const watched = ['customers', 'contacts'].map(table => `idb://${db.name}/${table}/`)
  const onMutated = (parts: object): void => {
    if (Object.keys(parts).some(part => watched.some(prefix => part.startsWith(prefix)))) schedule()
  }
  Dexie.on.storagemutated.subscribe(onMutated)
  schedule()
  return () => {
    isStopped = true
    cancel?.()
    Dexie.on.storagemutated.unsubscribe(onMutated)
  }
}
