/** Two people talk about a customer, a visit and a goal while their phones are away from the network. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '#app/data/commands/comment.ts'
import { createCustomer } from '#app/data/commands/customer.ts'
import { createGoal } from '#app/data/commands/goal.ts'
import { deleteRecord } from '#app/data/commands/record.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { everythingJson } from '#app/data/export/everything-json.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { noteSeen, threadOn, unseenMentions } from '#app/data/queries/comment.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [boss, bob, eve, west] = [21, 22, 23, 24].map(testId) as [string, string, string, string]

let cloud: Awaited<ReturnType<typeof startCloud>>
let manager: SyncedDevice
let rep: SyncedDevice
let other: SyncedDevice
let phones: SyncedDevice[]
let on: { readonly subject: 'customer'; readonly id: string; readonly doc: string }

beforeEach(async () => {
  cloud = await startCloud()
  await cloud.facts({ type: 'territory', id: west, name: '华西' })
  manager = await cloud.join({ member: boss, role: 'manager', seed: 1 })
  rep = await cloud.join({ member: bob, seed: 2 })
  other = await cloud.join({ member: eve, role: 'rep', territory: west, seed: 3 })
  phones = [manager, rep, other]
  await cloud.settle(phones)
  const { id } = await createCustomer(rep, { territory: east, values: { name: '青麦乳业' } })
  on = { subject: 'customer', id, doc: customerDoc(id) }
  await cloud.settle(phones)
})
afterEach(() => cloud.stop())

const textsOf = async (phone: SyncedDevice) => (await threadOn(phone, on)).comments.map(({ text }) => text)
const mentionsOf = async (phone: SyncedDevice) =>
  (await unseenMentions(phone)).map(({ comment, authorName, aboutName }) =>
    [comment.text, authorName, aboutName].join(' · '),
  )

describe('comments', () => {
  it('written on two phones without a network are all there on both afterwards, in one order, under their authors', async () => {
    await addComment(manager, on, { text: '账期最多 60 天 @22', mentions: [bob] })
    rep.clock.now += 1000
    await addComment(rep, on, { text: '明白', mentions: [] })
    rep.clock.now += 1000
    await addComment(manager, on, { text: '写进报价里', mentions: [] })
    expect(await textsOf(rep)).toEqual(['明白'])
    await cloud.settle(phones)
    for (const phone of [manager, rep]) {
      expect(await textsOf(phone)).toEqual(['账期最多 60 天 @22', '明白', '写进报价里'])
      expect((await threadOn(phone, on)).comments.map(({ bornBy }) => bornBy)).toEqual([boss, bob, boss])
    }
    expect(await rowsOf(manager.db)).toEqual(await rowsOf(rep.db))
    expect(await other.db.comments.count()).toBe(0)
  })

  it('on a visit and on a goal are beside them, and survive a rebuild of the rows', async () => {
    const visit = await logVisit(rep, { customer: on.id, name: '', at: rep.now(), note: '看了样品' })
    const row = await rep.db.visits.get(visit.id)
    const goal = await createGoal(rep, { kind: 'territory', id: east }, goalValues)
    const planned = await rep.db.goals.get(goal.id)
    await addComment(
      rep,
      { subject: 'visit', id: visit.id, doc: row?.doc ?? '' },
      { text: '样品还差两件', mentions: [boss] },
    )
    await addComment(
      rep,
      { subject: 'goal', id: goal.id, doc: planned?.doc ?? '' },
      { text: '目标偏高', mentions: [boss] },
    )
    await cloud.settle(phones)
    expect((await mentionsOf(manager)).sort()).toEqual(['样品还差两件 · 22 · 青麦乳业', '目标偏高 · 22 · 全年拜访'])
    const before = await rowsOf(manager.db)
    await manager.db.comments.clear()
    manager.store.forget((await manager.db.docs.toArray()).map(({ name }) => name))
    const zone = () => manager.workspace.zone
    await rebuildDocs({ db: manager.db, store: manager.store, zone }, await manager.db.docs.toArray())
    expect(await rowsOf(manager.db)).toEqual(before)
  })

  it('that mention somebody wait for them until they stood on their screen, on that device alone', async () => {
    await addComment(manager, on, { text: '@22 周五前报价', mentions: [bob] })
    await addComment(manager, on, { text: '不急', mentions: [] })
    await addComment(rep, on, { text: '@22 记一下', mentions: [bob] })
    expect(await mentionsOf(manager)).toEqual([])
    await cloud.settle(phones)
    expect(await mentionsOf(rep)).toEqual(['@22 周五前报价 · 21 · 青麦乳业'])
    expect(await mentionsOf(manager)).toEqual([])
    await noteSeen(rep, (await threadOn(rep, on)).comments)
    expect(await mentionsOf(rep)).toEqual([])
    expect(await rep.db.seen.count()).toBe(2)
    await rep.db.seen.clear()
    rep.clock.now += 31 * 86_400_000
    expect(await mentionsOf(rep)).toEqual([])
  })

  it('about something that is deleted wait for nobody', async () => {
    const visit = await logVisit(rep, { customer: on.id, name: '', at: rep.now(), note: '看了样品' })
    const doc = (await rep.db.visits.get(visit.id))?.doc ?? ''
    await addComment(rep, { subject: 'visit', id: visit.id, doc }, { text: '样品', mentions: [boss] })
    await addComment(rep, on, { text: '客户', mentions: [boss] })
    await deleteRecord(rep, { type: 'visit', id: visit.id, doc }, '')
    await cloud.settle(phones)
    expect(await mentionsOf(manager)).toEqual(['客户 · 22 · 青麦乳业'])
    await deleteRecord(rep, { type: 'customer', id: on.id, doc: on.doc }, '')
    await cloud.settle(phones)
    expect(await mentionsOf(manager)).toEqual([])
  })

  it('can be undone and deleted, and are in the export of everything', async () => {
    const { activity } = await addComment(rep, on, { text: '写错了', mentions: [boss] })
    const kept = await addComment(rep, on, { text: '留下', mentions: [] })
    await undo(rep, activity)
    await cloud.settle(phones)
    expect(await textsOf(manager)).toEqual(['留下'])
    expect(await mentionsOf(manager)).toEqual([])
    await deleteRecord(rep, { type: 'comment', id: kept.id, doc: on.doc }, '留下')
    expect(await textsOf(rep)).toEqual([])
    const parts: string[] = []
    const head = { exportedAt: 0, workspace: rep.workspace, member: { id: bob, name: '' } }
    for await (const part of everythingJson(rep.db, head)) parts.push(part)
    const { records } = JSON.parse(parts.join('')) as { records: { comments: { text: string }[] } }
    expect(records.comments.map(({ text }) => text).sort()).toEqual(['写错了', '留下'])
  })

  it('offer those to mention who can read them, and are written by who may write there', async () => {
    const viewer = await cloud.join({ member: testId(29), role: 'viewer', seed: 4 })
    await cloud.settle([...phones, viewer])
    expect((await threadOn(rep, on)).people.map(({ id }) => id)).toEqual([boss, testId(29)])
    expect([(await threadOn(rep, on)).mayWrite, (await threadOn(viewer, on)).mayWrite]).toEqual([true, false])
    await cloud.facts({ type: 'member', id: boss, name: '21', state: 'suspended' })
    await cloud.settle([rep])
    expect((await threadOn(rep, on)).people.map(({ id }) => id)).toEqual([testId(29)])
  })

  it('leave with the territory they belong to', async () => {
    await addComment(rep, on, { text: '留在华东', mentions: [boss] })
    await cloud.settle(phones)
    expect(await manager.db.comments.count()).toBe(1)
    await cloud.facts({ type: 'grant', id: boss, member: boss, role: 'manager', territory: east, from: 0, to: 1 })
    await cloud.settle([manager])
    expect(await manager.db.comments.count()).toBe(0)
    expect(await mentionsOf(manager)).toEqual([])
  })
})

const goalValues = {
  title: '全年拜访',
  metric: 'visits' as const,
  target: 10,
  start: '2026-01-01',
  end: '2026-12-31',
}
