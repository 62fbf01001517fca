/** One tab leads; without Web Locks each tab does; a stopped tab leaves its place to the next. */
import { describe, expect, it } from 'vitest'
import { lead } from '#app/platform/locks.ts'
import { createDeviceStorage } from '#app/platform/storage.ts'

const settled = () => new Promise<void>(resolve => setImmediate(resolve))

/** A tab that notes when it leads. */
function tab(name: string, log: string[], locks: LockManager | undefined) {
  return lead(locks, 'ketu', () => {
    log.push(`${name} leads`)
    return () => log.push(`${name} stops`)
  })
}

describe('leading', () => {
  it('goes to one tab, and to the next when that one stops', async () => {
    const log: string[] = []
    const stopA = tab('a', log, navigator.locks)
    const stopB = tab('b', log, navigator.locks)
    await settled()
    expect(log).toEqual(['a leads'])
    stopA()
    await settled()
    await settled()
    expect(log).toEqual(['a leads', 'a stops', 'b leads'])
    stopB()
    expect(log.at(-1)).toBe('b stops')
  })
  it('is given up by a tab that stops while it waits', async () => {
    const log: string[] = []
    const stopA = tab('a', log, navigator.locks)
    tab('b', log, navigator.locks)()
    await settled()
    stopA()
    await settled()
    await settled()
    expect(log).toEqual(['a leads', 'a stops'])
  })
  it('is everybody’s on plain http, where there are no locks', () => {
    const log: string[] = []
    const stop = tab('a', log, undefined)
    tab('b', log, undefined)
    stop()
    expect(log).toEqual(['a leads', 'b leads', 'a stops'])
  })
})

it('storage that cannot promise anything says so instead of failing', async () => {
  const storage = createDeviceStorage(undefined)
  await storage.refresh()
  expect(storage.use()).toEqual({ isPersistent: undefined, usedBytes: undefined })
  expect(await storage.askToKeep()).toBe(false)
})
