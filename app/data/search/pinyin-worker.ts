/** The worker that knows how Chinese is read. It is started when names changed and stopped when it is idle. */
import { readingsOf } from './pinyin-key.ts'
import type { ReadingsAnswer, ReadingsRequest } from './pinyin-message.ts'

addEventListener('message', ({ data }: MessageEvent<ReadingsRequest>) => {
  const answer: ReadingsAnswer = { n: data.n, keys: readingsOf(data.names, data.kind) }
  postMessage(answer)
})
