/** Undo of work of which a part is no longer here: refused, or gone with its territory. */
import { describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { firstOfOutbox } from '#app/data/outbox.ts'
import { outboxSize } from '#test/kit/outbox-size.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import type { PushAnswer } from '#shared/sync/message.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { makeDevice, type TestDevice, testId } from '#test/kit/test-device.ts'
import { makePage, testInbox } from '#test/kit/test-inbox.ts'

async function answer(phone: TestDevice, isRefused: (doc: string) => boolean): Promise<void> {
  const sent = await firstOfOutbox(phone.db, 500)
  const answers = sent.map(
    ({ n, doc }): PushAnswer =>
      isRefused(doc) ? { n, kind: 'refused', reason: 'no-right' } : { n, kind: 'stored', seq: n },
  )
  await testInbox(phone).applyAnswers({ epoch: 1, answers }, sent)
}

describe('undo', () => {
  it('of an import takes back all that is here, though one of its customers was refused', async () => {
    const phone = makeDevice()
    const ids = [testId(201), testId(202), testId(203)]
    const { activity } = await phone.store.write({ label: 'import', batch: 'b' }, async writer => {
      for (const id of ids)
        await writer.createMain(customerDoc(id), territoryScope(testTerritory), {
          type: 'customer',
          id,
          values: { name: id },
        })
    })
    await answer(phone, doc => doc === customerDoc(testId(202)))
    expect(await phone.db.cards.count()).toBe(2)
    expect(await undo(phone, activity)).toEqual({ kind: 'undone' })
    expect(await phone.db.cards.count()).toBe(0)
    expect(await undo(phone, activity)).toEqual({ kind: 'nothing-to-undo' })
  })

  it('of a visit whose journal was refused takes back the promise that was kept', async () => {
    const phone = makeDevice()
    const { id } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
    await logVisit(phone, { customer: id, at: phone.now(), note: '早先', name: '禾岭医药' })
    await answer(phone, () => false)
    const { activity } = await logVisit(phone, {
      customer: id,
      at: phone.now(),
      note: '第二次',
      name: '禾岭医药',
      next: { title: '报价', due: '', side: 'us', isPromise: true },
    })
    await answer(phone, doc => doc.startsWith('journal'))
    expect(await undo(phone, activity)).toEqual({ kind: 'undone' })
    expect((await phone.db.cards.get(id))?.nextTitle).toBe('')
    expect(await phone.db.visits.count()).toBe(1)
  })

  it('of an edit that was refused has nothing to do: the value is what it was, and nothing is sent', async () => {
    const phone = makeDevice()
    const { id } = await createCustomer(phone, {
      territory: testTerritory,
      values: { name: '禾岭医药', city: '江南市' },
    })
    await answer(phone, () => false)
    const { activity } = await editCustomer(phone, id, { city: '江北市' })
    await answer(phone, () => true)
    expect(await undo(phone, activity)).toEqual({ kind: 'nothing-to-undo' })
    expect(await outboxSize(phone.db)).toBe(0)
    expect(await phone.db.customers.get(id)).toMatchObject({ city: '江南市' })
  })

  it('of what went with its territory has nothing to do', async () => {
    const phone = makeDevice()
    const { id } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
    const { activity } = await editCustomer(phone, id, { city: '江北市' })
    await answer(phone, () => false)
    await testInbox(phone).applyPage(makePage([], { revoked: [territoryScope(testTerritory)] }))
    expect(await undo(phone, activity)).toEqual({ kind: 'nothing-to-undo' })
    expect(await outboxSize(phone.db)).toBe(0)
    expect(await phone.db.docs.count()).toBe(0)
  })
})
