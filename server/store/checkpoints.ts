/** When SQLite's write-ahead log goes into the file: in a thread of its own, a second after something was committed. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export interface Checkpoints {
  /** Something was committed. */
  due(): void
  /** Resolves when the thread has ended and holds the file no more. */
  close(): Promise<void>
}

const delayMs = 1000

/** `failed` is called once, when there is no thread any more; then somebody else has to do it. */
export function createCheckpoints(path: string, failed: (error: Error) => void): Checkpoints {
  let worker: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  let isRunning = false

  function start(): Worker {
    const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: path })
    started.unref()
    started.on('message', () => {
      isRunning = false
    })
    // It stays `running`: nothing is asked of it any more.
    started.on('error', failed)
    worker = started
    return started
  }

  return {
    due() {
      if (timer !== undefined || isRunning) return
      timer = setTimeout(() => {
        timer = undefined
        isRunning = true
        ;(worker ?? start()).postMessage('checkpoint')
      }, delayMs)
      timer.unref()
    },
    async close() {
      clearTimeout(timer)
      isRunning = true
      if (worker === undefined || worker.threadId < 0) return
      worker.ref()
      worker.postMessage('close')
      await once(worker, 'exit')
    },
  }
}
