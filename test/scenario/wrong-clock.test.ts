/** rel D20: devices whose clocks are wrong by years. */
import { afterEach, describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { NotWritten } from '#app/data/not-written.ts'
import { outboxLines } from '#app/data/queries/outbox.ts'
import { waitingRecords } from '#app/data/queries/waiting.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { makeDevice, testId, testNow } from '#test/kit/test-device.ts'

const year = 365 * 86_400_000

type Cloud = Awaited<ReturnType<typeof startCloud>>
const clouds: Cloud[] = []
afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.stop()
})

async function team(): Promise<{ cloud: Cloud; phone: SyncedDevice; laptop: SyncedDevice }> {
  const cloud = await startCloud()
  clouds.push(cloud)
  const phone = await cloud.join({ member: testId(11), seed: 1, clock: { now: testNow } })
  const laptop = await cloud.join({ member: testId(12), seed: 2, clock: { now: testNow } })
  return { cloud, phone, laptop }
}

describe('a clock wrong by years', () => {
  it.each([-50, -1, 1, 60, 120])('(%i) hinders neither saving nor sending, and everybody has the same', async years => {
    const { cloud, phone, laptop } = await team()
    phone.clock.now += years * year
    const { id } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
    for (let i = 0; i < 3; i++) await editCustomer(phone, id, { city: `${i}` })
    await logVisit(phone, { customer: id, at: phone.now(), note: '钟错了', name: '禾岭医药' })
    const groups = new Set((await phone.db.updates.toArray()).map(({ group }) => group))
    expect(groups.size).toBe(5)
    expect([...groups].every(Number.isSafeInteger)).toBe(true)
    phone.clock.now = testNow
    await editCustomer(phone, id, { city: '钟对了' })
    await cloud.settle([phone, laptop])
    expect(await laptop.db.customers.get(id)).toMatchObject({ city: '钟对了' })
    expect(await rowsOf(laptop.db)).toEqual(await rowsOf(phone.db))
  })

  it('and set right names and marks everything that waits, whatever page it was typed in', async () => {
    const { phone } = await team()
    const { id } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
    phone.clock.now -= year
    const page = makeDevice({ tabOf: phone })
    await editCustomer(page, id, { city: '江南市' })
    await editCustomer(page, id, { phone: '138' })
    const lines = await outboxLines(phone.db)
    expect(lines.map(({ label }) => label)).toEqual(['editCustomer', 'editCustomer', 'createCustomer'])
    expect(await waitingRecords(phone.db)).toEqual(new Set([id]))
  })

  it('so far that no journal can be of its year refuses the visit instead of storing what nobody can show', async () => {
    const { phone } = await team()
    const { id } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
    const before = await phone.db.updates.count()
    phone.clock.now += 500 * year
    const saving = logVisit(phone, { customer: id, at: phone.now(), note: '2526', name: '禾岭医药' })
    await expect(saving).rejects.toThrow(NotWritten)
    expect(await phone.db.updates.count()).toBe(before)
  })
})
