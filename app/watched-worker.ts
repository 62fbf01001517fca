/** The page's side of a worker over all customers: it runs while somebody looks at a screen that shows its figures, and a little longer. */

export interface WatchedWorker {
  /** Somebody looks. @returns says that they look no more. */
  readonly look: () => () => void
  /** Nobody looks yet, and whoever does next finds figures: it runs until it says that it has made them once. */
  readonly warmUp: () => void
  /** Ended while the page may stand still or is hidden. Nothing half is ever stored. */
  readonly pause: () => void
  /** Goes on if somebody looks. */
  readonly resume: () => void
  readonly stop: () => void
}

type StartedWorker = Pick<Worker, 'onmessage' | 'onerror' | 'terminate'>

export interface WatchedWorkerPorts {
  /** Starts it, with its first message sent. Each of its own messages says that its figures are made of what there is. */
  readonly start: () => StartedWorker
  readonly after: (ms: number, call: () => void) => () => void
  readonly report: (error: unknown) => void
}

/** From one screen to the next it stays. */
const idleMs = 10_000

export function createWatchedWorker({ start, after, report }: WatchedWorkerPorts): WatchedWorker {
  let worker: StartedWorker | undefined
  let [looking, isPaused] = [0, false]
  let stopTimer = (): void => undefined
  const warming: (() => void)[] = []

  const close = (): void => {
    stopTimer()
    worker?.terminate()
    worker = undefined
  }
  const open = (): void => {
    stopTimer()
    if (worker !== undefined || isPaused) return
    worker = start()
    const endWarming = (): void => warming.splice(0).forEach(end => end())
    worker.onmessage = endWarming
    worker.onerror = ({ message }) => {
      // Without one its script did not come, as offline on the very first visit: the next look asks again.
      if (message) report(new Error(message))
      endWarming()
      close()
    }
  }
  const look = (): (() => void) => {
    looking++
    open()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      looking--
      if (looking === 0) stopTimer = after(idleMs, close)
    }
  }
  return {
    look,
    warmUp: () => {
      // Whoever looks already has it made.
      if (looking === 0) warming.push(look())
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
