/** Two reps share a territory: who looks after which customer, and what each sees on Today. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAction } from '#app/data/commands/action.ts'
import { createCustomer } from '#app/data/commands/customer.ts'
import { changeOwner, ownerChoices, ownerChoicesIn } from '#app/data/commands/owner.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit, planVisit } from '#app/data/commands/visit.ts'
import { conflictsToDecide } from '#app/data/queries/conflict.ts'
import { chooseWhose, todayFor } from '#app/data/queries/today.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [boss, bob, carol, watcher] = [21, 22, 23, 24].map(testId) as [string, string, string, string]
const today = '2026-11-23'
const nameOf = (member: string) => ({ member, name: member.slice(-2) })

let cloud: Awaited<ReturnType<typeof startCloud>>
let manager: SyncedDevice
let bobs: SyncedDevice
let carols: SyncedDevice
let phones: SyncedDevice[]
let milk: string
let drug: string
let steel: string

beforeEach(async () => {
  cloud = await startCloud()
  manager = await cloud.join({ member: boss, role: 'manager', seed: 1 })
  bobs = await cloud.join({ member: bob, seed: 2 })
  carols = await cloud.join({ member: carol, seed: 3 })
  phones = [manager, bobs, carols]
  await cloud.settle(phones)
  const make = async (phone: SyncedDevice, name: string) =>
    (await createCustomer(phone, { territory: east, values: { name, cadenceDays: 7 } })).id
  milk = await make(bobs, '青麦乳业')
  drug = await make(carols, '禾岭医药')
  steel = await make(manager, '江南钢铁')
  await cloud.settle(phones)
})
afterEach(() => cloud.stop())

const ownersOn = async ({ db }: SyncedDevice) =>
  (await db.cards.bulkGet([milk, drug, steel])).map(card => card?.owner.slice(-2))

describe('the owner of a customer', () => {
  it('is who made it until somebody else is named, on every phone, and is undone like anything else', async () => {
    expect(await ownersOn(manager)).toEqual(['22', '23', '21'])
    const { activity } = await changeOwner(manager, steel, nameOf(bob))
    expect(await ownersOn(bobs)).toEqual(['22', '23', '21'])
    await cloud.settle(phones)
    expect(await ownersOn(bobs)).toEqual(['22', '23', '22'])
    await undo(manager, activity)
    await cloud.settle(phones)
    expect(await ownersOn(carols)).toEqual(['22', '23', '21'])
  })

  it('named by two people at once stays both until one of them decides', async () => {
    await changeOwner(manager, steel, nameOf(bob))
    await changeOwner(bobs, steel, nameOf(carol))
    await cloud.settle(phones)
    for (const phone of phones) {
      const [item] = (await conflictsToDecide(phone.db, steel)).items
      expect(item?.field).toBe('owner')
      expect(item?.versions.map(({ value }) => value).sort()).toEqual([bob, carol])
    }
    expect(await ownersOn(bobs)).toEqual(await ownersOn(manager))
  })

  it('can be anybody who may work on the customer', async () => {
    const viewer = await cloud.join({ member: watcher, role: 'viewer', seed: 4 })
    await cloud.settle([...phones, viewer])
    expect((await ownerChoices(bobs, milk)).map(({ member }) => member)).toEqual([boss, bob, carol])
    expect(await ownerChoices(viewer, milk)).toEqual([])
    expect(await ownerChoicesIn(bobs, east)).toEqual(await ownerChoices(bobs, milk))
    expect(await ownerChoicesIn(viewer, east)).toEqual([])
  })
})

describe('Today where a territory is shared', () => {
  const namesOn = async (phone: SyncedDevice) => {
    const { list, whose, canChoose } = await todayFor(phone, today)
    return {
      due: list.due.map(({ action }) => action.title).sort(),
      planned: list.planned.map(({ card }) => card?.name ?? '').sort(),
      done: list.done.map(({ card }) => card?.name ?? '').sort(),
      whose: canChoose ? whose : 'no choice',
    }
  }

  it('is one’s own, with what one has to do at a colleague’s customer, and everybody’s with a tap', async () => {
    await planVisit(bobs, { customer: milk, at: bobs.now(), name: '' })
    await planVisit(carols, { customer: drug, at: carols.now(), name: '' })
    await addAction(carols, drug, { title: '报价', due: today })
    await addAction(bobs, drug, { title: '替周岚送样品', due: today })
    await logVisit(carols, { customer: steel, at: carols.now(), note: '', name: '' })
    await cloud.settle(phones)
    expect(await namesOn(bobs)).toEqual({
      due: ['替周岚送样品'],
      planned: ['青麦乳业'],
      done: ['江南钢铁'],
      whose: 'mine',
    })
    await chooseWhose(bobs.db, 'all')
    expect(await namesOn(bobs)).toEqual({
      due: ['报价', '替周岚送样品'].sort(),
      planned: ['禾岭医药', '青麦乳业'].sort(),
      done: ['江南钢铁'],
      whose: 'all',
    })
    await changeOwner(manager, steel, nameOf(carol))
    await changeOwner(manager, milk, nameOf(carol))
    await cloud.settle(phones)
    expect((await namesOn(bobs)).whose).toBe('no choice')
  })

  it('suggests none of a colleague’s silent customers, and those nobody looks after yet to both', async () => {
    for (const phone of phones) phone.clock.now += 9 * 86_400_000
    const silentOn = async (phone: SyncedDevice) =>
      (await todayFor(phone, '2026-12-02')).list.silent.map(({ name }) => name).sort()
    expect(await silentOn(bobs)).toEqual(['江南钢铁', '青麦乳业'].sort())
    expect(await silentOn(carols)).toEqual(['江南钢铁', '禾岭医药'].sort())
    await changeOwner(bobs, milk, nameOf(carol))
    expect(await silentOn(bobs)).toEqual(['江南钢铁'])
  })
})
