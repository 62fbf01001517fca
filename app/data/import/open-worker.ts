/** Starts the import worker for the screen; the caller closes it when the screen goes. */
import type { Ketu } from '../ketu.ts'
import { callSession } from './remote-session.ts'
import type { ImportSession } from './session.ts'
import type { WorkerStart } from './worker.ts'

export interface OpenWorker {
  readonly session: ImportSession
  /** Ends the worker at once, whatever it is doing; calls that wait fail. */
  readonly close: () => void
}

export function openImportWorker(ketu: Pick<Ketu, 'db' | 'me' | 'workspace'>): OpenWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const { zone, currency } = ketu.workspace
  worker.postMessage({ database: ketu.db.name, member: ketu.me.member, zone, currency } satisfies WorkerStart)
  const { fail, ...session } = callSession(worker)
  worker.addEventListener('error', event => fail(event.message))
  return {
    session,
    close: () => {
      worker.terminate()
      fail('closed')
    },
  }
}
