/**
 * A database handle that may die under the page (rel finding 9): WebKit drops the handles of pages in the background, an open may
 * never answer, another tab may replace the database. Every call here ends, well or not.
 *
 * 1. Work on a dead handle is done once more on a fresh one; work that failed for another reason is not.
 * 2. An open that does not answer in five seconds is given up and told; the next call tries anew.
 * 3. A database that a newer version of the app or a sign-out takes over is left for good: opening it again would make it anew.
 */
import Dexie, { RangeSet } from 'dexie'
import type { KetuDb } from './db.ts'

export interface LiveHandle {
  /** Runs work that opens its own transactions. Throws `NotOpened` when the database does not open in time. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Asks the database for a sign of life; revives a dead handle and has every live query look again. Never throws. */
  probe(): Promise<void>
  /** Closes for good. */
  stop(): void
}

export interface HandlePorts {
  readonly db: KetuDb
  /** Calls back once after the time; returns its stop. */
  readonly after: (ms: number, call: () => void) => () => void
  /** The database does not open or answer: the person is told. */
  readonly onTrouble: (error: unknown) => void
  /** A newer version of the app wants the database: this page must load again. */
  readonly onNewer: () => void
}

/** The database did not open in time. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened'
}

const openTimeoutMs = 5_000

export function createLiveHandle({ db, after, onTrouble, onNewer }: HandlePorts): LiveHandle {
  let isStopped = false
  const stop = (): void => {
    isStopped = true
    db.close()
  }
  db.on('versionchange', event => {
    stop()
    if (event.newVersion !== null) onNewer()
    // Dexie's own listener does not get to see it: it would have the next call open again.
    return false
  })
  db.on('blocked', onTrouble)

  /** The next call opens anew. */
  const drop = (): void => {
    if (!isStopped) db.close({ disableAutoOpen: false })
  }

  async function callOff(): Promise<void> {
    await endOpening(db)
    drop()
  }

  /** Any read opens a closed database, unless it was closed for good. On an open one it may wait long behind an import. */
  async function answered(): Promise<void> {
    let calledOff: Promise<void> | undefined
    const giveUp = db.isOpen()
      ? nothing
      : after(openTimeoutMs, () => {
          if (!isStopped) calledOff = callOff()
        })
    try {
      await db.meta.get('epoch')
    } catch (error) {
      if (calledOff === undefined) throw error
      await calledOff
      throw new NotOpened('the database does not open')
    } finally {
      giveUp()
    }
  }

  async function revive(): Promise<void> {
    drop()
    await answered()
    Dexie.on.storagemutated.fire({ all: new RangeSet(Number.NEGATIVE_INFINITY, [[]]) })
  }

  async function run<T>(work: () => Promise<T>): Promise<T> {
    try {
      if (!db.isOpen()) await answered()
      return await work()
    } catch (error) {
      if (isStopped || !isDead(error)) throw error
      await revive()
      return await work()
    }
  }

  async function probe(): Promise<void> {
    try {
      await answered()
    } catch (error) {
      if (isStopped) return
      await revive().catch(again => (isStopped ? undefined : onTrouble(again ?? error)))
    }
  }

  return { run, probe, stop }
}

/**
 * Opens a database, anew when there is no answer in five seconds. Throws `NotOpened` after ten.
 * @param after calls back once after the time; returns its stop.
 */
export async function openInTime(db: Dexie, after: HandlePorts['after']): Promise<void> {
  for (let isLast = false; ; isLast = true) {
    let calledOff: Promise<void> | undefined
    const giveUp = after(openTimeoutMs, () => {
      calledOff = endOpening(db)
    })
    try {
      await db.open()
      return
    } catch (error) {
      if (calledOff === undefined) throw error
      await calledOff
      if (isLast) throw new NotOpened('the database does not open')
    } finally {
      giveUp()
    }
  }
}

/** Dexie would go on waiting for an open that does not answer. */
async function endOpening(db: Dexie): Promise<void> {
  const ended = db.open().then(nothing, nothing)
  db.close()
  await ended
}

const nothing = (): void => undefined

/** WebKit: "UnknownError: Connection to Indexed Database server lost"; others: InvalidStateError on a handle that is closing. */
function isDead(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'InvalidStateError' || error.name === 'UnknownError') return true
  return 'inner' in error && isDead(error.inner)
}
