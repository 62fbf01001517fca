/** Starts the import worker for the screen; the caller closes it when the screen goes. */
import type { Ketu } from '../ketu.ts'
import { callRun, type RemoteRun } from './remote-run.ts'
import { callSession } from './remote-session.ts'
import type { ImportSession } from './session.ts'
import type { WorkerStart } from './worker.ts'

export interface OpenWorker {
  readonly session: ImportSession
  readonly run: RemoteRun['run']
  /** Ends a run before its next chunk. */
  readonly stop: () => void
  /** Ends the worker at once, whatever it is doing; calls that wait fail. */
  readonly close: () => void
}

export function openImportWorker(ketu: Pick<Ketu, 'db' | 'me' | 'workspace'>): OpenWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const { db, me, workspace } = ketu
  worker.postMessage({ database: db.name, me, workspace } satisfies WorkerStart)
  const { fail: failCalls, ...session } = callSession(worker)
  const { fail: failRun, run, stop } = callRun(worker)
  const fail = (reason: string): void => {
    failCalls(reason)
    failRun(reason)
  }
  worker.addEventListener('error', event => fail(event.message))
  return {
    session,
    run,
    stop,
    close: () => {
      worker.terminate()
      fail('closed')
    },
  }
}
