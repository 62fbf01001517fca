/** Asks the pinyin worker. The worker and its dictionary live only while there is something to read. */
import type { ReadingsAnswer, ReadingsRequest } from './pinyin-message.ts'
import type { KeysOf } from './search-key.ts'

export interface PinyinWorker {
  readonly post: (request: ReadingsRequest) => void
  readonly stop: () => void
}

export type StartPinyinWorker = (
  answered: (answer: ReadingsAnswer) => void,
  failed: (message: string) => void,
) => PinyinWorker

interface Waiting {
  readonly resolve: (keys: readonly string[]) => void
  readonly reject: (reason: Error) => void
}

const idleMs = 20_000

/** A failed worker rejects what waits; the next question starts a new one. */
export function createPinyinPort(start: StartPinyinWorker = startPinyinWorker): KeysOf {
  const waiting = new Map<number, Waiting>()
  let worker: PinyinWorker | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let n = 0

  const stop = (): void => {
    worker?.stop()
    worker = undefined
  }
  const answered = (answer: ReadingsAnswer): void => {
    waiting.get(answer.n)?.resolve(answer.keys)
    waiting.delete(answer.n)
    if (waiting.size === 0) idle = setTimeout(stop, idleMs)
  }
  const failed = (message: string): void => {
    stop()
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  }

  return (names, kind) =>
    new Promise((resolve, reject) => {
      clearTimeout(idle)
      worker ??= start(answered, failed)
      n += 1
      waiting.set(n, { resolve, reject })
      worker.post({ n, names, kind })
    })
}

const startPinyinWorker: StartPinyinWorker = (answered, failed) => {
  const worker = new Worker(new URL('./pinyin-worker.ts', import.meta.url), { type: 'module', name: 'pinyin' })
  worker.onmessage = ({ data }: MessageEvent<ReadingsAnswer>) => answered(data)
  worker.onerror = event => failed(event.message || 'The pinyin worker did not start')
  return { post: request => worker.postMessage(request), stop: () => worker.terminate() }
}
