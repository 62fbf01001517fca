/** How screens reach the signed-in device: its Ketu, live queries over its rows, and the state of its sync. */
import type { Day } from '#shared/domain/day.ts'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Ketu } from './data/ketu.ts'
import { followQuery } from './data/live-query.ts'
import type { TodayPage } from './data/queries/today-page.ts'
import type { SessionStore, StoredSession } from './data/session.ts'
import type { SyncControl, SyncState } from './data/sync/state.ts'
import type { FirstScreen } from './first-screen.ts'
import { onVisibility } from './platform/visibility.ts'
import type { WatchedWorker } from './watched-worker.ts'

export interface Device {
  readonly ketu: Ketu
  readonly sync: SyncControl
  readonly firstScreen: FirstScreen
  readonly portfolio: WatchedWorker
  /** Points of the matrices, and who is to be looked at. */
  readonly matrices: WatchedWorker
  /** What was asked for before the first screen was drawn. */
  readonly todayAhead: (day: Day) => Promise<TodayPage> | undefined
}

const DeviceContext = createContext<Device | undefined>(undefined)

export function DeviceProvider({ device, children }: { device: Device; children: ReactNode }): ReactNode {
  return <DeviceContext value={device}>{children}</DeviceContext>
}

function useDevice(): Device {
  const device = useContext(DeviceContext)
  if (device === undefined) throw new Error('no signed-in device around this screen')
  return device
}

export const useKetu = (): Ketu => useDevice().ketu

/** Today as it was asked for while the app started; undefined later. */
export const useTodayAhead = (day: Day): Promise<TodayPage> | undefined => useDevice().todayAhead(day)

/** Undefined on screens before sign-in. */
export const useSignedIn = (): Device | undefined => useContext(DeviceContext)

/** While the screen stands and is seen, a worker keeps the portfolio up to date. */
export const usePortfolioWork = (): void => useWorker(useDevice().portfolio)

/** The same for the points of the matrices, and who is to be looked at. */
export function useMatrixWork(isWanted = true): void {
  const { matrices } = useDevice()
  useWorker(isWanted ? matrices : undefined)
}

function useWorker(worker: WatchedWorker | undefined): void {
  useEffect(() => {
    if (worker === undefined) return undefined
    const end = worker.look()
    const stop = onVisibility(isVisible => (isVisible ? worker.resume() : worker.pause()))
    return () => {
      stop()
      end()
    }
  }, [worker])
}

export const useSyncControl = (): SyncControl => useDevice().sync

export function useSyncState(): SyncState {
  const { sync } = useDevice()
  return useSyncExternalStore(sync.subscribe, sync.state)
}

const SessionContext = createContext<SessionStore | undefined>(undefined)

export function SessionProvider({ sessions, children }: { sessions: SessionStore; children: ReactNode }): ReactNode {
  return <SessionContext value={sessions}>{children}</SessionContext>
}

/** Where sign-in puts who this device belongs to, and sign-out takes it away. */
export function useSessions(): SessionStore {
  const sessions = useContext(SessionContext)
  if (sessions === undefined) throw new Error('no session store around this screen')
  return sessions
}

/** Who this device belongs to; undefined before sign-in. Known without the network. */
export function useSession(): StoredSession | undefined {
  const sessions = useSessions()
  return useSyncExternalStore(sessions.subscribe, sessions.get)
}

/**
 * The result of a query over Dexie rows, again after every change of what it read; undefined until the first answer.
 * While a new answer is on its way the last one stays: local data never shows a spinner.
 * @param deps what the query depends on besides the rows; part of them changing asks again.
 * @param ahead the first answer, asked for before: changes are followed once it is on the screen.
 */
export function useLive<T>(
  query: (ketu: Ketu) => Promise<T>,
  deps: readonly unknown[] = [],
  ahead?: Promise<T>,
): T | undefined {
  const { ketu, firstScreen } = useDevice()
  const [result, setResult] = useState<{ readonly value: T } | { readonly error: unknown }>()
  useEffect(() => {
    const answered = firstScreen.asks()
    let stop: (() => void) | undefined
    let isOver = false
    const show = (next: NonNullable<typeof result>): void => {
      if (isOver) return
      setResult(next)
      answered()
    }
    const follow = (): void => {
      if (isOver) return
      const subscription = followQuery(() => query(ketu)).subscribe({
        next: value => show({ value }),
        error: error => show({ error }),
      })
      stop = () => subscription.unsubscribe()
    }
    if (ahead === undefined) follow()
    else
      ahead.then(value => {
        show({ value })
        firstScreen.whenStanding(follow)
      }, follow)
    return () => {
      isOver = true
      stop?.()
      answered()
    }
  }, [ketu, firstScreen, ...deps])
  if (result !== undefined && 'error' in result) throw result.error
  return result?.value
}
