/** When SQLite's write-ahead log goes into the file: in a thread of its own, a second after something was committed. */
import { Worker } from 'node:worker_threads'

export interface Checkpoints {
  /** Something was committed. */
  due(): void
  /** Resolves when the thread has ended and holds the file no more. */
  close(): Promise<void>
}

const delayMs = 1000
/** A thread takes some 20 MiB: while nobody writes there is none. */
const restMs = 30_000

/** `failed` is called once, when there is no thread any more; then somebody else has to do it. */
export function createCheckpoints(path: string, failed: (error: Error) => void, restAfterMs = restMs): Checkpoints {
  let worker: Worker | undefined
  let ended: Promise<unknown> = Promise.resolve()
  let next: NodeJS.Timeout | undefined
  let rest: NodeJS.Timeout | undefined
  let isRunning = false

  function start(): Worker {
    const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: path })
    started.unref()
    started.on('message', () => {
      isRunning = false
      rest = setTimeout(end, restAfterMs).unref()
    })
    // It stays `running`: nothing is asked of it any more.
    started.on('error', failed)
    ended = new Promise(resolve => started.once('exit', resolve))
    return started
  }

  function end(): void {
    worker?.postMessage('close')
    worker = undefined
  }

  return {
    due() {
      if (next !== undefined || isRunning) return
      next = setTimeout(() => {
        next = undefined
        isRunning = true
        clearTimeout(rest)
        worker ??= start()
        worker.postMessage('checkpoint')
      }, delayMs).unref()
    },
    async close() {
      clearTimeout(next)
      clearTimeout(rest)
      isRunning = true
      worker?.ref()
      end()
      await ended
    },
  }
}
