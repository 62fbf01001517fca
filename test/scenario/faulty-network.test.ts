import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { decideConflict } from '#app/data/commands/record.ts'
import { dismissTrayItem, resendTrayItem } from '#app/data/commands/tray.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { openConflicts, openTray, waiting } from '#app/data/queries/sync.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { doStep, stepArbitrary, testTerritory } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { badWeather, startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

type Cloud = Awaited<ReturnType<typeof startCloud>>
const clouds: Cloud[] = []
async function start(): Promise<Cloud> {
  const cloud = await startCloud()
  clouds.push(cloud)
  return cloud
}
afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.stop()
})

const alice = testId(11)
const bob = testId(12)

async function team(cloud: Cloud): Promise<[SyncedDevice, SyncedDevice]> {
  return [await cloud.join({ member: alice, seed: 1 }), await cloud.join({ member: bob, seed: 2 })]
}

describe('two people', () => {
  it('have the same rows after days of work over a network that loses, repeats and delays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ step: stepArbitrary, who: fc.nat(1), sync: fc.nat(3) }), { minLength: 5, maxLength: 40 }),
        async script => {
          const cloud = await start()
          const phones = await team(cloud)
          for (const phone of phones) phone.weather = badWeather
          for (const { step, who, sync } of script) {
            const phone = phones[who] ?? phones[0]
            await doStep(phone, step)
            if (sync === 0) await phone.engine.syncNow()
            const late = phone.late.pop()
            if (late && sync === 1) await late()
          }
          await cloud.settle(phones)
          const [first, second] = phones
          expect(await waiting(first.db)).toEqual({ count: 0 })
          expect(await waiting(second.db)).toEqual({ count: 0 })
          expect(await rowsOf(first.db)).toEqual(await rowsOf(second.db))
          expect(await openTray(first.db)).toEqual([])
          const before = await rowsOf(first.db)
          first.store.forget((await first.db.docs.toArray()).map(doc => doc.name))
          await rebuildDocs(
            { db: first.db, store: first.store, zone: () => 'Asia/Shanghai' },
            await first.db.docs.toArray(),
          )
          expect(await rowsOf(first.db)).toEqual(before)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('see one conflict card for the same field, and one tap decides it for both', async () => {
    const cloud = await start()
    const [laptop, phone] = await team(cloud)
    const { id } = await createCustomer(laptop, {
      territory: testTerritory,
      values: { name: '青麦乳业', phone: '5500' },
    })
    await cloud.settle([laptop, phone])
    laptop.clock.now += 1000
    await editCustomer(laptop, id, { phone: '6612' })
    laptop.clock.now += 1000
    await editCustomer(phone, id, { phone: '6621' })
    await cloud.settle([laptop, phone])
    const [card] = await openConflicts(laptop.db)
    expect(card).toMatchObject({
      field: 'phone',
      customerName: '青麦乳业',
      versions: [
        { value: '6621', by: bob },
        { value: '6612', by: alice },
      ],
    })
    await decideConflict(phone, { type: 'customer', id, doc: customerDoc(id) }, 'phone', '6612')
    await cloud.settle([phone, laptop])
    expect(await openConflicts(laptop.db)).toEqual([])
    expect(await laptop.db.customers.get(id)).toMatchObject({ phone: '6612' })
  })
})

describe('refused work', () => {
  it('waits in the tray in its own words, never counts, blocks nothing, and can be sent again', async () => {
    const cloud = await start()
    const [laptop, phone] = await team(cloud)
    const { id } = await createCustomer(laptop, { territory: testTerritory, values: { name: '青麦乳业' } })
    const { id: other } = await createCustomer(phone, { territory: testTerritory, values: { name: '鼎禾食品' } })
    await cloud.settle([laptop, phone])
    await cloud.facts({ type: 'grant', id: bob, member: bob, role: 'viewer', territory: testTerritory, from: 0 })
    await logVisit(phone, {
      customer: id,
      at: phone.now(),
      note: '谈了年度框架',
      name: '青麦乳业',
      order: { amount: 5000 },
    })
    await phone.engine.syncNow()
    const tray = await openTray(phone.db)
    expect(tray.map(item => item.reason)).toEqual(['no-right'])
    expect(tray[0]).toMatchObject({ title: '青麦乳业' })
    expect(tray[0]?.changes).toContainEqual(
      expect.objectContaining({ type: 'visit', field: 'note', after: '谈了年度框架' }),
    )
    expect(await phone.db.totals.count()).toBe(0)
    expect(await phone.db.visits.count()).toBe(0)
    expect(await waiting(phone.db)).toEqual({ count: 0 })
    await cloud.facts({ type: 'grant', id: bob, member: bob, role: 'rep', territory: testTerritory, from: 0 })
    await editCustomer(phone, other, { city: '仍能写' })
    const [item] = tray
    if (item) expect(await resendTrayItem(phone, item)).toEqual({ kind: 'resent' })
    await cloud.settle([phone, laptop])
    expect(await openTray(phone.db)).toEqual([])
    expect((await laptop.db.visits.toArray()).map(visit => visit.note)).toEqual(['谈了年度框架'])
    expect(await rowsOf(laptop.db)).toEqual(await rowsOf(phone.db))
  })

  it('can be put aside and stays readable', async () => {
    const cloud = await start()
    const [laptop, phone] = await team(cloud)
    const { id } = await createCustomer(laptop, { territory: testTerritory, values: { name: '青麦乳业' } })
    await cloud.settle([laptop, phone])
    await cloud.facts({ type: 'grant', id: bob, member: bob, role: 'viewer', territory: testTerritory, from: 0 })
    await editCustomer(phone, id, { city: '江南市' })
    await phone.engine.syncNow()
    const [item] = await openTray(phone.db)
    await dismissTrayItem(phone, item?.id ?? 0)
    expect(await openTray(phone.db)).toEqual([])
    expect(await phone.db.tray.count()).toBe(1)
    expect(await phone.db.customers.get(id)).toMatchObject({ city: '' })
  })
})

describe('a right that ends', () => {
  it('wipes the territory from the device and keeps what was not sent', async () => {
    const cloud = await start()
    const [laptop, phone] = await team(cloud)
    const { id } = await createCustomer(laptop, { territory: testTerritory, values: { name: '青麦乳业' } })
    await cloud.settle([laptop, phone])
    await editCustomer(phone, id, { city: '江南市' })
    await cloud.facts({ type: 'grant', id: bob, member: bob, role: 'rep', territory: testTerritory, from: 0, to: 1 })
    await phone.engine.syncNow()
    await phone.engine.syncNow()
    expect(await phone.db.customers.count()).toBe(0)
    expect(await phone.db.docs.count()).toBe(0)
    expect((await openTray(phone.db)).flatMap(item => item.changes)).toContainEqual(
      expect.objectContaining({ field: 'city', after: '江南市' }),
    )
  })
})
