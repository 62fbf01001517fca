/** rel D15: how far the time of a visit is known, as the manager's device reads it, whatever clocks and people did. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import * as Y from 'yjs'
import { createCustomer } from '#app/data/commands/customer.ts'
import { editVisit, logVisit, planVisit } from '#app/data/commands/visit.ts'
import { readMeta } from '#app/data/meta.ts'
import { visitTimes } from '#app/data/queries/visit-time.ts'
import { createTimeProofs, type TimeProofs } from '#app/data/time-proof.ts'
import { createCompact } from '#server/sync/compact.ts'
import { makeBase } from '#server/sync/make-base.ts'
import { createMoveCustomer } from '#server/sync/move-customer.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import type { VisitRow } from '#shared/domain/record.ts'
import type { GradedTime } from '#shared/domain/visit-time.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { fineWeather, startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId, testNow } from '#test/kit/test-device.ts'

// Live queries run only where Dexie finds an IndexedDB of its own.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange })

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

type Cloud = Awaited<ReturnType<typeof startCloud>>
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

let phones = 0

interface Team {
  readonly cloud: Cloud
  /** The true time: the server's. */
  readonly world: { now: number }
  readonly phone: SyncedDevice
  readonly manager: SyncedDevice
  readonly customer: string
  pass(ms: number, how?: 'asleep'): void
  /** Sets the phone's clock. */
  turn(ms: number): void
  sync(): Promise<void>
  /** The page is opened anew: it was reloaded, killed, or the phone was off. */
  reopen(): Promise<void>
  log(at?: number): Promise<string>
  /** As the manager's device and the phone itself read it once all is in step. */
  grade(visit: string): Promise<GradedTime | undefined>
}

/** @param skewMs how far the phone's clock is off from the start */
async function team(skewMs = 0): Promise<Team> {
  const world = { now: testNow }
  const cloud = await startCloud(world)
  ends.push(cloud.stop)
  const wall = { now: testNow + skewMs }
  let steadyMs = 0
  let proofs: TimeProofs | undefined
  const proof = () => proofs?.proof()
  const phone = await cloud.join({ member: testId(11), seed: 1, clock: wall, proof, name: `ketu-time-${++phones}` })
  const manager = await cloud.join({
    ...{ member: testId(12), seed: 2, clock: { now: testNow }, role: 'manager', name: 'ketu-time-manager' },
  })
  let stop: (() => void) | undefined
  ends.push(() => stop?.())
  /** The page learns of it a moment after the worker stored it. */
  const noticed = (): Promise<void> =>
    vi.waitFor(async () => expect(proof()?.ticket.at).toBe((await readMeta(phone.db, 'ticket'))?.at), {
      interval: 1,
      timeout: 20_000,
    })
  const open = async (): Promise<void> => {
    stop?.()
    proofs = createTimeProofs({
      ...{ db: phone.db, now: phone.now, steady: () => steadyMs },
      report: error => {
        throw error
      },
    })
    stop = proofs.start()
    await noticed()
  }
  await phone.engine.syncNow()
  const { id: customer } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
  await phone.engine.syncNow()
  await open()
  return {
    ...{ cloud, world, phone, manager, customer },
    pass: (ms, how) => {
      world.now += ms
      wall.now += ms
      if (how !== 'asleep') steadyMs += ms
    },
    turn: ms => {
      wall.now += ms
    },
    sync: async () => {
      await phone.engine.syncNow()
      await noticed()
    },
    reopen: open,
    log: async (at = phone.now()) => (await logVisit(phone, { customer, at, note: '谈样品', name: '禾岭医药' })).id,
    grade: async visit => {
      phone.weather = fineWeather
      for (const device of [phone, manager]) await device.engine.syncNow()
      const [here, there] = await Promise.all([phone, manager].map(({ db }) => gradeOn(db, visit)))
      expect(there).toEqual(here)
      return there
    },
  }
}

async function gradeOn(db: SyncedDevice['db'], visit: string): Promise<GradedTime | undefined> {
  const row = await db.visits.get(visit)
  return row && (await visitTimes(db, [row])).get(visit)
}

interface Scenario {
  readonly name: string
  readonly grade: 'verified' | 'bounded' | 'unverified'
  readonly why: GradedTime['why']
  readonly skewMs?: number
  /** What happens after the morning's last contact; resolves to the visit. */
  readonly run: (day: Team) => Promise<string>
}

const honest: readonly Scenario[] = [
  { name: 'logged online', grade: 'verified', why: 'exact', run: day => day.log() },
  ...[2, -2].map(
    (off): Scenario => ({
      ...{ name: `logged online, clock ${off} minutes off`, grade: 'verified', why: 'exact', skewMs: off * minute },
      run: day => day.log(),
    }),
  ),
  ...[0.2, 3, 9].map(
    (hours): Scenario => ({
      ...{ name: `offline for ${hours} hours with the page open`, grade: 'verified', why: 'exact' },
      run: async day => {
        day.pass(hours * hour)
        const visit = await day.log()
        day.pass(hour)
        return visit
      },
    }),
  ),
  {
    ...{ name: 'a lost answer to the push before it came through', grade: 'verified', why: 'exact' },
    run: async day => {
      day.pass(hour)
      const visit = await day.log()
      day.phone.weather = { loseRequest: 0, loseReply: 1, repeat: 0 }
      await day.phone.engine.syncNow()
      day.pass(hour)
      return visit
    },
  },
  {
    ...{ name: 'offline, the phone slept in between', grade: 'bounded', why: 'between' },
    run: async day => {
      day.pass(hour, 'asleep')
      return day.log()
    },
  },
  {
    ...{ name: 'offline, the page reloaded', grade: 'bounded', why: 'between' },
    run: async day => {
      day.pass(hour)
      await day.reopen()
      return day.log()
    },
  },
  {
    ...{ name: 'offline, the phone was off and on again', grade: 'bounded', why: 'between' },
    run: async day => {
      day.pass(2 * hour, 'asleep')
      await day.reopen()
      day.pass(hour)
      return day.log()
    },
  },
  {
    ...{ name: 'offline for a week', grade: 'bounded', why: 'between' },
    run: async day => {
      day.pass(24 * hour, 'asleep')
      const visit = await day.log()
      day.pass(6 * 24 * hour, 'asleep')
      return visit
    },
  },
  {
    ...{ name: 'held back in the outbox while the phone was in touch', grade: 'bounded', why: 'between' },
    run: async day => {
      day.pass(hour, 'asleep')
      const visit = await day.log()
      const waiting = await day.phone.db.updates.where('[out+group+doc]').between([1], [1, []]).toArray()
      for (const { n } of waiting) await day.phone.db.updates.update(n, { out: undefined as never })
      await day.sync()
      day.pass(3 * hour)
      for (const { n } of waiting) await day.phone.db.updates.update(n, { out: 1 })
      return visit
    },
  },
  {
    ...{ name: 'saved while a newer ticket was on its way', grade: 'verified', why: 'exact' },
    run: async day => {
      day.pass(40 * second)
      const [visit] = await Promise.all([day.log(), day.phone.engine.syncNow()])
      return visit
    },
  },
  {
    ...{ name: 'a plan made last week and fulfilled now', grade: 'verified', why: 'exact' },
    run: async day => {
      const { customer, phone } = day
      const at = testNow + 7 * 24 * hour
      const { id } = await planVisit(phone, { customer, at, name: '禾岭医药' })
      day.pass(7 * 24 * hour, 'asleep')
      await day.sync()
      day.pass(minute)
      const { doc } = (await phone.db.visits.get(id)) as VisitRow
      await logVisit(phone, { customer, at: phone.now(), note: '到了', name: '禾岭医药', planned: { id, doc } })
      return id
    },
  },
  {
    ...{ name: 'its note edited a day later', grade: 'verified', why: 'exact' },
    run: async day => {
      const visit = await day.log()
      await day.sync()
      day.pass(24 * hour, 'asleep')
      await editVisit(day.phone, (await day.phone.db.visits.get(visit)) as VisitRow, { note: '补一句' })
      return visit
    },
  },
  {
    ...{
      name: 'the clock set right before it, after having been hours off',
      grade: 'bounded',
      why: 'between',
      skewMs: 5 * hour,
    },
    run: async day => {
      day.turn(-5 * hour)
      day.pass(minute)
      return day.log()
    },
  },
]

const turned = (name: string, ms: number, why: GradedTime['why'], skewMs = 0): Scenario => ({
  ...{ name, grade: 'unverified', why, skewMs },
  run: async day => {
    day.pass(20 * minute)
    day.turn(ms)
    return day.log()
  },
})

const doubtful: readonly Scenario[] = [
  turned('the clock set back an hour', -hour, 'later'),
  turned('the clock set back a day', -24 * hour, 'later'),
  turned('the clock set back ten years', -87_600 * hour, 'later'),
  turned('the clock set forward an hour', hour, 'ahead'),
  turned('the clock set forward a day', 24 * hour, 'ahead'),
  turned('the clock a day behind from the start', 0, 'later', -24 * hour),
  turned('the clock a day ahead from the start', 0, 'ahead', 24 * hour),
  {
    ...{ name: 'backdated by a day in the words', grade: 'unverified', why: 'later' },
    run: day => day.log(day.phone.now() - 24 * hour),
  },
  {
    ...{ name: 'backdated by 20 minutes', grade: 'unverified', why: 'later' },
    run: day => day.log(day.phone.now() - 20 * minute),
  },
  {
    ...{ name: 'the clock set back while reloading', grade: 'unverified', why: 'later' },
    run: async day => {
      day.pass(hour)
      day.turn(-3 * hour)
      await day.reopen()
      return day.log()
    },
  },
  {
    ...{ name: 'set back for the visit and right again before it is sent', grade: 'unverified', why: 'later' },
    run: async day => {
      day.turn(-3 * hour)
      const visit = await day.log()
      day.turn(3 * hour)
      await day.sync()
      return visit
    },
  },
  {
    ...{
      name: 'set back by almost as long as it slept, so that hardly any time passed',
      grade: 'bounded',
      why: 'between',
    },
    run: async day => {
      day.pass(3 * hour, 'asleep')
      day.turn(10 * second - 3 * hour)
      const visit = await day.log()
      day.turn(3 * hour - 10 * second)
      await day.sync()
      return visit
    },
  },
  {
    ...{ name: 'its time edited a day later', grade: 'unverified', why: 'later' },
    run: async day => {
      const visit = await day.log()
      await day.sync()
      day.pass(24 * hour, 'asleep')
      await day.sync()
      const row = (await day.phone.db.visits.get(visit)) as VisitRow
      await editVisit(day.phone, row, { at: testNow - hour })
      return visit
    },
  },
  {
    ...{ name: 'an old ticket kept and used again', grade: 'unverified', why: 'unknown' },
    run: async day => {
      const kept = await readMeta(day.phone.db, 'ticket')
      day.pass(24 * hour, 'asleep')
      await day.sync()
      const visit = await day.log(testNow)
      if (kept === undefined) throw new Error('no ticket')
      const proof = { ticket: { at: kept.at, seal: kept.seal }, elapsedMs: 0 }
      await day.phone.db.updates.where('[out+group+doc]').between([1], [1, []]).modify({ proof })
      return visit
    },
  },
  {
    ...{ name: 'the ticket of another device', grade: 'unverified', why: 'unknown' },
    run: async day => {
      await day.manager.engine.syncNow()
      const visit = await day.log()
      const ticket = await readMeta(day.manager.db, 'ticket')
      if (ticket === undefined) throw new Error('no ticket')
      await day.phone.db.updates
        .where('[out+group+doc]')
        .between([1], [1, []])
        .modify({ proof: { ticket, elapsedMs: 0 } })
      return visit
    },
  },
]

describe('time:T2 time:T6 the time of a visit', () => {
  it.each(honest)('$name: $grade', async ({ run, grade, why, skewMs }) => {
    const day = await team(skewMs)
    expect(await day.grade(await run(day))).toMatchObject({ grade, why })
  })

  it.each(doubtful)('$name: $grade', async ({ run, grade, why, skewMs }) => {
    const day = await team(skewMs)
    expect(await day.grade(await run(day))).toMatchObject({ grade, why })
  })

  it('time:T5 says nothing of visits from before, of those that wait, and of plans', async () => {
    const day = await team()
    const old = await day.log()
    await day.phone.db.updates
      .where('[out+group+doc]')
      .between([1], [1, []])
      .modify(update => delete update.proof)
    expect(await day.grade(old)).toBeUndefined()
    expect(await gradeOn(day.phone.db, await day.log())).toBeUndefined()
    const { customer } = day
    const plan = await planVisit(day.phone, { customer, at: day.phone.now(), name: '禾岭医药' })
    expect(await day.grade(plan.id)).toBeUndefined()
  })

  it('time:T5 is told to a device that comes after compaction, a move and more words', async () => {
    const day = await team()
    const { cloud, customer, phone } = day
    const north = testId(77)
    await cloud.facts({ type: 'territory', id: north, name: '华北' })
    const exact = await day.log()
    const late = await day.log(day.phone.now() - 24 * hour)
    await day.sync()
    const { doc } = (await phone.db.visits.get(exact)) as VisitRow
    const builder = { build: async (bodies: readonly Uint8Array[]) => makeBase(bodies) }
    const [ws, clock] = [cloud.ws, () => day.world.now]
    expect(await createCompact({ store: cloud.store, builder, clock })(ws, doc)).toBe('compacted')
    await editVisit(phone, (await phone.db.visits.get(exact)) as VisitRow, { note: '再补一句' })
    await day.sync()
    const heads = Object.fromEntries(
      [...(await cloud.store.docsOfCustomer(ws, customer))].map(([name, { head }]) => [name, head]),
    )
    const move = createMoveCustomer({ store: cloud.store, builder, clock, hub: { publish: () => undefined } })
    const moved = await move({ ws, customer, to: territoryScope(north), heads, by: '', device: '' })
    expect(moved.kind).toBe('moved')
    const newcomer = await cloud.join({ member: testId(13), territory: north, name: 'ketu-time-newcomer' })
    await newcomer.engine.syncNow()
    expect(await gradeOn(newcomer.db, exact)).toMatchObject({ grade: 'verified' })
    expect(await gradeOn(newcomer.db, late)).toMatchObject({ grade: 'unverified', why: 'later' })
    await phone.engine.syncNow()
    expect(await phone.db.marks.count()).toBe(0)
  })

  it('time:T5 log:L7 names as author who the session was, whatever the update says', async () => {
    const day = await team()
    const visit = await day.log()
    const [entry] = await day.phone.db.updates.where('[out+group+doc]').between([1], [1, []]).toArray()
    if (entry === undefined) throw new Error('nothing waits')
    const forged = new Y.Doc()
    Y.applyUpdate(forged, entry.bytes)
    const other = new Y.Doc()
    const { at } = (await day.phone.db.visits.get(visit)) as VisitRow
    const id = testId(99)
    const f = { customer: day.customer, state: 'done', at, day: '2026-11-23', note: '冒名' }
    const array = new Y.Array()
    array.insert(0, [{ id, type: 'visit', at, by: day.manager.me.member, f }])
    other.getMap('r').set(id, array)
    await day.phone.db.updates.update(entry.n, { bytes: Y.encodeStateAsUpdate(other) })
    await day.cloud.settle([day.phone, day.manager])
    expect(await day.manager.db.visits.get(id)).toMatchObject({ bornBy: day.phone.me.member })
    expect(await gradeOn(day.manager.db, id)).toMatchObject({ grade: 'verified' })
  })

  it('rel D15 an unverified visit is saved, sent and counted like any other', async () => {
    const day = await team()
    const visit = await day.log(day.phone.now() - 24 * hour)
    expect(await day.grade(visit)).toMatchObject({ grade: 'unverified' })
    const [customer, at] = [day.customer, '2026-11-22']
    expect(await day.manager.db.contrib.get([customer, at])).toMatchObject({ visits: 1 })
    expect(await day.manager.db.tray.count()).toBe(0)
    expect(customerDoc(customer)).not.toBe('')
  })
})
