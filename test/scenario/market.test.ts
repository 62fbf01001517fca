/** What may be sold, who else is there, what was given: from one rep's phone to the manager's, and to nobody else's. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCustomer } from '#app/data/commands/customer.ts'
import { addNote, editNote } from '#app/data/commands/note.ts'
import { recordOrder } from '#app/data/commands/order.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { today } from '#app/data/ketu.ts'
import { keepBaskets, keptBaskets } from '#app/data/queries/basket.ts'
import { benefitsOfCustomer, expiringBenefits } from '#app/data/queries/benefit.ts'
import { knownCompetitors } from '#app/data/queries/competitor.ts'
import { factorsOf } from '#app/data/queries/factor.ts'
import { eventsOfGoal } from '#app/data/queries/market-event.ts'
import { pipelineItems } from '#app/data/queries/opportunity.ts'
import { type TimelineFilter, timelineOf } from '#app/data/queries/customer.ts'
import { touchpointsOf } from '#app/data/queries/touchpoint.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { addDays, daysBetween } from '#shared/domain/day.ts'
import { pipelineOf } from '#shared/domain/market/pipeline.ts'
import { alsoBought } from '#shared/domain/purchase/also-bought.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [boss, bob, eve, west] = [21, 22, 23, 24].map(testId) as [string, string, string, string]
const name = '青麦乳业'

let cloud: Awaited<ReturnType<typeof startCloud>>
let admin: SyncedDevice
let rep: SyncedDevice
let other: SyncedDevice
let phones: SyncedDevice[]
let customer: string
const home = () => ({ kind: 'customer', id: customer, name }) as const

beforeEach(async () => {
  cloud = await startCloud()
  await cloud.facts({ type: 'territory', id: west, name: '华西' })
  admin = await cloud.join({ member: boss, role: 'manager', seed: 1 })
  await cloud.facts({ type: 'grant', id: testId(30), member: boss, role: 'admin', from: 0 })
  rep = await cloud.join({ member: bob, seed: 2 })
  other = await cloud.join({ member: eve, role: 'rep', territory: west, seed: 3 })
  phones = [admin, rep, other]
  await cloud.settle(phones)
  ;({ id: customer } = await createCustomer(rep, { territory: east, values: { name } }))
  await cloud.settle(phones)
})
afterEach(() => cloud.stop())

describe('the market', () => {
  it('an opportunity won by a rep counts in the win rate of the manager, and in nobody else’s', async () => {
    const day = today(rep)
    const add = (title: string, values: object) =>
      addNote(rep, home(), { type: 'opportunity', values: { title, ...values } }, title)
    await add('年框', { stage: 'negotiation', amount: 120_000_00 })
    await add('试用', { stage: 'lost', closeOn: day, lostReason: 'price' })
    const [open] = await pipelineItems(rep.db)
    if (open === undefined) throw new Error('no opportunity')
    await editNote(rep, open.opportunity, { stage: 'won', closeOn: day }, '年框')
    await cloud.settle(phones)
    const items = await pipelineItems(admin.db)
    const pipeline = pipelineOf(
      items.map(({ opportunity }) => opportunity),
      { start: day, end: day },
    )
    expect([pipeline.winRate, pipeline.won.amount]).toEqual([0.5, 120_000_00])
    expect(items.map(({ card }) => card.name)).toEqual([name, name])
    expect(await pipelineItems(other.db)).toEqual([])
  })

  it('what the company wrote of a competitor is everybody’s; what was heard of it stays where it was heard', async () => {
    const grid = { price: [2, 5] }
    await addNote(admin, { kind: 'workspace' }, { type: 'competitor', values: { name: '康瑞', grid } }, '康瑞')
    const hear = (competitor: string, day: string) =>
      addNote(rep, home(), { type: 'rivalNews', values: { competitor, day, price: 2_980_00 } }, competitor)
    await hear('康瑞', '2026-11-01')
    await hear('康瑞', '2026-11-20')
    await hear('北原', '2026-11-10')
    await cloud.settle(phones)
    const seen = async ({ db }: SyncedDevice) =>
      (await knownCompetitors(db)).map(({ name: of, row, heard }) => [
        of,
        row !== undefined,
        heard.map(({ news }) => news.day),
      ])
    const all = [
      ['康瑞', true, ['2026-11-20', '2026-11-01']],
      ['北原', false, ['2026-11-10']],
    ]
    expect(await seen(admin)).toEqual(all)
    expect(await seen(rep)).toEqual(all)
    expect(await seen(other)).toEqual([['康瑞', true, []]])
    expect([await mayWriteWorkspace(admin), await mayWriteWorkspace(rep)]).toEqual([true, false])
  })

  it('a board of a customer and one of a competitor are two, though the words are the same', async () => {
    const note = { type: 'factor', values: { cell: 'threat', text: '降价' } } as const
    await addNote(rep, home(), note, '降价')
    await addNote(admin, { kind: 'workspace' }, { type: 'factor', values: { ...note.values, about: '康瑞' } }, '降价')
    await cloud.settle(phones)
    expect(await factorsOf(rep.db, { customer })).toHaveLength(1)
    expect(await factorsOf(rep.db, { about: '康瑞' })).toHaveLength(1)
    expect(await factorsOf(rep.db, { about: '' })).toEqual([])
  })

  it('a benefit that runs out is told to who looks after the customer, with the purchases beside it', async () => {
    const day = today(rep)
    const benefit = { title: '装机奖励', entitled: 30_000_00, expiresOn: addDays(day, 14), day: addDays(day, -30) }
    await addNote(rep, home(), { type: 'benefit', values: benefit }, benefit.title)
    await addNote(rep, home(), { type: 'benefit', values: { ...benefit, expiresOn: addDays(day, 15) } }, '另一个')
    await recordOrder(rep, { customer, day: addDays(day, -3), amount: 100, name, details: { product: '试剂盒' } })
    await cloud.settle(phones)
    expect((await expiringBenefits(rep, day)).map(({ benefit: { title } }) => title)).toEqual(['装机奖励'])
    expect((await benefitsOfCustomer(rep.db, customer)).purchases).toEqual([addDays(day, -3)])
    expect(await expiringBenefits(other, day)).toEqual([])
  })

  it('baskets are made of orders that stand, once a day', async () => {
    const day = today(rep)
    const buy = (id: string, product: string, amount = 100) =>
      recordOrder(rep, { customer: id, day, amount, name, details: { product } })
    for (const other of ['甲', '乙', '丙']) {
      const { id } = await createCustomer(rep, { territory: east, values: { name: other } })
      await buy(id, '设备')
      await buy(id, '试剂')
      await buy(id, '退回', -5)
    }
    await buy(customer, '设备')
    await keepBaskets(rep.db, day)
    const suggest = async () => alsoBought((await keptBaskets(rep.db)) ?? [], customer).map(({ product }) => product)
    expect(await suggest()).toEqual(['试剂'])
    await buy(customer, '试剂')
    await keepBaskets(rep.db, day)
    expect(await suggest()).toEqual(['试剂'])
    await keepBaskets(rep.db, addDays(day, 1))
    expect(await suggest()).toEqual([])
  })

  it('contacts of every department are in one timeline, a service call says by itself whose it is', async () => {
    const dayMs = 86_400_000
    const visit = (daysAgo: number, channel: 'visit' | 'service') =>
      logVisit(rep, { customer, name, at: rep.now() - daysAgo * dayMs, note: '', channel })
    await visit(100, 'visit')
    await visit(2, 'service')
    await cloud.settle(phones)
    const { departments, gaps } = await touchpointsOf(admin.db, customer, today(admin))
    expect(departments).toEqual(['sales', 'service'])
    expect(gaps.map(({ days, isOpen }) => [days, isOpen])).toEqual([[98, false]])
    // Narrowed before it is cut: what lies further back is found.
    const daysOf = async (filter: TimelineFilter) =>
      (await timelineOf(admin.db, customer, 1, filter)).map(entry => daysBetween(entry.day, today(admin)))
    expect([await daysOf('all'), await daysOf('sales'), await daysOf('orders')]).toEqual([[2], [100], []])
  })

  it('an event flags goals that run while it is news', async () => {
    const day = today(admin)
    const add = (text: string, on: string) =>
      addNote(admin, { kind: 'workspace' }, { type: 'event', values: { text, day: on } }, text)
    await add('集采', addDays(day, -3))
    await add('旧闻', addDays(day, -31))
    await add('以后', addDays(day, 1))
    await cloud.settle(phones)
    const of = async (start: string, end: string) =>
      (await eventsOfGoal(rep.db, { start, end }, day)).map(({ text }) => text)
    expect(await of(addDays(day, -100), addDays(day, 100))).toEqual(['集采'])
    expect(await of(addDays(day, -2), addDays(day, 100))).toEqual([])
    expect(await of(addDays(day, -100), addDays(day, -1))).toEqual([])
  })
})
