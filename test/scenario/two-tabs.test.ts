/** Tabs of one device: one leads the sync, all write, and what the leading one takes away no other goes on with. */
import { afterEach, describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { openTray, waiting } from '#app/data/queries/sync.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { makeDevice, type TestDevice, testId } from '#test/kit/test-device.ts'

const alice = testId(11)
const bob = testId(12)
const grant = (role: 'rep' | 'viewer') =>
  ({ type: 'grant', id: bob, member: bob, role, territory: testTerritory, from: 0 }) as const

type Cloud = Awaited<ReturnType<typeof startCloud>>
const clouds: Cloud[] = []
afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.stop()
})

interface Desk {
  readonly cloud: Cloud
  readonly laptop: SyncedDevice
  /** The leading tab. */
  readonly first: SyncedDevice
  readonly second: TestDevice
  readonly id: string
}

async function desk(): Promise<Desk> {
  const cloud = await startCloud()
  clouds.push(cloud)
  const laptop = await cloud.join({ member: alice, seed: 1 })
  const first = await cloud.join({ member: bob, seed: 2 })
  const second = makeDevice({ tabOf: first, seed: 3 })
  const { id } = await createCustomer(laptop, { territory: testTerritory, values: { name: '青麦乳业' } })
  await cloud.settle([laptop, first])
  return { cloud, laptop, first, second, id }
}

async function expectAgreement({ cloud, laptop, first, second }: Desk): Promise<void> {
  await cloud.settle([first, laptop])
  expect(await waiting(first.db)).toEqual({ count: 0 })
  const rows = await rowsOf(first.db)
  expect(await rowsOf(laptop.db)).toEqual(rows)
  for (const { db, store, workspace } of [first, second]) {
    await rebuildDocs({ db, store, zone: () => workspace.zone }, await db.docs.toArray())
    expect(await rowsOf(db)).toEqual(rows)
  }
}

describe('a refusal met by the leading tab', () => {
  it('of an edit is forgotten by the tab that typed it: its next edit is sent and everybody has it', async () => {
    const all = await desk()
    const { cloud, first, second, id } = all
    await cloud.facts(grant('viewer'))
    await editCustomer(second, id, { city: '江南市' })
    await first.engine.syncNow()
    expect(await openTray(first.db)).toHaveLength(1)
    await cloud.facts(grant('rep'))
    await editCustomer(second, id, { phone: '138' })
    expect(await second.db.customers.get(id)).toMatchObject({ city: '', phone: '138' })
    await expectAgreement(all)
    expect(await all.laptop.db.customers.get(id)).toMatchObject({ city: '', phone: '138' })
  })

  it('of a visit added to a journal nobody had opened is forgotten by the tab that logged it', async () => {
    const all = await desk()
    const { cloud, first, second, id } = all
    const log = (note: string) =>
      logVisit(second, {
        customer: id,
        at: second.now(),
        note,
        name: '青麦乳业',
        order: { amount: 100 },
        next: { title: note, due: '', side: 'us', isPromise: true },
      })
    await log('第一次')
    await first.engine.syncNow()
    await cloud.facts(grant('viewer'))
    await log('被拒绝的')
    await first.engine.syncNow()
    expect((await first.db.totals.toArray()).map(({ revenue }) => revenue)).toEqual([100])
    await cloud.facts(grant('rep'))
    await log('第三次')
    await expectAgreement(all)
    expect((await all.laptop.db.visits.toArray()).map(({ note }) => note).sort()).toEqual(['第一次', '第三次'].sort())
  })

  it('of a new customer is forgotten too: it can be sent again from the other tab', async () => {
    const all = await desk()
    const { cloud, first, second } = all
    await cloud.facts(grant('viewer'))
    const { id } = await createCustomer(second, { territory: testTerritory, values: { name: '鼎禾食品' } })
    await editCustomer(second, id, { city: '江南市' })
    await first.engine.syncNow()
    expect(await first.db.customers.get(id)).toBeUndefined()
    await expect(editCustomer(second, id, { city: '江北市' })).rejects.toThrow('not-ready')
    await cloud.facts(grant('rep'))
    await expectAgreement(all)
  })
})

describe('a territory wiped by the leading tab and given back', () => {
  it('leaves the other tab nothing to go on with: what it writes then is whole', async () => {
    const all = await desk()
    const { cloud, first, second, id } = all
    await editCustomer(second, id, { city: '没送出去' })
    await cloud.facts({ ...grant('rep'), to: 1 })
    await first.engine.syncNow()
    await first.engine.syncNow()
    expect(await first.db.docs.count()).toBe(0)
    await cloud.facts(grant('rep'))
    await first.engine.syncNow()
    await editCustomer(second, id, { phone: '138' })
    await expectAgreement(all)
    expect(await all.laptop.db.customers.get(id)).toMatchObject({ city: '', phone: '138' })
  })
})

describe('two tabs that both pull', () => {
  it('store a page once: the later one changes nothing', async () => {
    const all = await desk()
    const { laptop, first, id, cloud } = all
    const leader = cloud.connect(all.second)
    await logVisit(laptop, {
      customer: id,
      at: laptop.now(),
      note: '两个标签页',
      name: '青麦乳业',
      order: { amount: 100 },
    })
    await laptop.engine.syncNow()
    await Promise.all([first.engine.syncNow(), leader.engine.syncNow()])
    const seqs = (await first.db.updates.toArray()).map(({ seq }) => seq)
    expect(new Set(seqs).size).toBe(seqs.length)
    await expectAgreement(all)
  })
})
