import { describe, expect, it } from 'vitest'
import { countOutbox, outboxKeys } from '#app/data/outbox.ts'
import { makeDevice } from '#test/kit/test-device.ts'

/** Counted from scratch, without what was counted before. */
const allOver = async (device: ReturnType<typeof makeDevice>) => {
  const groups = new Set((await outboxKeys(device.db)).map(({ group }) => group))
  return { commands: groups.size, oldest: [...groups][0] }
}

describe('counting the outbox', () => {
  it('agrees with going through all of it, whatever is added, taken away or put back in between', async () => {
    const device = makeDevice()
    const { db } = device
    const add = (group: number, doc: string) =>
      db.updates.add({ doc, group, bytes: new Uint8Array([1]), by: 'm', at: 0, out: 1 })
    const agrees = async () => expect(await countOutbox(db)).toMatchObject(await allOver(device))
    expect(await countOutbox(db)).toEqual({ commands: 0, oldest: undefined })
    const first = await add(10, 'a')
    await agrees()
    await add(10, 'b')
    await add(20, 'a')
    await agrees()
    const middle = await add(20, 'a')
    await add(30, 'c')
    await agrees()
    // A second tab, slower by a moment, adds below what was counted.
    await add(25, 'c')
    await agrees()
    await db.updates.delete(middle)
    await agrees()
    await db.updates.delete(first)
    await agrees()
    await add(10, 'a')
    await agrees()
    await db.updates.clear()
    expect(await countOutbox(db)).toEqual({ commands: 0, oldest: undefined })
    await add(5, 'a')
    await agrees()
  })
})
