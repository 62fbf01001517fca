/** The page's side of the background worker, with a worker that only notes what happens to it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBackground } from '#app/background-port.ts'
import { makeDevice } from '#test/kit/test-device.ts'

class NotedWorker {
  static readonly all: NotedWorker[] = []
  isTerminated = false
  onmessage: ((event: { readonly data: unknown }) => void) | undefined
  onerror: ((event: { readonly message: string }) => void) | undefined
  constructor() {
    NotedWorker.all.push(this)
  }
  readonly postMessage = (): void => undefined
  terminate(): void {
    this.isTerminated = true
  }
}

const { Worker: real } = globalThis
beforeEach(() => {
  NotedWorker.all.length = 0
  Object.assign(globalThis, { Worker: NotedWorker })
})
afterEach(() => void Object.assign(globalThis, { Worker: real }))

const alive = (): number => NotedWorker.all.filter(({ isTerminated }) => !isTerminated).length

function rig() {
  const timers: (() => void)[] = []
  const background = createBackground(makeDevice(), {
    after: (_, call) => {
      timers.push(call)
      return () => void timers.splice(timers.indexOf(call), 1)
    },
    onStorageTrouble: () => undefined,
    report: () => undefined,
  })
  return { background, timers }
}

describe('a page that may stand still', () => {
  it('has no worker meanwhile: frozen in its work it would keep its locks', () => {
    const { background } = rig()
    background.start()
    background.pause()
    expect(alive()).toBe(0)
    background.resume()
    expect(alive()).toBe(1)
  })

  it('answers who waits for a round: nobody waits for ever', async () => {
    const { background } = rig()
    const round = background.syncNow()
    background.pause()
    await expect(round).resolves.toBeUndefined()
  })

  it('begins nothing by going on: what was not started, or has ended, stays so', () => {
    const { background } = rig()
    background.resume()
    background.start()
    background.stop()
    background.resume()
    expect(NotedWorker.all.length).toBe(1)
    expect(alive()).toBe(0)
  })

  it('does not come back by the timer of a worker that could not start', () => {
    const { background, timers } = rig()
    background.start()
    NotedWorker.all[0]?.onerror?.({ message: 'no network' })
    expect(timers.length).toBe(1)
    background.pause()
    expect(timers.length).toBe(0)
    background.resume()
    expect(alive()).toBe(1)
  })
})
