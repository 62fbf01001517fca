import { describe, expect, it } from 'vitest'
import { createDeviceStorage, isNearlyFull } from '#app/platform/storage.ts'

/** A browser that answers so when it is asked, and counts the questions. */
function browserThat(keeps: boolean, usage = 10, quota = 100) {
  let isPersistent = false
  const asked = { times: 0 }
  const manager = {
    persisted: async () => isPersistent,
    persist: async () => {
      asked.times++
      isPersistent = keeps
      return keeps
    },
    estimate: async () => ({ usage, quota }),
  }
  return { manager, asked }
}

describe('storage', () => {
  it('that cannot promise anything says so instead of failing', async () => {
    const storage = createDeviceStorage(undefined, false)
    await storage.refresh()
    const unknown = { isPersistent: undefined, usedBytes: undefined, quotaBytes: undefined }
    expect(storage.use()).toEqual({ ...unknown, isRefused: false })
    await storage.askQuietly()
    expect(await storage.askToKeep()).toBe(false)
    expect(isNearlyFull(storage.use())).toBe(false)
  })

  it('tells what the browser answered, and never that it was refused before it was asked', async () => {
    const { manager } = browserThat(false)
    const storage = createDeviceStorage(manager, false)
    await storage.refresh()
    expect(storage.use()).toMatchObject({ isPersistent: false, isRefused: false })
    expect(await storage.askToKeep()).toBe(false)
    expect(storage.use()).toMatchObject({ isPersistent: false, isRefused: true })
    const willing = createDeviceStorage(browserThat(true).manager, false)
    expect(await willing.askToKeep()).toBe(true)
    expect(willing.use()).toMatchObject({ isPersistent: true, isRefused: false })
  })

  it('is asked for in silence once, and never where the browser would ask the person', async () => {
    const alone = browserThat(false)
    const storage = createDeviceStorage(alone.manager, false)
    await storage.refresh()
    for (let i = 0; i < 3; i++) await storage.askQuietly()
    expect(alone.asked.times).toBe(1)
    const asking = browserThat(true)
    const polite = createDeviceStorage(asking.manager, true)
    await polite.refresh()
    await polite.askQuietly()
    expect(asking.asked.times).toBe(0)
  })

  it.each([
    [79, false],
    [80, true],
    [120, true],
  ])('of which %i of 100 bytes are taken is nearly full: %s', async (usage, isFull) => {
    const storage = createDeviceStorage(browserThat(true, usage).manager, false)
    await storage.refresh()
    expect(isNearlyFull(storage.use())).toBe(isFull)
  })
})
