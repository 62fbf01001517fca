/** Makes base rows in a worker thread under a watchdog: whatever bytes do to Yjs there, requests go on. */
import { Worker } from 'node:worker_threads'
import type { BaseJob, BaseResult, BaseResults } from './base-worker.ts'

export interface BaseBuilder {
  /** Rejects when Yjs throws, runs out of memory or takes longer than the watchdog allows. One job at a time. */
  build(bodies: readonly Uint8Array[]): Promise<Uint8Array>
  /** What the document says (content-hash.ts); rejects like `build`. */
  contentHash(bodies: readonly Uint8Array[]): Promise<string>
  close(): Promise<void>
}

/** A document of the full budget takes about a second; what takes ten is stuck. */
const defaultWatchdogMs = 10_000
const maxHeapMiB = 512

export function createBaseBuilder(
  watchdogMs = defaultWatchdogMs,
  workerUrl: URL = new URL('./base-worker.ts', import.meta.url),
): BaseBuilder {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let nextId = 1

  function start(): Worker {
    if (worker !== undefined) return worker
    const started = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMiB } })
    started.unref()
    worker = started
    return started
  }

  async function stop(): Promise<void> {
    const stopped = worker
    worker = undefined
    await stopped?.terminate()
  }

  function run<Want extends BaseJob['want']>(want: Want, bodies: readonly Uint8Array[]): Promise<BaseResults[Want]> {
    const job: BaseJob = { id: nextId++, want, bodies }
    const target = start()
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer)
        target.off('message', onMessage).off('error', fail).off('exit', onExit)
        settle()
      }
      const fail = (error: Error): void => finish(() => void stop().then(() => reject(error)))
      const onExit = (): void => fail(new Error('the base worker ended'))
      const onMessage = (result: BaseResult): void => {
        if (result.id !== job.id) return
        // What was wanted is what is answered.
        finish(() => ('error' in result ? reject(new Error(result.error)) : resolve(result.value as BaseResults[Want])))
      }
      const timer = setTimeout(() => fail(new Error('the base worker took too long')), watchdogMs)
      target.on('message', onMessage).on('error', fail).on('exit', onExit)
      target.postMessage(job)
    })
  }

  function inTurn<Want extends BaseJob['want']>(want: Want, bodies: readonly Uint8Array[]): Promise<BaseResults[Want]> {
    const turn = queue.then(() => run(want, bodies))
    // The next job waits for this one, whatever became of it.
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    build: bodies => inTurn('base', bodies),
    contentHash: bodies => inTurn('content-hash', bodies),
    close: stop,
  }
}
