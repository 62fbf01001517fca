/** Builds a signed-in device out of real parts: its database, documents and sync. One tab of a device leads the sync. */
import { liveQuery } from 'dexie'
import { makeId } from '#shared/domain/id.ts'
import type { Device } from './context.tsx'
import { databaseName, KetuDb } from './data/db.ts'
import { createDocStore } from './data/doc-store.ts'
import { createLiveHandle } from './data/live-handle.ts'
import type { StoredSession } from './data/session.ts'
import { outboxSize } from './data/outbox.ts'
import { outdatedDocs, rebuildDocs } from './data/projection/rebuild.ts'
import { keepSearchKeys } from './data/search/keep-search-keys.ts'
import { createPinyinPort } from './data/search/pinyin-port.ts'
import { createSyncEngine } from './data/sync/engine.ts'
import { createHttpTransport } from './data/sync/http-transport.ts'
import { createInbox } from './data/sync/inbox.ts'
import { watchSync } from './data/sync/watch.ts'

/** What a device takes from the browser. */
export interface DevicePorts {
  readonly origin: string
  readonly now: () => number
  readonly random: () => number
  readonly randomBytes: (count: number) => Uint8Array
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly after: (ms: number, call: () => void) => () => void
  /** Runs `work` when this tab may lead, until it is stopped; returns its stop. Without locks every tab leads: pushing twice is harmless. */
  readonly lead: (name: string, work: () => () => void) => () => void
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
  const name = databaseName(workspace.id, me.member)
  const db = new KetuDb(name)
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
  const onLiveHandle = handle.run
  const store = createDocStore({ onLiveHandle, db, member: me.member, now: ports.now, random: ports.random, zone })
  const inbox = createInbox({ db, store, now: ports.now, zone, device: me.device, member: me.member })
  const engine = createSyncEngine({ ...ports, db, inbox, transport: createHttpTransport(ports) })
  const keysOf = createPinyinPort()
  const stopLeading = ports.lead(name, () => {
    const stopKeys = keepSearchKeys({ ...ports, db, keysOf })
    let stopEngine = ports.after(firstScreenMs, () => {
      stopEngine = engine.start()
    })
    return () => {
      stopKeys()
      stopEngine()
    }
  })
  const stopHints = ports.onHint(() => {
    void handle.probe()
    engine.kick()
  })
  const stopWatchingOutbox = kickOnWrite(db, engine.kick)
  const stopRebuild = ports.after(firstScreenMs, () => {
    outdatedDocs(db)
      .then(docs => rebuildDocs({ db, store, zone }, docs))
      .catch(ports.report)
  })
  const sync = watchSync({ ...ports, db, syncNow: engine.syncNow })
  void handle.probe()
  const ketu = { db, store, me, workspace, now: ports.now, newId: () => makeId(ports.now(), ports.randomBytes) }
  return {
    ketu,
    sync,
    stop: () => {
      isStopped = true
      stopWatchingOutbox()
      stopRebuild()
      stopHints()
      stopLeading()
      sync.stop()
      handle.stop()
    },
  }
}

/** Any tab's write wakes the leading one: Dexie tells all tabs which rows changed. */
function kickOnWrite(db: KetuDb, kick: () => void): () => void {
  const subscription = liveQuery(() => outboxSize(db)).subscribe(size => {
    if (size > 0) kick()
  })
  return () => subscription.unsubscribe()
}
