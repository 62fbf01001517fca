/** The page's side of a worker over all customers, with workers that only note what happens to them. */
import { describe, expect, it } from 'vitest'
import { createWatchedWorker } from '#app/watched-worker.ts'

function rig() {
  const started: { isTerminated: boolean; say: () => void; fail: () => void }[] = []
  const timers: (() => void)[] = []
  const worker = createWatchedWorker({
    start: () => {
      const one = {
        isTerminated: false,
        say: () => held.onmessage?.call(held as Worker, new MessageEvent('message')),
        fail: () => held.onerror?.call(held as Worker, new Event('error') as ErrorEvent),
      }
      const held: Pick<Worker, 'onmessage' | 'onerror' | 'terminate'> = {
        onmessage: null,
        onerror: null,
        terminate: () => {
          one.isTerminated = true
        },
      }
      started.push(one)
      return held
    },
    after: (_, call) => {
      timers.push(call)
      return () => void timers.splice(0, timers.length, ...timers.filter(timer => timer !== call))
    },
    report: error => {
      throw error
    },
  })
  const pass = (): void => timers.splice(0).forEach(call => call())
  const alive = (): number => started.filter(({ isTerminated }) => !isTerminated).length
  return { worker, started, pass, alive }
}

describe('a worker over all customers', () => {
  it('is one for all who look, and stays a little when they go', () => {
    const { worker, alive, pass } = rig()
    const ends = [worker.look(), worker.look()]
    expect(alive()).toBe(1)
    ends[0]?.()
    ends[0]?.()
    pass()
    expect(alive()).toBe(1)
    ends[1]?.()
    expect(alive()).toBe(1)
    worker.look()
    pass()
    expect(alive()).toBe(1)
  })

  it('ends when nobody looks any more', () => {
    const { worker, alive, pass } = rig()
    worker.look()()
    pass()
    expect(alive()).toBe(0)
  })

  it('warmed up, runs until it has said once that its figures are made', () => {
    const { worker, started, alive, pass } = rig()
    worker.warmUp()
    pass()
    expect(alive()).toBe(1)
    started[0]?.say()
    pass()
    expect(alive()).toBe(0)
  })

  it('that could not start is kept warm by nobody, and asked for by the next who looks', () => {
    const { worker, started, alive, pass } = rig()
    worker.warmUp()
    started[0]?.fail()
    expect(alive()).toBe(0)
    const end = worker.look()
    expect(alive()).toBe(1)
    end()
    pass()
    expect(alive()).toBe(0)
  })

  it('is not warmed up while somebody looks: it would outlive them', () => {
    const { worker, alive, pass } = rig()
    const end = worker.look()
    worker.warmUp()
    end()
    pass()
    expect(alive()).toBe(0)
  })

  it('is gone while the page may stand still, and goes on for those who look', () => {
    const { worker, alive } = rig()
    worker.look()
    worker.pause()
    expect(alive()).toBe(0)
    worker.resume()
    expect(alive()).toBe(1)
  })

  it('does not go on for nobody', () => {
    const { worker, alive } = rig()
    worker.pause()
    worker.resume()
    expect(alive()).toBe(0)
  })
})
