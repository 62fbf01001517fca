/** Starts the worker of the portfolio. */
import type { StoredSession } from './data/session.ts'

export function startPortfolioWorker(session: StoredSession): Worker {
  const worker = new Worker(new URL('./portfolio-worker.ts', import.meta.url), {
    type: 'module',
    name: 'portfolio',
  })
  worker.postMessage(session)
  return worker
}
