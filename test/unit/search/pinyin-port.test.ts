import { describe, expect, it } from 'vitest'
import type { ReadingsRequest } from '#app/data/search/pinyin-message.ts'
import { createPinyinPort, type StartPinyinWorker } from '#app/data/search/pinyin-port.ts'

/** Workers in the same thread: they answer, the last question first, when they are told to. */
function createTestWorkers() {
  const started: { answer: () => void; fail: (message: string) => void }[] = []
  const start: StartPinyinWorker = (answered, failed) => {
    const requests: ReadingsRequest[] = []
    const answer = (): void => {
      for (const { n, names } of requests.splice(0).reverse()) answered({ n, keys: names.map(name => `${name}!`) })
    }
    started.push({ answer, fail: failed })
    return { post: request => void requests.push(request), stop: () => void requests.splice(0) }
  }
  return { started, start }
}

describe('the pinyin port', () => {
  it('starts the worker with the first question and gives each its own answer', async () => {
    const { started, start } = createTestWorkers()
    const keysOf = createPinyinPort(start)
    expect(started).toHaveLength(0)
    const both = Promise.all([keysOf(['a'], 'customer'), keysOf(['b'], 'contact')])
    started[0]?.answer()
    expect(await both).toEqual([['a!'], ['b!']])
    expect(started).toHaveLength(1)
  })

  it('a worker that fails rejects what waits, and the next question starts another', async () => {
    const { started, start } = createTestWorkers()
    const keysOf = createPinyinPort(start)
    const first = keysOf(['a'], 'customer')
    started[0]?.fail('out of memory')
    await expect(first).rejects.toThrow('out of memory')
    const second = keysOf(['b'], 'customer')
    started[1]?.answer()
    expect(await second).toEqual(['b!'])
  })
})
