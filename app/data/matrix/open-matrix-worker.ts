/** Starts the worker of the matrices for a screen; the caller closes it when the screen goes. */
import type { Ketu } from '../ketu.ts'
import type { MatrixStart } from './matrix-worker.ts'

/** Returns its end, at once, whatever it is doing: what it has not written comes with the next look. */
export function openMatrixWorker({ db, workspace }: Pick<Ketu, 'db' | 'workspace'>): () => void {
  const worker = new Worker(new URL('./matrix-worker.ts', import.meta.url), { type: 'module', name: 'matrix' })
  worker.postMessage({ database: db.name, zone: workspace.zone } satisfies MatrixStart)
  return () => worker.terminate()
}
