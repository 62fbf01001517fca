import { describe, expect, it } from 'vitest'
import { createCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { failingStore } from '#test/kit/failing-store.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { makeDevice } from '#test/kit/test-device.ts'

describe('a store that fails', () => {
  it('at any of its writes leaves nothing of the command, says so, and the next try is stored whole', async () => {
    const phone = makeDevice()
    const failing = failingStore(phone.db)
    await phone.db.open()
    const { id } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
    const log = (note: string) =>
      logVisit(phone, {
        customer: id,
        at: phone.now(),
        note,
        name: '禾岭医药',
        order: { amount: 100 },
        next: { title: '报价', due: '2026-12-02', side: 'us', isPromise: true },
      })
    failing.seen = 0
    await log('先试一次')
    const writes = failing.seen
    expect(writes).toBeGreaterThan(5)
    for (let nth = 0; nth < writes; nth++) {
      const before = {
        rows: await rowsOf(phone.db),
        updates: await phone.db.updates.toArray(),
        activity: await phone.db.activity.count(),
      }
      failing.left = nth
      await expect(log(`第 ${nth} 次`)).rejects.toThrow()
      expect({
        rows: await rowsOf(phone.db),
        updates: await phone.db.updates.toArray(),
        activity: await phone.db.activity.count(),
      }).toEqual(before)
    }
    failing.left = -1
    await log('这次成了')
    expect((await phone.db.visits.toArray()).map(visit => visit.note).sort()).toEqual(['先试一次', '这次成了'].sort())
    // Nothing of the failed tries was gone on with either: who reads the stored updates alone sees the same.
    const rows = await rowsOf(phone.db)
    const next = makeDevice({ tabOf: phone })
    await rebuildDocs({ db: next.db, store: next.store, zone: () => next.workspace.zone }, await next.db.docs.toArray())
    expect(await rowsOf(next.db)).toEqual(rows)
  })
})
