/** The page's side of the portfolio worker: it runs while somebody looks at a screen that shows it, and a little longer. */
import type { StoredSession } from './data/session.ts'

export interface PortfolioWork {
  /** Somebody looks. @returns says that they look no more. */
  readonly look: () => () => void
  /** Ended while the page may stand still or is hidden. Nothing half is ever stored. */
  readonly pause: () => void
  /** Goes on if somebody looks. */
  readonly resume: () => void
  readonly stop: () => void
}

export interface PortfolioPorts {
  readonly after: (ms: number, call: () => void) => () => void
  readonly report: (error: unknown) => void
}

/** From one screen to the next it stays. */
const idleMs = 10_000

export function createPortfolioWork(session: StoredSession, { after, report }: PortfolioPorts): PortfolioWork {
  let worker: Worker | undefined
  let [looking, isPaused] = [0, false]
  let stopTimer = (): void => undefined

  const close = (): void => {
    stopTimer()
    worker?.terminate()
    worker = undefined
  }
  const open = (): void => {
    stopTimer()
    if (worker !== undefined || isPaused) return
    worker = new Worker(new URL('./portfolio-worker.ts', import.meta.url), { type: 'module', name: 'portfolio' })
    // Offline on the very first visit its script cannot come: the next look asks again.
    worker.onerror = event => {
      report(new Error(event.message || 'the portfolio worker did not start'))
      close()
    }
    worker.postMessage(session)
  }
  return {
    look: () => {
      looking++
      open()
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        looking--
        if (looking === 0) stopTimer = after(idleMs, close)
      }
    },
    pause: () => {
      isPaused = true
      close()
    },
    resume: () => {
      isPaused = false
      if (looking > 0) open()
    },
    stop: () => {
      isPaused = true
      close()
    },
  }
}
