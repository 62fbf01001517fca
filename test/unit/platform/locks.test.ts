/** One tab leads; without Web Locks each tab does; a stopped or frozen tab leaves its place to the next. */
import { describe, expect, it } from 'vitest'
import { lead } from '#app/platform/locks.ts'
import { type TestTimers, testTimers } from '#test/kit/test-timers.ts'

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise<void>(resolve => setImmediate(resolve))
}

/** The tabs of one device, each with its own clock: a frozen one hears nothing and its timers stand still. */
function browser(locks: LockManager | undefined = navigator.locks) {
  const log: string[] = []
  const tabs = new Set<{ hear: (word: string) => void; isFrozen: boolean; timers: TestTimers }>()
  const name = `ketu-${++browsers}`
  return {
    log,
    /** A tab that notes when it leads. */
    open: (tabName: string) => {
      const self = { hear: (_: string): void => {}, isFrozen: false, timers: testTimers(settled) }
      tabs.add(self)
      const ports = {
        say: (word: string) => {
          for (const tab of tabs) if (tab !== self && !tab.isFrozen) tab.hear(word)
        },
        hear: (call: (word: string) => void) => {
          self.hear = call
          return () => void tabs.delete(self)
        },
        after: self.timers.after,
      }
      const stop = lead(locks, name, ports, () => {
        log.push(`${tabName} leads`)
        return () => log.push(`${tabName} stops`)
      })
      return { stop, self }
    },
    pass: async (ms: number) => {
      for (let second = 0; second < ms / 1000; second++)
        for (const { isFrozen, timers } of [...tabs]) if (!isFrozen) await timers.pass(1000)
      await settled()
    },
  }
}

let browsers = 0

describe('leading', () => {
  it('goes to one tab, and to the next when that one stops', async () => {
    const { log, open } = browser()
    const a = open('a')
    const b = open('b')
    await settled()
    expect(log).toEqual(['a leads'])
    a.stop()
    await settled()
    expect(log).toEqual(['a leads', 'a stops', 'b leads'])
    b.stop()
    expect(log.at(-1)).toBe('b stops')
  })
  it('is given up by a tab that stops while it waits', async () => {
    const { log, open, pass } = browser()
    const a = open('a')
    open('b').stop()
    await settled()
    a.stop()
    await pass(60_000)
    expect(log).toEqual(['a leads', 'a stops'])
  })
  it('is everybody’s on plain http, where there are no locks', () => {
    const log: string[] = []
    const silent = { say: () => undefined, hear: () => () => undefined, after: () => () => undefined }
    const tab = (name: string) =>
      lead(undefined, 'ketu', silent, () => {
        log.push(`${name} leads`)
        return () => log.push(`${name} stops`)
      })
    const stop = tab('a')
    tab('b')
    stop()
    expect(log).toEqual(['a leads', 'b leads', 'a stops'])
  })
  it('stays with a tab that answers, however long', async () => {
    const { log, open, pass } = browser()
    const [a, b] = [open('a'), open('b')]
    await pass(120_000)
    expect(log).toEqual(['a leads'])
    b.stop()
    a.stop()
  })
  it('that is stolen before the turn has begun is waited for again', async () => {
    const turns: (() => void)[] = []
    const robbed: (() => void)[] = []
    const locks = {
      request: (_: string, __: LockOptions, work: LockGrantedCallback<unknown>) =>
        new Promise((_resolve, reject) => {
          turns.push(() => void work({ name: '', mode: 'exclusive' }))
          robbed.push(() => reject(new DOMException('stolen', 'AbortError')))
        }),
    }
    const { log, open } = browser(locks as unknown as LockManager)
    open('a')
    robbed[0]?.()
    await settled()
    turns[0]?.()
    expect(log).toEqual([])
    turns[1]?.()
    expect(log).toEqual(['a leads'])
  })

  it('is taken from a frozen tab within 15 s, by one tab; thawed, that one stops and waits for its turn', async () => {
    const { log, open, pass } = browser()
    const [a, b] = [open('a'), open('b')]
    await pass(10_000)
    a.self.isFrozen = true
    // A frozen page runs nothing: what happened to its lock it hears when it thaws.
    await pass(15_000)
    expect(log.filter(word => word.endsWith('leads'))).toEqual(['a leads', 'b leads'])
    a.self.isFrozen = false
    await pass(60_000)
    expect(log.filter(word => word.endsWith('leads'))).toEqual(['a leads', 'b leads'])
    expect(log.filter(word => word.endsWith('stops'))).toEqual(['a stops'])
    b.stop()
    await settled()
    expect(log.slice(-2)).toEqual(['b stops', 'a leads'])
    a.stop()
    expect(log.at(-1)).toBe('a stops')
  })
})
