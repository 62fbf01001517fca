/** A new version of the app: it waits for the next start, or for a tap; it never takes a draft. */
import { hasDraft } from '#app/data/draft.ts'
import { skipWaiting } from './skip-waiting.ts'

export interface Updates {
  /** True when a new version waits. */
  readonly isReady: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Takes the new version now and opens the page again. */
  readonly apply: () => void
}

export const noUpdates: Updates = { isReady: () => false, subscribe: () => () => {}, apply: () => {} }

/** How often a long-lived page asks for a new version. */
const askEveryMs = 60 * 60_000

/** Registers the worker. Without workers (plain http, some WebViews) there is nothing to update. */
export function watchUpdates(page: Window, script: string): Updates {
  const workers = workersOf(page.navigator)
  if (workers === undefined) return noUpdates
  const listeners = new Set<() => void>()
  const hadWorker = workers.controller !== null
  let waiting: ServiceWorker | undefined
  let isWanted = false
  const offer = (worker: ServiceWorker | null): void => {
    // The very first worker is no update.
    if (worker === null || workers.controller === null) return
    waiting = worker
    for (const listener of listeners) listener()
  }
  // Another tab took the new version: the old one's lazy parts are gone, so this tab follows, unless something is typed.
  workers.addEventListener('controllerchange', () => {
    if (isWanted || (hadWorker && !hasDraft())) page.location.reload()
  })
  workers.register(script, { scope: '/', updateViaCache: 'none' }).then(
    registration => {
      offer(registration.waiting)
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed') offer(worker)
        })
      })
      page.setInterval(() => void registration.update().catch(ignoreOffline), askEveryMs)
    },
    // No worker, no offline start; the rest of the app works, and the page about this device says so.
    (error: unknown) => console.warn(error),
  )
  return {
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
