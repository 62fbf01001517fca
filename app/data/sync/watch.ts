/** The state of sync for screens, read live from the database: every tab shows the same, and only what answers have shown. */
import Dexie from 'dexie'
import type { KetuDb } from '../db.ts'
import { followQuery } from '../live-query.ts'
import { type Contact, readMeta } from '../meta.ts'
import { type Drill, isCutOff } from '../drill-state.ts'
import { openConflictCount, type Waiting, waiting } from '../queries/sync.ts'
import { initialSyncState, type PillKind, type SyncControl, type SyncProblem, type SyncState } from './state.ts'

export interface WatchPorts {
  readonly db: KetuDb
  readonly now: () => number
  /** Calls back once after the time; returns its stop. */
  readonly after: (ms: number, call: () => void) => () => void
  readonly syncNow: () => Promise<void>
  /** Whether the browser promised to keep the data; undefined when it cannot say. */
  readonly isPersistent: () => boolean | undefined
}

/** A word of the leading tab older than this counts as no word. */
const staleMs = 60_000
/** A query that is answered this soon disturbs nobody. */
const shortMs = 30
const longestRestMs = 3_000
/** The first answer may take this long before "syncing" becomes "offline". */
const startMs = 5_000
const riskAfterMs = 7 * 86_400_000

/** What every round of the engine says anew. */
interface Said {
  readonly contact: Contact | undefined
  readonly lastSynced: number | undefined
  readonly drill?: Drill | undefined
}

/** What only changes when records do: asked again for nothing less. */
interface Work {
  readonly waiting: Waiting
  readonly needsYou: number
}

/** isStarting: nobody can have answered yet, nor failed to. */
type Seen = Said & Work & { readonly isStarting?: boolean }

export interface SyncWatch extends SyncControl {
  /** Nothing is read before. */
  readonly start: () => void
  /** The device's storage does not answer: told until a query answers again. */
  readonly tellStorageTrouble: () => void
  readonly stop: () => void
}

export function createSyncWatch(ports: WatchPorts): SyncWatch {
  const listeners = new Set<() => void>()
  let state = initialSyncState
  let said: Said | undefined
  let work: Work | undefined
  let isStarting = true
  const showBoth = (): void => {
    if (said && work) show(stateOf({ ...said, ...work, isStarting }, ports.now(), ports.isPersistent()))
  }
  const stops: (() => void)[] = []
  function start(): void {
    const saying = followQuery(() => lookAtSaid(ports.db)).subscribe({
      next: seen => {
        said = seen
        showBoth()
      },
      error: tellStorageTrouble,
    })
    const working = followQuery(calmly(ports, () => lookAtWork(ports.db))).subscribe({
      next: seen => {
        work = seen
        showBoth()
      },
      error: tellStorageTrouble,
    })
    const stopStarting = ports.after(startMs, () => {
      isStarting = false
      showBoth()
    })
    stops.push(
      stopStarting,
      () => saying.unsubscribe(),
      () => working.unsubscribe(),
    )
  }
  function tellStorageTrouble(): void {
    show({ ...state, pill: 'risk', problem: 'storage' })
  }
  function show(next: SyncState): void {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    state: () => state,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    syncNow: ports.syncNow,
    tellStorageTrouble,
    start,
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}

/** A query that took long rests ten times as long before it runs again: an import changes what it counts all the time. */
function calmly<T>({ now, after }: Pick<WatchPorts, 'now' | 'after'>, query: () => Promise<T>): () => Promise<T> {
  let ended = 0
  let took = 0
  return async () => {
    const rest = Math.min(took * 10, longestRestMs) - (now() - ended)
    if (took > shortMs && rest > 0) await new Dexie.Promise<void>(resolve => void after(rest, () => resolve()))
    const start = now()
    try {
      return await query()
    } finally {
      ended = now()
      took = ended - start
    }
  }
}

async function lookAtSaid(db: KetuDb): Promise<Said> {
  const [contact, lastSynced, drill] = await Promise.all([
    readMeta(db, 'contact'),
    readMeta(db, 'lastSynced'),
    readMeta(db, 'drill'),
  ])
  return { contact, lastSynced, drill }
}

async function lookAtWork(db: KetuDb): Promise<Work> {
  const [waits, tray, conflicts] = await Promise.all([
    waiting(db),
    db.tray.where('state').equals('open').count(),
    openConflictCount(db),
  ])
  return { waiting: waits, needsYou: tray + conflicts }
}

/** Pure: the pill shows the most urgent of what holds (UX 5.4). */
export function stateOf(seen: Seen, now: number, isPersistent: boolean | undefined): SyncState {
  const isCut = isCutOff(seen.drill, now)
  const contact = seen.contact !== undefined && now - seen.contact.at < staleMs ? seen.contact : undefined
  const problem = isCut ? 'unreachable' : contact === undefined && seen.isStarting ? undefined : problemOf(contact)
  return {
    pill: pillOf(seen, contact, problem, now, isPersistent),
    waiting: seen.waiting.count,
    // A clock that was ahead and was set right would have it wait since tomorrow.
    waitingSince: seen.waiting.since === undefined ? undefined : Math.min(seen.waiting.since, now),
    needsYou: seen.needsYou,
    lastSynced: seen.lastSynced,
    problem,
    delivered: contact?.delivered ?? 0,
    isCut,
  }
}

function problemOf(contact: Contact | undefined): SyncProblem | undefined {
  if (contact === undefined) return 'unreachable'
  return contact.kind === 'reached' || contact.kind === 'trying' ? undefined : contact.kind
}

function pillOf(
  seen: Seen,
  contact: Contact | undefined,
  problem: SyncProblem | undefined,
  now: number,
  isPersistent: boolean | undefined,
): PillKind {
  const isOld = seen.waiting.since !== undefined && now - seen.waiting.since > riskAfterMs
  if (problem === 'storage' || (isOld && isPersistent === false)) return 'risk'
  if (seen.needsYou > 0) return 'needs-you'
  if (problem === 'signed-out') return 'signed-out'
  if (problem !== undefined) return 'offline'
  // On the way to the first answer.
  if (contact === undefined || contact.kind === 'trying') return contact?.isBusy === false ? 'offline' : 'syncing'
  return seen.waiting.count > 0 ? 'syncing' : 'ok'
}
