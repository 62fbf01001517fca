/** Refused work sent again: once, whole, on top of what is there, and never over it. */
import { describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { deleteRecord, restoreRecord } from '#app/data/commands/record.ts'
import { resendTrayItem } from '#app/data/commands/tray.ts'
import { editVisit, logVisit } from '#app/data/commands/visit.ts'
import type { TrayRow } from '#app/data/db.ts'
import { openNotes } from '#app/data/notes.ts'
import { firstOfOutbox } from '#app/data/outbox.ts'
import { outboxSize } from '#test/kit/outbox-size.ts'
import { openTray } from '#app/data/queries/sync.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import type { PushAnswer } from '#shared/sync/message.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { failingStore } from '#test/kit/failing-store.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { makeDevice, type TestDevice } from '#test/kit/test-device.ts'
import { makePage, testInbox } from '#test/kit/test-inbox.ts'

async function answer(phone: TestDevice, kind: 'stored' | 'refused'): Promise<void> {
  const sent = await firstOfOutbox(phone.db, 500)
  const answers = sent.map(
    ({ n }): PushAnswer => (kind === 'stored' ? { n, kind, seq: n } : { n, kind, reason: 'no-right' }),
  )
  await testInbox(phone).applyAnswers({ epoch: 1, answers }, sent)
}

const onlyItem = async (phone: TestDevice): Promise<TrayRow> => {
  const [item, ...more] = await openTray(phone.db)
  if (item === undefined || more.length > 0) throw new Error('not one item')
  return item
}

/** A customer with a visit, all of it acknowledged. */
async function synced() {
  const phone = makeDevice()
  const { id } = await createCustomer(phone, {
    territory: testTerritory,
    values: { name: '禾岭医药', city: '江南市', notes: '早上去' },
  })
  const visit = await logVisit(phone, { customer: id, at: phone.now(), note: '第一次', name: '禾岭医药' })
  await answer(phone, 'stored')
  phone.clock.now += 1000
  return { phone, id, visit: (await phone.db.visits.get(visit.id)) ?? { id: '', doc: '', customer: '' } }
}

async function expectRebuilt({ db, store, workspace }: TestDevice): Promise<void> {
  const rows = await rowsOf(db)
  store.forget((await db.docs.toArray()).map(({ name }) => name))
  await rebuildDocs({ db, store, zone: () => workspace.zone }, await db.docs.toArray())
  expect(await rowsOf(db)).toEqual(rows)
}

describe('refused work sent again', () => {
  it('is sent once, however often and fast a person taps', async () => {
    const { phone, id } = await synced()
    await logVisit(phone, { customer: id, at: phone.now(), note: '第二次', name: '禾岭医药' })
    await answer(phone, 'refused')
    const item = await onlyItem(phone)
    await Promise.all([resendTrayItem(phone, item), resendTrayItem(phone, item), resendTrayItem(phone, item)])
    expect(await phone.db.visits.count()).toBe(2)
    expect(await outboxSize(phone.db)).toBe(1)
    expect(await openTray(phone.db)).toEqual([])
    await expectRebuilt(phone)
  })

  it('and its item handled are one write: what fails leaves both as they were', async () => {
    const { phone, id } = await synced()
    await editCustomer(phone, id, { city: '江北市' })
    await answer(phone, 'refused')
    const item = await onlyItem(phone)
    phone.db.close()
    const failing = failingStore(phone.db)
    await phone.db.open()
    for (let nth = 0; ; nth++) {
      failing.left = nth
      const done = await resendTrayItem(phone, item).then(
        () => true,
        () => false,
      )
      if (done) break
      expect(await outboxSize(phone.db)).toBe(0)
      expect(await openTray(phone.db)).toHaveLength(1)
    }
    expect(await phone.db.customers.get(id)).toMatchObject({ city: '江北市' })
  })

  it('of a deletion deletes the record as it is, and a restore gives all of it back', async () => {
    const { phone, id } = await synced()
    const before = await phone.db.customers.get(id)
    const ref = { type: 'customer' as const, id, doc: customerDoc(id) }
    await deleteRecord(phone, ref, '禾岭医药')
    await answer(phone, 'refused')
    expect(await phone.db.customers.get(id)).toEqual(before)
    expect(await resendTrayItem(phone, await onlyItem(phone))).toEqual({ kind: 'resent' })
    expect((await phone.db.customers.get(id))?.deletedAt).toBeDefined()
    await restoreRecord(phone, ref, '禾岭医药')
    expect(await phone.db.customers.get(id)).toEqual(before)
    await expectRebuilt(phone)
  })

  it('of a restore brings the record back', async () => {
    const { phone, id } = await synced()
    const ref = { type: 'customer' as const, id, doc: customerDoc(id) }
    await deleteRecord(phone, ref, '禾岭医药')
    await answer(phone, 'stored')
    await restoreRecord(phone, ref, '禾岭医药')
    await answer(phone, 'refused')
    expect((await phone.db.customers.get(id))?.deletedAt).toBeDefined()
    expect(await resendTrayItem(phone, await onlyItem(phone))).toEqual({ kind: 'resent' })
    expect((await phone.db.customers.get(id))?.deletedAt).toBeUndefined()
  })

  it('of a record changed and another made puts each where it belongs, whatever the order in the item', async () => {
    const { phone, id, visit } = await synced()
    await editVisit(phone, visit, { note: '改过' })
    await logVisit(phone, { customer: id, at: phone.now(), note: '第二次', name: '禾岭医药', order: { amount: 700 } })
    await answer(phone, 'refused')
    const item = await onlyItem(phone)
    await resendTrayItem(phone, { ...item, changes: item.changes.toReversed() })
    expect((await phone.db.visits.toArray()).map(({ note }) => note).sort()).toEqual(['改过', '第二次'].sort())
    expect((await phone.db.totals.toArray()).map(({ revenue }) => revenue)).toEqual([700])
    await expectRebuilt(phone)
  })

  it('of a new customer makes it again, contacts and words and all', async () => {
    const phone = makeDevice()
    const { id } = await createCustomer(phone, {
      territory: testTerritory,
      values: { name: '禾岭医药', notes: '门口左转' },
      contacts: [{ name: '张总' }],
    })
    const before = await phone.db.customers.get(id)
    await answer(phone, 'refused')
    expect(await phone.db.customers.count()).toBe(0)
    const item = await onlyItem(phone)
    expect(await resendTrayItem(phone, { ...item, changes: item.changes.toReversed() })).toEqual({ kind: 'resent' })
    expect(await phone.db.customers.get(id)).toMatchObject({ name: before?.name, notes: '门口左转' })
    expect(await phone.db.contacts.count()).toBe(1)
    await expectRebuilt(phone)
  })

  it('for a document that went from this device stays in the tray', async () => {
    const { phone, id, visit } = await synced()
    await editCustomer(phone, id, { city: '江北市' })
    await editVisit(phone, visit, { note: '改过' })
    await testInbox(phone).applyPage(makePage([], { revoked: [territoryScope(testTerritory)] }))
    for (const item of await openTray(phone.db)) expect(await resendTrayItem(phone, item)).toEqual({ kind: 'gone' })
    expect(await openTray(phone.db)).toHaveLength(2)
    expect(await phone.db.docs.count()).toBe(0)
  })
})

describe('shared notes', () => {
  it('typed on after a refusal are not said to be saved when they cannot be', async () => {
    const { phone, id } = await synced()
    const notes = await openNotes(phone, id)
    await notes.save('早上去，带样品')
    await answer(phone, 'refused')
    expect(await phone.db.customers.get(id)).toMatchObject({ notes: '早上去' })
    await expect(notes.save('早上去，带样品两份')).rejects.toThrow('not-ready')
    await editCustomer(phone, id, { city: '仍可写' })
    await expectRebuilt(phone)
    expect(await phone.db.customers.get(id)).toMatchObject({ city: '仍可写' })
  })

  it('longer than a text may be are refused, and can still be made shorter', async () => {
    const { phone, id } = await synced()
    const notes = await openNotes(phone, id)
    await expect(notes.save('长'.repeat(10_001))).rejects.toThrow('too-long')
    await notes.save('长'.repeat(9_000))
    expect((await phone.db.customers.get(id))?.notes).toHaveLength(9_000)
  })
})
