import { describe, expect, it } from 'vitest'
import { addAction, finishAction } from '#app/data/commands/action.ts'
import { createCustomer, editCustomer, mergeNotes } from '#app/data/commands/customer.ts'
import { deleteRecord, restoreRecord } from '#app/data/commands/record.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit, planVisit } from '#app/data/commands/visit.ts'
import { NotWritten } from '#app/data/not-written.ts'
import { firstOfOutbox } from '#app/data/outbox.ts'
import { todayList } from '#app/data/queries/today.ts'
import { replaceText, textOf } from '#shared/doc/document.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { makeDevice, testId, type TestDevice } from '#test/kit/test-device.ts'

const territory = testId(7)

async function deviceWithCustomer(): Promise<{ phone: TestDevice; id: string }> {
  const phone = makeDevice()
  const { id } = await createCustomer(phone, {
    territory,
    values: { name: '禾岭医药', class: 'A', cadenceDays: 14 },
    contacts: [{ name: '张总' }],
  })
  return { phone, id }
}

describe('a visit logged with an order and a next step', () => {
  it('is one command: a row each, the card, the sums, and the outbox in one group', async () => {
    const { phone, id } = await deviceWithCustomer()
    await logVisit(phone, {
      customer: id,
      at: phone.now(),
      note: '见了张总，样品认可',
      outcome: 'progress',
      order: { amount: 120_00 },
      next: { title: '送第二批样品', due: '2026-12-02', side: 'us', isPromise: true },
      name: '禾岭医药',
    })
    const [visit] = await phone.db.visits.toArray()
    expect(visit).toMatchObject({
      customer: id,
      note: '见了张总，样品认可',
      outcome: 'progress',
      day: '2026-11-23',
      state: 'done',
      bornBy: phone.me.member,
    })
    expect(await phone.db.cards.get(id)).toMatchObject({
      lastVisit: '2026-11-23',
      lastOutcome: 'progress',
      due: '2026-12-07',
      nextTitle: '送第二批样品',
      nextDue: '2026-12-02',
    })
    expect(await phone.db.totals.toArray()).toEqual([
      { territory, day: '2026-11-23', visits: 1, orders: 1, revenue: 120_00 },
    ])
    const out = await firstOfOutbox(phone.db, 10)
    expect(new Set(out.slice(1).map(update => update.group)).size).toBe(1)
    expect(out.length).toBe(3)
  })

  it('fulfils a planned visit without making a second one', async () => {
    const { phone, id } = await deviceWithCustomer()
    const planned = await planVisit(phone, { customer: id, at: phone.now() + 3_600_000, name: '禾岭医药' })
    const row = await phone.db.visits.get(planned.id)
    await logVisit(phone, {
      customer: id,
      at: phone.now(),
      note: '到了',
      planned: { id: planned.id, doc: row?.doc ?? '' },
      name: '禾岭医药',
    })
    expect(await phone.db.visits.count()).toBe(1)
    expect(await phone.db.visits.get(planned.id)).toMatchObject({ state: 'done', note: '到了' })
  })

  it('is taken back by its undo, sums included, and comes back by restoring it', async () => {
    const { phone, id } = await deviceWithCustomer()
    const before = await phone.db.cards.get(id)
    const written = await logVisit(phone, {
      customer: id,
      at: phone.now(),
      note: '试试',
      order: { amount: 500 },
      name: '禾岭医药',
    })
    expect(await undo(phone, written.activity)).toEqual({ kind: 'undone' })
    expect(await phone.db.cards.get(id)).toEqual(before)
    expect(await phone.db.totals.count()).toBe(0)
    expect(await undo(phone, written.activity)).toEqual({ kind: 'nothing-to-undo' })
    const visit = await phone.db.visits.get(written.id)
    await restoreRecord(phone, { type: 'visit', id: written.id, doc: visit?.doc ?? '' }, '试试')
    expect(await phone.db.totals.toArray()).toEqual([
      { territory, day: '2026-11-23', visits: 1, orders: 0, revenue: 0 },
    ])
  })
})

describe('editing a customer', () => {
  it('writes only what changed and undoes it', async () => {
    const { phone, id } = await deviceWithCustomer()
    const written = await editCustomer(phone, id, { city: '江南市', tags: ['重点', '老客户'] })
    expect(await phone.db.customers.get(id)).toMatchObject({ city: '江南市', tags: ['老客户', '重点'] })
    await undo(phone, written.activity)
    expect(await phone.db.customers.get(id)).toMatchObject({ city: '', tags: [] })
  })

  it('asks before undoing a field that changed meanwhile', async () => {
    const { phone, id } = await deviceWithCustomer()
    const first = await editCustomer(phone, id, { city: '江南市' })
    phone.clock.now += 1000
    await editCustomer(phone, id, { city: '江北市' })
    expect(await undo(phone, first.activity)).toEqual({
      kind: 'changed-since',
      fields: [{ type: 'customer', id, field: 'city', now: '江北市', before: '' }],
    })
    expect(await phone.db.customers.get(id)).toMatchObject({ city: '江北市' })
  })

  it('refuses a value that does not fit and changes nothing', async () => {
    const { phone, id } = await deviceWithCustomer()
    const updates = await phone.db.updates.count()
    await expect(editCustomer(phone, id, { class: 'Z' as 'A' })).rejects.toThrow(NotWritten)
    await expect(editCustomer(phone, id, { name: 'x'.repeat(20_000) })).rejects.toThrow(NotWritten)
    expect(await phone.db.updates.count()).toBe(updates)
    expect(await phone.db.customers.get(id)).toMatchObject({ class: 'A', name: '禾岭医药' })
    await editCustomer(phone, id, { city: '仍可写' })
    expect(await phone.db.customers.get(id)).toMatchObject({ city: '仍可写' })
  })

  it('merges shared notes typed in a fork', async () => {
    const { phone, id } = await deviceWithCustomer()
    const fork = await phone.store.fork(customerDoc(id))
    const updates: Uint8Array[] = []
    fork.on('update', (update: Uint8Array) => updates.push(update))
    await editCustomer(phone, id, { notes: '喜欢早上见面' })
    replaceText(textOf(fork, id, 'notes'), '周三不在')
    await mergeNotes(
      phone,
      id,
      updates.map(bytes => ({ bytes })),
    )
    const notes = (await phone.db.customers.get(id))?.notes ?? ''
    expect(notes).toContain('喜欢早上见面')
    expect(notes).toContain('周三不在')
  })

  it('takes a deleted customer off every list and gives it back', async () => {
    const { phone, id } = await deviceWithCustomer()
    const ref = { type: 'customer' as const, id, doc: customerDoc(id) }
    await deleteRecord(phone, ref, '禾岭医药')
    expect(await phone.db.cards.count()).toBe(0)
    await restoreRecord(phone, ref, '禾岭医药')
    expect(await phone.db.cards.get(id)).toMatchObject({ name: '禾岭医药' })
  })
})

describe('Today', () => {
  it('shows promises due, plans, silent customers and what is done', async () => {
    const { phone, id } = await deviceWithCustomer()
    const { id: promise } = await addAction(phone, id, { title: '报价', due: '2026-11-20', isPromise: true })
    await planVisit(phone, { customer: id, at: phone.now(), name: '禾岭医药' })
    const { id: silent } = await createCustomer(phone, {
      territory,
      values: { name: '鼎禾食品', class: 'B', cadenceDays: 3 },
    })
    phone.clock.now += 5 * 86_400_000
    const list = await todayList(phone.db, '2026-11-28')
    expect(list.due.map(item => item.action.id)).toEqual([promise])
    expect(list.planned).toHaveLength(1)
    expect(list.silent.map(card => card.id)).toEqual([silent])
    await finishAction(phone, id, { id: promise, title: '报价' }, '2026-11-28')
    expect((await todayList(phone.db, '2026-11-28')).due).toEqual([])
  })
})
