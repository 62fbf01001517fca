/** A customer moves to another territory while three phones hold it. */
import { afterEach, describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { territoryNameOf } from '#app/data/facts.ts'
import { moveCustomer, moveTargets } from '#app/data/move-customer.ts'
import { openTray, waiting } from '#app/data/queries/sync.ts'
import type { TeamApi } from '#app/data/team.ts'
import { makeBase } from '#server/sync/make-base.ts'
import { createMoveCustomer } from '#server/sync/move-customer.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

type Cloud = Awaited<ReturnType<typeof startCloud>>
const clouds: Cloud[] = []
afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.stop()
})

const [boss, bob, carol, west] = [testId(21), testId(22), testId(23), testId(24)]

/** Two territories; the boss manages both, two reps share the eastern one. All hold one customer of it, with a visit. */
async function start() {
  const cloud = await startCloud()
  clouds.push(cloud)
  await cloud.facts({ type: 'territory', id: west, name: '华西' })
  const manager = await cloud.join({ member: boss, role: 'manager', seed: 1 })
  await cloud.facts({ type: 'grant', id: testId(25), member: boss, role: 'manager', territory: west, from: 0 })
  const online = await cloud.join({ member: bob, seed: 2 })
  const away = await cloud.join({ member: carol, seed: 3 })
  const { id } = await createCustomer(online, { territory: east, values: { name: '青麦乳业', phone: '5500' } })
  await logVisit(online, { customer: id, name: '青麦乳业', at: online.now(), note: '看了样品' })
  const phones = [manager, online, away]
  await cloud.settle(phones)
  const move = createMoveCustomer({
    store: cloud.store,
    builder: { build: async bodies => makeBase(bodies) },
    clock: () => manager.now(),
    hub: { publish: () => undefined },
  })
  const api: Pick<TeamApi, 'moveCustomer'> = {
    moveCustomer: async (customer, { to, heads }) => {
      const by = { by: boss, device: manager.me.device }
      const moved = await move({ ws: cloud.ws, customer, to: territoryScope(to), heads, ...by })
      if (moved.kind === 'moved') return { kind: 'ok', value: { territory: to } }
      return { kind: 'failed', error: moved.kind === 'conflict' ? 'changed' : 'not-found' }
    },
  }
  const ask = (to = west) =>
    moveCustomer({ db: manager.db, api, syncNow: manager.engine.syncNow }, { customer: id, to })
  return { cloud, manager, online, away, phones, id, ask, api }
}

const holds = async ({ db }: SyncedDevice, id: string) => [
  await db.docs.filter(({ name }) => name.includes(id)).count(),
  await db.customers.where('id').equals(id).count(),
  await db.cards.where('id').equals(id).count(),
  await db.visits.filter(({ doc }) => doc.includes(id)).count(),
  await db.contrib.filter(({ customer }) => customer === id).count(),
]

describe('a customer that is moved', () => {
  it('takes its history along, leaves the phones that lose it, and unsent work waits there in the tray', async () => {
    const { cloud, manager, online, away, phones, id, ask } = await start()
    await editCustomer(away, id, { phone: '6621' })
    await logVisit(away, { customer: id, name: '青麦乳业', at: away.now(), note: '在路上记的' })
    expect(await ask()).toEqual({ kind: 'ok', value: { territory: west } })
    expect((await manager.db.cards.get(id))?.territory).toBe(west)
    expect(await territoryNameOf(manager, customerDoc(id))).toBe('华西')
    expect(await manager.db.visits.toArray()).toMatchObject([{ note: '看了样品' }])

    await online.engine.syncNow()
    expect(await holds(online, id)).toEqual([0, 0, 0, 0, 0])
    expect(await openTray(online.db)).toEqual([])

    await cloud.settle(phones)
    expect(await holds(away, id)).toEqual([0, 0, 0, 0, 0])
    expect(await waiting(away.db)).toEqual({ count: 0 })
    const tray = await openTray(away.db)
    expect(tray.map(({ reason, title }) => [reason, title])).toEqual([
      ['moved', '青麦乳业'],
      ['moved', '青麦乳业'],
    ])
    const changes = tray.flatMap(item => item.changes)
    expect(changes).toContainEqual(expect.objectContaining({ field: 'phone', before: '5500', after: '6621' }))
    expect(changes).toContainEqual(expect.objectContaining({ field: 'note', after: '在路上记的' }))
    expect((await manager.db.customers.get(id))?.phone).toBe('5500')
  })

  it('is looked at again when somebody changed it after the mover looked, and moves then', async () => {
    const { manager, online, id, api } = await start()
    await editCustomer(online, id, { phone: '6612' })
    const late: Pick<TeamApi, 'moveCustomer'> = {
      moveCustomer: async (customer, request) => {
        await online.engine.syncNow()
        return api.moveCustomer(customer, request)
      },
    }
    const ports = { db: manager.db, api: late, syncNow: manager.engine.syncNow }
    expect(await moveCustomer(ports, { customer: id, to: west })).toEqual({ kind: 'failed', error: 'changed' })
    expect((await manager.db.customers.get(id))?.phone).toBe('6612')
    expect(await moveCustomer(ports, { customer: id, to: west })).toMatchObject({ kind: 'ok' })
    expect((await manager.db.docs.get(customerDoc(id)))?.scope).toBe(territoryScope(west))
  })

  it('stays where it is while the mover has work on it that is not sent', async () => {
    const { manager, id, ask } = await start()
    manager.weather = { loseRequest: 1, loseReply: 0, repeat: 0 }
    await editCustomer(manager, id, { phone: '6612' })
    expect(await ask()).toEqual({ kind: 'unsent' })
    expect((await manager.db.cards.get(id))?.territory).toBe(east)
  })

  it('comes back with all of it to the phones of the territory it had left', async () => {
    const { online, id, ask, cloud, phones } = await start()
    await ask()
    await cloud.settle(phones)
    expect(await ask(east)).toMatchObject({ kind: 'ok' })
    await cloud.settle(phones)
    expect(await holds(online, id)).toEqual([2, 1, 1, 1, 1])
  })

  it('is offered to who manages both territories, and to nobody else', async () => {
    const { manager, online, id } = await start()
    expect(await moveTargets(manager, id)).toEqual([{ id: west, name: '华西' }])
    expect(await moveTargets(online, id)).toEqual([])
  })
})
