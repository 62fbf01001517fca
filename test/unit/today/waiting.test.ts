import { describe, expect, it } from 'vitest'
import { addAction } from '#app/data/commands/action.ts'
import { createCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { waitingCustomers, waitingRecords } from '#app/data/queries/waiting.ts'
import { makeDevice, testId, type TestDevice } from '#test/kit/test-device.ts'

async function makeCustomer(ketu: TestDevice, name: string): Promise<string> {
  ketu.clock.now += 1000
  return (await createCustomer(ketu, { territory: testId(7), values: { name } })).id
}

/** The server answered for everything written since. */
const acknowledge = (ketu: TestDevice, since: number): Promise<number> =>
  ketu.db.updates.toCollection().modify(update => {
    if (update.at >= since) delete update.out
  })

describe('marks of what waits', () => {
  it('stand on the records of commands the server has not acknowledged, and on no others of the document', async () => {
    const ketu = makeDevice()
    const [heling, dinghe] = [await makeCustomer(ketu, '禾岭医药'), await makeCustomer(ketu, '鼎禾食品')]
    const before = await logVisit(ketu, { customer: heling, at: ketu.now(), note: '上周', name: '禾岭医药' })
    await acknowledge(ketu, 0)
    expect(await waitingRecords(ketu.db)).toEqual(new Set())
    ketu.clock.now += 1000
    const visit = await logVisit(ketu, { customer: heling, at: ketu.now(), note: '今天', name: '禾岭医药' })
    const step = await addAction(ketu, heling, { title: '报价' })
    ketu.clock.now += 1000
    await logVisit(ketu, { customer: dinghe, at: ketu.now(), note: '送到了', name: '鼎禾食品' })
    await acknowledge(ketu, ketu.now())
    const waiting = await waitingRecords(ketu.db)
    expect(waiting).toEqual(new Set([visit.id, step.id]))
    expect(waiting.has(before.id)).toBe(false)
    expect(await waitingCustomers(ketu.db)).toEqual(new Set([heling]))
    expect((await waitingCustomers(ketu.db)).has(dinghe)).toBe(false)
  })
})
