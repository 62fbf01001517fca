/** The page's side of the background worker. */
import type { FromBackground, ToBackground } from './background-message.ts'
import type { StoredSession } from './data/session.ts'

export interface Background {
  readonly start: () => void
  readonly hint: () => void
  /** Resolves when the round asked for has ended, well or not. */
  readonly syncNow: () => Promise<void>
  /** Ends it at once. What it was writing is not written: it comes again. */
  readonly stop: () => void
  /** Ended while the page may stand still. */
  readonly pause: () => void
  /** Goes on if it was started. */
  readonly resume: () => void
}

export interface BackgroundPorts {
  readonly after: (ms: number, call: () => void) => () => void
  readonly onStorageTrouble: () => void
  readonly report: (error: unknown) => void
}

/** Its script could not be fetched (no network on the very first visit): tried again after this. */
const restartMs = 5_000

export function createBackground(session: StoredSession, ports: BackgroundPorts): Background {
  const waiting = new Map<number, () => void>()
  let last = 0
  let worker: Worker | undefined
  let isOn = false
  let stopTimer = (): void => undefined

  function open(): Worker {
    stopTimer()
    if (worker !== undefined) return worker
    worker = new Worker(new URL('./background.ts', import.meta.url), { type: 'module', name: 'background' })
    worker.onmessage = ({ data }: MessageEvent<FromBackground>) => {
      if (data.kind === 'storage-trouble') ports.onStorageTrouble()
      else answer(data.n)
    }
    worker.onerror = event => {
      ports.report(new Error(event.message || 'the background worker did not start'))
      close()
      stopTimer = ports.after(restartMs, open)
    }
    say(worker, { kind: 'start', session })
    return worker
  }
  function close(): void {
    stopTimer()
    worker?.terminate()
    worker = undefined
    for (const n of waiting.keys()) answer(n)
  }
  function answer(n: number): void {
    waiting.get(n)?.()
    waiting.delete(n)
  }

  return {
    start: () => {
      isOn = true
      open()
    },
    hint: () => {
      if (worker !== undefined) say(worker, { kind: 'hint' })
    },
    syncNow: () =>
      new Promise(resolve => {
        waiting.set(++last, resolve)
        say(open(), { kind: 'sync-now', n: last })
      }),
    stop: () => {
      isOn = false
      close()
    },
    pause: close,
    resume: () => {
      if (isOn) open()
    },
  }
}

const say = (worker: Worker, message: ToBackground): void => worker.postMessage(message)
