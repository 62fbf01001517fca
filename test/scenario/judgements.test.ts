/** What people judge of a customer travels, merges and stays like everything else; the indices are the same on both phones. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finishAction } from '#app/data/commands/action.ts'
import { createCustomer } from '#app/data/commands/customer.ts'
import { judge } from '#app/data/commands/judge.ts'
import { recordOrder } from '#app/data/commands/order.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { everythingJson } from '#app/data/export/everything-json.ts'
import { projectionVersion } from '#app/data/projection/project.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { refreshMatrices } from '#app/data/matrix/refresh-matrices.ts'
import { standingOfCustomer } from '#app/data/queries/customer-standing.ts'
import { relationshipPoints } from '#app/data/queries/matrix.ts'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { addDays } from '#shared/domain/day.ts'
import { customerDoc } from '#shared/doc/name.ts'
import type { JudgedPart } from '#shared/domain/record.ts'
import { indicesOf } from '#shared/domain/standing/customer-standing.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [boss, bob, eve, west] = [21, 22, 23, 24].map(testId) as [string, string, string, string]
const [name, day] = ['青麦乳业', '2026-11-23']

let cloud: Awaited<ReturnType<typeof startCloud>>
let manager: SyncedDevice
let rep: SyncedDevice
let other: SyncedDevice
let phones: SyncedDevice[]
let customer: string

beforeEach(async () => {
  cloud = await startCloud()
  await cloud.facts({ type: 'territory', id: west, name: '华西' })
  manager = await cloud.join({ member: boss, role: 'manager', seed: 1 })
  rep = await cloud.join({ member: bob, seed: 2 })
  other = await cloud.join({ member: eve, role: 'rep', territory: west, seed: 3 })
  phones = [manager, rep, other]
  await cloud.settle(phones)
  ;({ id: customer } = await createCustomer(rep, { territory: east, values: { name, cadenceDays: 14 } }))
  await cloud.settle(phones)
})
afterEach(() => cloud.stop())

const says = async (phone: SyncedDevice, part: JudgedPart, level: number) => {
  phone.clock.now += 1000
  return judge(phone, { customer, levels: { [part]: level }, name })
}
const standing = async (phone: SyncedDevice) => (await standingOfCustomer(phone, customer))?.standing

describe('judgements', () => {
  it('of two people without a network are all there on both phones; the manager’s counts, and both stand', async () => {
    await says(rep, 'credibility', 2)
    await says(manager, 'credibility', 4)
    await says(rep, 'closeness', 3)
    await cloud.settle(phones)
    for (const phone of [manager, rep]) {
      const page = await standingOfCustomer(phone, customer)
      expect(page?.scores.map(({ part, level, by }) => [part, level, by])).toHaveLength(3)
      expect(page?.standing.trust.parts[0]).toMatchObject({ id: 'credibility', value: 4 })
    }
    expect(await standing(manager)).toEqual(await standing(rep))
    expect(await rowsOf(manager.db)).toEqual(await rowsOf(rep.db))
    expect(await other.db.judgements.count()).toBe(0)
  })

  it('stay when somebody judges again, are taken back by undo, and are in the export', async () => {
    await says(rep, 'fit', 2)
    const again = await says(rep, 'fit', 5)
    const fit = async () => (await standing(rep))?.importance.parts.find(({ id }) => id === 'fit')?.value
    expect(await fit()).toBe(5)
    await undo(rep, again.activity)
    expect(await fit()).toBe(2)
    await cloud.settle(phones)
    expect(await manager.db.judgements.count()).toBe(2)
    let text = ''
    const head = { exportedAt: 0, workspace: { ...rep.workspace }, member: { id: bob, name: 'Bob' } }
    for await (const piece of everythingJson(rep.db, head)) text += piece
    const { records } = JSON.parse(text) as { records: { judgements: { level: number }[] } }
    expect(records.judgements.map(({ level }) => level).sort((a, b) => a - b)).toEqual([2, 5])
  })

  it('proj:P5, proj:P7: rows of an app that knew none of them come with the rebuild', async () => {
    await says(rep, 'adoption', 4)
    await cloud.settle(phones)
    const before = await rowsOf(manager.db)
    expect(before.judgements).toHaveLength(1)
    await manager.db.judgements.clear()
    await manager.db.docs.toCollection().modify({ projection: 3 })
    await rebuildDocs(
      { db: manager.db, store: manager.store, zone: () => 'Asia/Shanghai' },
      await manager.db.docs.toArray(),
    )
    expect(await rowsOf(manager.db)).toEqual(before)
  })

  it('DOMAIN 4.3: indices from rows are the pure function of the facts', async () => {
    const at = rep.now()
    const due = addDays(day, -3)
    const next = { title: '送样', due, side: 'us' as const, isPromise: true }
    await logVisit(rep, { customer, name, at: at - 40 * 86_400_000, note: '', order: { amount: 60_000_000 }, next })
    await logVisit(rep, { customer, name, at: at - 86_400_000, note: '', channel: 'call' })
    await recordOrder(rep, { customer, day, amount: -1_000_000, name })
    const action = (await rep.db.actions.toArray())[0]
    if (action) await finishAction(rep, customer, action, due)
    for (const [part, level] of [
      ['credibility', 4],
      ['selfInterest', 2],
      ['reference', 5],
      ['adoption', 3],
    ] as const)
      await says(rep, part, level)
    await cloud.settle(phones)
    const score = (part: string, level: number) => ({ id: part, part, level, day, by: bob, isManagers: false })
    const expected = indicesOf(
      {
        scores: [score('credibility', 4), score('selfInterest', 2), score('reference', 5), score('adoption', 3)],
        promises: [{ id: '1', due, doneOn: due, isPromise: true, side: 'us' }],
        days: [
          { day: addDays(day, -40), isContact: true, sales: 60_000_000 },
          { day: addDays(day, -1), isContact: true, sales: 0 },
          { day, isContact: false, sales: -1_000_000 },
        ],
        cadenceDays: 14,
        ...{ estimate: null, lines: [], complaints: [], answers: [] },
      },
      day,
      standardSettings,
    )
    for (const phone of [manager, rep]) {
      const found = await standing(phone)
      expect(found?.importance.value).toBe(expected.importance.value)
      expect(found?.trust.value).toBe(expected.trust.value)
      expect(found?.confidence.value).toBe(expected.confidence.value)
      await refreshMatrices({ ...phone, zone: phone.workspace.zone })
      const point = (await relationshipPoints(phone))?.points[0]
      expect([point?.x, point?.y, point?.quadrant]).toEqual([
        expected.trust.value,
        expected.importance.value,
        found?.place.quadrant,
      ])
    }
    await refreshMatrices({ ...other, zone: other.workspace.zone })
    expect((await relationshipPoints(other))?.points).toEqual([])
    expect(await rep.db.docs.get(customerDoc(customer))).toMatchObject({ projection: projectionVersion })
  })
})
