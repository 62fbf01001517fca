/** A new version of the app: it waits for the next start, or for a tap; it never takes a draft. */
import { skipWaiting } from './skip-waiting.ts'

export interface Updates {
  /** Registers the worker, once: when somebody is signed in. Before that nothing needs to open offline. */
  readonly start: () => void
  /** True when a new version waits. */
  readonly isReady: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Takes the new version now and opens the page again. */
  readonly apply: () => void
}

export const noUpdates: Updates = { start: () => {}, isReady: () => false, subscribe: () => () => {}, apply: () => {} }

/** How often a long-lived page asks for a new version. */
const askEveryMs = 60 * 60_000

/**
 * Without workers (plain http, some WebViews) there is nothing to update.
 * @param hasDraft true while something typed stands unsaved on the screen.
 */
export function createUpdates(page: Window, script: string, hasDraft: () => boolean): Updates {
  const workers = workersOf(page.navigator)
  if (workers === undefined) return noUpdates
  const listeners = new Set<() => void>()
  let isStarted = false
  let waiting: ServiceWorker | undefined
  let isWanted = false

  const offer = (worker: ServiceWorker | null): void => {
    // The very first worker is no update.
    if (worker === null || workers.controller === null) return
    waiting = worker
    for (const listener of listeners) listener()
  }

  const follow = (registration: ServiceWorkerRegistration): void => {
    offer(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed') offer(worker)
      })
    })
    page.setInterval(() => void registration.update().catch(ignoreOffline), askEveryMs)
  }

  const start = (): void => {
    if (isStarted) return
    isStarted = true
    const hadWorker = workers.controller !== null
    // Another tab took the new version: the old one's lazy parts are gone, so this tab follows, unless something is typed.
    // Without a controller there is no new version: signing out has removed the worker.
    workers.addEventListener('controllerchange', () => {
      if (workers.controller === null) return
      if (isWanted || (hadWorker && !hasDraft())) page.location.reload()
    })
    // No worker, no offline start; the rest of the app works, and the page about this device says so.
    workers
      .register(script, { scope: '/', updateViaCache: 'none' })
      .then(follow, (error: unknown) => console.warn(error))
  }

  return {
    start,
    isReady: () => waiting !== undefined,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    apply: () => {
      isWanted = true
      waiting?.postMessage(skipWaiting)
    },
  }
}

/** Offline, `update()` rejects with a TypeError; it is asked again in an hour. */
function ignoreOffline(error: unknown): void {
  if (!(error instanceof TypeError)) throw error
}

// The type says it is always there; on plain http it is not.
const workersOf = (browser: { readonly serviceWorker?: ServiceWorkerContainer }): ServiceWorkerContainer | undefined =>
  browser.serviceWorker
