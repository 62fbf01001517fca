/** Starts the worker of the matrices; whoever starts it ends it. */
import type { MatrixStart } from './matrix-worker.ts'

export function startMatrixWorker({ database, zone }: MatrixStart): Worker {
  const worker = new Worker(new URL('./matrix-worker.ts', import.meta.url), { type: 'module', name: 'matrix' })
  worker.postMessage({ database, zone } satisfies MatrixStart)
  return worker
}
