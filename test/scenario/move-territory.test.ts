/** A territory is put below another while phones hold its customers: rights follow the tree. */
import { afterEach, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { readBoard } from '#app/data/queries/board.ts'
import { openTray } from '#app/data/queries/sync.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [eastBoss, westBoss, bob, west, south] = [21, 22, 23, 24, 25].map(testId) as [
  string,
  string,
  string,
  string,
  string,
]

type Cloud = Awaited<ReturnType<typeof startCloud>>
const clouds: Cloud[] = []
afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.stop()
})

const namesOn = async ({ db }: SyncedDevice): Promise<string[]> => (await db.cards.toArray()).map(({ name }) => name)

async function start() {
  const cloud = await startCloud()
  clouds.push(cloud)
  const place = (parent: string) => cloud.facts({ type: 'territory', id: south, name: '江南', parent })
  await cloud.facts({ type: 'territory', id: west, name: '华西' })
  await place(east)
  const old = await cloud.join({ member: eastBoss, role: 'manager', seed: 1 })
  const next = await cloud.join({ member: westBoss, role: 'manager', territory: west, seed: 2 })
  const rep = await cloud.join({ member: bob, territory: south, seed: 3 })
  const phones = [old, next, rep]
  await cloud.settle(phones)
  const { id } = await createCustomer(rep, { territory: south, values: { name: '青麦乳业' } })
  await logVisit(rep, { customer: id, name: '', at: rep.now(), note: '看了样品' })
  await cloud.settle(phones)
  return { cloud, place, old, next, rep, phones, id }
}

it('pull:P4 who could see it only through its old place loses it with unsent work kept, who sees the new place gains it', async () => {
  const { cloud, place, old, next, rep, phones, id } = await start()
  expect([await namesOn(old), await namesOn(next)]).toEqual([['青麦乳业'], []])
  await editCustomer(old, id, { phone: '5500' })
  await place(west)
  await cloud.settle(phones)
  expect([await namesOn(old), await namesOn(next), await namesOn(rep)]).toEqual([[], ['青麦乳业'], ['青麦乳业']])
  expect((await openTray(old.db)).map(({ title, reason }) => [title, reason])).toEqual([['青麦乳业', 'no-right']])
  expect((await readBoard(next, west, '2026-11-23'))?.figures.visitsWeek).toBe(1)
  expect(await readBoard(old, south, '2026-11-23')).toBeUndefined()
})

it('comes back whole to those who lost it when it is put back', async () => {
  const { cloud, place, old, next, phones } = await start()
  await place(west)
  await cloud.settle(phones)
  await place(east)
  await cloud.settle(phones)
  expect([await namesOn(old), await namesOn(next)]).toEqual([['青麦乳业'], []])
  expect(await old.db.visits.count()).toBe(1)
})
