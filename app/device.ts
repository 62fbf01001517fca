/** Builds a signed-in device out of real parts: its database, its documents, and the worker that keeps it in step. */
import { makeId } from '#shared/domain/id.ts'
import { startBackground } from './background-port.ts'
import type { Device } from './context.tsx'
import { databaseName, KetuDb } from './data/db.ts'
import { createLazyStore } from './data/lazy-store.ts'
import { createLiveHandle } from './data/live-handle.ts'
import type { StoredSession } from './data/session.ts'
import { watchSync } from './data/sync/watch.ts'

/** What a device takes from the browser. */
export interface DevicePorts {
  readonly now: () => number
  readonly random: () => number
  readonly randomBytes: (count: number) => Uint8Array
  readonly after: (ms: number, call: () => void) => () => void
  /** Calls back when the network may be back or the page is looked at or left. */
  readonly onHint: (call: () => void) => () => void
  readonly isPersistent: () => boolean | undefined
  /** Another tab runs a newer version of the app: this page loads again, unless words on it would be lost. */
  readonly onNewer: () => void
  readonly report: (error: unknown) => void
}

export interface StartedDevice extends Device {
  readonly stop: () => void
}

/** The first screen comes first: what nobody waits for begins when it stands. */
const firstScreenMs = 300

export function startDevice(session: StoredSession, given: DevicePorts): StartedDevice {
  const { workspace, me } = session
  let isStopped = false
  const ports: DevicePorts = {
    ...given,
    // Work on its way meets a closed database when the person has signed out: that is no failure.
    report: error => {
      if (!isStopped) given.report(error)
    },
  }
  const db = new KetuDb(databaseName(workspace.id, me.member))
  const zone = (): string => workspace.zone
  const handle = createLiveHandle({
    db,
    after: ports.after,
    onTrouble: error => {
      ports.report(error)
      sync.tellStorageTrouble()
    },
    onNewer: ports.onNewer,
  })
  const store = createLazyStore(async () => {
    const { createDocStore } = await import('./data/doc-store.ts')
    return createDocStore({ ...ports, onLiveHandle: handle.run, db, member: me.member, zone })
  })
  const background = startBackground(session, { ...ports, onStorageTrouble: () => sync.tellStorageTrouble() })
  const sync = watchSync({ ...ports, db, syncNow: background.syncNow })
  const stopHints = ports.onHint(() => {
    void handle.probe()
    background.hint()
  })
  const stopWarmUp = ports.after(firstScreenMs, () => void store.warmUp())
  void handle.probe()
  const ketu = { db, store, me, workspace, now: ports.now, newId: () => makeId(ports.now(), ports.randomBytes) }
  return {
    ketu,
    sync,
    stop: () => {
      isStopped = true
      stopWarmUp()
      stopHints()
      background.stop()
      sync.stop()
      handle.stop()
    },
  }
}
