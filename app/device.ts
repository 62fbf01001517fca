/** Builds a signed-in device out of real parts: its database, its documents, and the worker that keeps it in step. */
import type { Day } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { createBackground } from './background-port.ts'
import type { Device } from './context.tsx'
import { createCut } from './data/cut.ts'
import { databaseName, KetuDb } from './data/db.ts'
import { createLazyStore } from './data/lazy-store.ts'
import { createLiveHandle } from './data/live-handle.ts'
import { today } from './data/ketu.ts'
import { readToday, type TodayPage } from './data/queries/today-page.ts'
import type { StoredSession } from './data/session.ts'
import { createSyncWatch } from './data/sync/watch.ts'
import { createTimeProofs } from './data/time-proof.ts'
import { createFirstScreen } from './first-screen.ts'
import { createWatchedWorker } from './watched-worker.ts'
import { startMatrixWorker } from './data/matrix/start-matrix-worker.ts'
import { startPortfolioWorker } from './start-portfolio-worker.ts'

/** What a device takes from the browser. */
export interface DevicePorts {
  readonly now: () => number
  /** Milliseconds since whenever; nobody can set it. */
  readonly steady: () => number
  readonly random: () => number
  readonly randomBytes: (count: number) => Uint8Array
  readonly after: (ms: number, call: () => void) => () => void
  /** Resolves when what was changed before is painted. */
  readonly painted: () => Promise<void>
  /** Calls back when the network may be back or gone, and when the page is looked at or left. */
  readonly onHint: (call: () => void) => () => void
  /** Calls back before the browser may stop the page where it stands, and when it goes on. */
  readonly onStandstill: (stop: () => void, goOn: () => void) => () => void
  readonly isPersistent: () => boolean | undefined
  /** Another tab runs a newer version of the app: this page loads again, unless words on it would be lost. */
  readonly onNewer: () => void
  readonly report: (error: unknown) => void
}

export interface StartedDevice extends Device {
  /** Today is what the first screen shows: asked for before the screen is drawn, the database answers while React draws. */
  readonly askToday: () => void
  /** A drill keeps it from the server. */
  readonly isCut: () => Promise<boolean>
  readonly stop: () => void
}

/** Whoever opens the app for something else has done it by then. */
const warmAfterMs = 20_000

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
  const firstScreen = createFirstScreen(ports)
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
    return createDocStore({ ...ports, onLiveHandle: handle.run, db, member: me.member, zone, proof: times.proof })
  })
  const times = createTimeProofs({ ...ports, db })
  let stopTimes = (): void => undefined
  let stopWarming = (): void => undefined
  /** A first pull would only be computed halfway. */
  const warm = (): void => {
    if (sync.state().lastSynced !== undefined) matrices.warmUp()
    else stopWarming = ports.after(warmAfterMs, warm)
  }
  const background = createBackground(session, { ...ports, onStorageTrouble: () => sync.tellStorageTrouble() })
  const sync = createSyncWatch({ ...ports, db, syncNow: background.syncNow })
  const stopHints = ports.onHint(() => {
    void handle.probe()
    background.hint()
  })
  const portfolio = createWatchedWorker({ ...ports, start: () => startPortfolioWorker(session) })
  const matrices = createWatchedWorker({
    ...ports,
    start: () => startMatrixWorker({ database: db.name, zone: workspace.zone }),
  })
  const workers = [background, portfolio, matrices]
  const stopStandstill = ports.onStandstill(
    () => workers.forEach(worker => worker.pause()),
    () => workers.forEach(worker => worker.resume()),
  )
  void handle.probe()
  firstScreen.whenStanding(() => {
    if (isStopped) return
    sync.start()
    stopTimes = times.start()
    background.start()
    void store.warmUp()
    stopWarming = ports.after(warmAfterMs, warm)
  })
  let asked: { readonly day: Day; readonly page: Promise<TodayPage> } | undefined
  const ketu = { db, store, me, workspace, now: ports.now, newId: () => makeId(ports.now(), ports.randomBytes) }
  return {
    isCut: createCut({ ...ports, db }).isCut,
    ketu,
    sync,
    firstScreen,
    portfolio,
    matrices,
    askToday: () => {
      const day = today(ketu)
      asked = { day, page: readToday(ketu, day) }
      // Whoever shows it asks again, and is told what failed.
      asked.page.catch(() => undefined)
      firstScreen.whenStanding(() => {
        asked = undefined
      })
    },
    todayAhead: day => (asked?.day === day ? asked.page : undefined),
    stop: () => {
      isStopped = true
      stopHints()
      stopStandstill()
      stopTimes()
      stopWarming()
      workers.forEach(worker => worker.stop())
      sync.stop()
      handle.stop()
    },
  }
}
