/** Two people change one field at once: the card says what stood there before, and a decision can be taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { changeOwner } from '#app/data/commands/owner.ts'
import { undo } from '#app/data/commands/undo.ts'
import { decideFor } from '#app/data/conflict.ts'
import { conflictsToDecide } from '#app/data/queries/conflict.ts'
import { historyOfRecord } from '#app/data/queries/history.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [bob, carol] = [22, 23].map(testId) as [string, string]

let cloud: Awaited<ReturnType<typeof startCloud>>
let bobs: SyncedDevice
let carols: SyncedDevice
let phones: SyncedDevice[]
let milk: string

beforeEach(async () => {
  cloud = await startCloud()
  bobs = await cloud.join({ member: bob, seed: 2 })
  carols = await cloud.join({ member: carol, seed: 3 })
  phones = [bobs, carols]
  await cloud.settle(phones)
  milk = (await createCustomer(bobs, { territory: east, values: { name: '青麦乳业' } })).id
  await cloud.settle(phones)
  await editCustomer(carols, milk, { phone: '138 0000 6600' })
  await cloud.settle(phones)
  await editCustomer(bobs, milk, { phone: '138 0000 6612' })
  await editCustomer(carols, milk, { phone: '138 0000 6621' })
  await cloud.settle(phones)
})
afterEach(() => cloud.stop())

const place = () => ({ type: 'customer', id: milk, doc: customerDoc(milk), field: 'phone' }) as const
const cardOn = async ({ db }: SyncedDevice) => {
  const [item, ...more] = (await conflictsToDecide(db, milk)).items
  expect(more).toEqual([])
  return item && { values: item.versions.map(({ value, by }) => [value, by]), before: item.before }
}
const phoneOn = async ({ db }: SyncedDevice) => (await db.customers.get(milk))?.phone

describe('a field two people changed at once', () => {
  it('says on both phones what stood there before', async () => {
    const card = await cardOn(bobs)
    expect(card?.before).toBe('138 0000 6600')
    expect(await cardOn(carols)).toEqual(card)
  })

  it('keeps that readable in its history once somebody has decided', async () => {
    await decideFor(bobs, place(), '138 0000 6612')
    await cloud.settle(phones)
    const history = (await historyOfRecord(carols, place())).get('phone')
    expect(history?.map(({ value, isBefore = false }) => [value, isBefore])).toEqual([
      ['138 0000 6621', false],
      ['138 0000 6600', true],
    ])
  })

  it('waits for a decision again on both phones once the decision is undone, whichever value it was', async () => {
    const open = await cardOn(bobs)
    for (const value of ['138 0000 6612', '138 0000 6621', '138 0000 6630']) {
      const { activity } = await decideFor(bobs, place(), value)
      await cloud.settle(phones)
      expect([await cardOn(bobs), await cardOn(carols)]).toEqual([undefined, undefined])
      expect([await phoneOn(bobs), await phoneOn(carols)]).toEqual([value, value])
      expect(await undo(bobs, activity)).toEqual({ kind: 'undone' })
      await cloud.settle(phones)
      expect([await cardOn(bobs), await cardOn(carols)]).toEqual([open, open])
      expect(await undo(bobs, activity)).toEqual({ kind: 'nothing-to-undo' })
    }
  })

  it('that was written over without looking at the card waits again once the edit is undone', async () => {
    const open = await cardOn(carols)
    const { activity } = await editCustomer(carols, milk, { phone: '139', city: '江南市' })
    expect(await cardOn(carols)).toBeUndefined()
    await undo(carols, activity)
    await cloud.settle(phones)
    expect(await cardOn(bobs)).toEqual(open)
    expect(await bobs.db.customers.get(milk)).toMatchObject({ city: '' })
  })

  it('asks before an undo when somebody wrote something else since, and then keeps that too', async () => {
    const { activity } = await decideFor(bobs, place(), '138 0000 6612')
    await cloud.settle(phones)
    await editCustomer(carols, milk, { phone: '139' })
    await cloud.settle(phones)
    expect(await undo(bobs, activity)).toMatchObject({
      kind: 'changed-since',
      fields: [{ field: 'phone', now: '139', before: '138 0000 6621' }],
    })
    expect(await undo(bobs, activity, true)).toEqual({ kind: 'undone' })
    await cloud.settle(phones)
    const values = (await cardOn(carols))?.values.map(([value]) => value)
    expect(values?.toSorted()).toEqual(['138 0000 6612', '138 0000 6621', '139'])
  })
})

describe('an owner named by two people at once', () => {
  it('was before who made the customer', async () => {
    await changeOwner(bobs, milk, { member: carol, name: 'Carol' })
    await changeOwner(carols, milk, { member: testId(24), name: 'Dan' })
    await cloud.settle(phones)
    const { items } = await conflictsToDecide(bobs.db, milk)
    expect(items.find(({ field }) => field === 'owner')?.before).toBe(bob)
  })
})
