/** A manager with two territories below, two reps in one and one in the other: what each is shown. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { createGoal } from '#app/data/commands/goal.ts'
import { addSamples } from '#app/data/commands/sample.ts'
import { logVisit, planVisit } from '#app/data/commands/visit.ts'
import { readBoard } from '#app/data/queries/board.ts'
import { memberWork, refreshHeard } from '#app/data/queries/member-work.ts'
import { practice } from '#app/data/queries/sample.ts'
import { hasBoard, isOverseen } from '#app/data/queries/team.ts'
import { words as english } from '#app/words/en.ts'
import { createFormat } from '#app/words/format.ts'
import { words as chinese } from '#app/words/zh-CN.ts'
import { sampleCustomers } from '#app/words/zh-CN/sample-work.ts'
import { lastHeardText } from '#app/features/board/heard-line.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [boss, bob, carol, dan, south, north] = [21, 22, 23, 24, 25, 26].map(testId) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const today = '2026-11-23'
const dayMs = 86_400_000

let cloud: Awaited<ReturnType<typeof startCloud>>
let manager: SyncedDevice
let bobs: SyncedDevice
let dans: SyncedDevice
let milk: string
let drug: string

beforeEach(async () => {
  cloud = await startCloud()
  await cloud.facts(
    { type: 'territory', id: south, name: '江南', parent: east },
    { type: 'territory', id: north, name: '江北', parent: east },
  )
  manager = await cloud.join({ member: boss, role: 'manager', seed: 1 })
  const inPlace = (member: string, territory: string, seed: number) =>
    cloud.join({ member, seed, territory, role: 'rep' })
  bobs = await inPlace(bob, south, 2)
  const carols = await inPlace(carol, south, 3)
  dans = await inPlace(dan, north, 4)
  await cloud.settle([manager, bobs, carols, dans])
  milk = (await createCustomer(bobs, { territory: south, values: { name: '青麦乳业', class: 'A', cadenceDays: 7 } })).id
  drug = (await createCustomer(dans, { territory: north, values: { name: '禾岭医药', cadenceDays: 30 } })).id
  await cloud.settle([bobs, carols, dans])
  await logVisit(bobs, { customer: milk, name: '', at: bobs.now() - 12 * dayMs, note: '看了样品' })
  await logVisit(dans, { customer: drug, name: '', at: dans.now(), note: '报价' })
  await logVisit(dans, { customer: drug, name: '', at: dans.now() + 1, note: '同一天再去' })
  await logVisit(dans, { customer: drug, name: '', at: dans.now(), note: '电话', channel: 'call' })
  await planVisit(dans, { customer: drug, name: '', at: dans.now() })
  await createGoal(dans, { kind: 'customer', id: drug }, goal('visits', 50))
  await createGoal(manager, { kind: 'territory', id: east }, goal('visits', 2))
  await cloud.settle([manager, bobs, carols, dans])
})
afterEach(() => cloud.stop())

const goal = (title: string, target: number) => ({
  title,
  metric: 'visits' as const,
  target,
  start: '2026-01-01',
  end: '2026-12-31',
})

describe('the board', () => {
  it('has each territory with the sum of those below, and everybody in them', async () => {
    const board = await readBoard(manager, undefined, today)
    expect(board?.places.map(({ name, depth, figures }) => [name, depth, figures.visitsMonth, figures.silent])).toEqual(
      [
        ['华东', 0, 2, 1],
        ['江北', 1, 1, 0],
        ['江南', 1, 1, 1],
      ],
    )
    expect(board?.figures).toMatchObject({ visitsWeek: 1, customers: 2, goals: { total: 2, behind: 1 } })
    expect(
      board?.people.map(({ member, visits, silent }) => [member, visits.weeks.at(-1), visits.month, silent]),
    ).toEqual([
      [boss, 0, 0, 0],
      [bob, 0, 1, 1],
      [carol, 0, 0, 0],
      [dan, 1, 1, 0],
    ])
  })

  it('lists what is late: goals behind, and class A customers past their interval', async () => {
    const board = await readBoard(manager, undefined, today)
    expect(board?.late.map(each => each.goal.title)).toEqual(['visits'])
    expect(board?.late[0]?.scopeName).toBe('禾岭医药')
    expect(board?.silentKey.map(({ name }) => name)).toEqual(['青麦乳业'])
    await editCustomer(bobs, milk, { class: 'B' })
    await cloud.settle([bobs, manager])
    expect((await readBoard(manager, undefined, today))?.silentKey).toEqual([])
  })

  it('of a territory is about it alone; its goal counts what happened below it', async () => {
    const board = await readBoard(manager, south, today)
    expect(board?.places).toEqual([])
    expect(board?.people.map(({ member }) => member)).toEqual([bob, carol])
    expect(board?.figures.visitsMonth).toBe(1)
    const all = await readBoard(manager, east, today)
    expect(all?.goals.map(({ progress }) => [progress.actual, progress.status])).toEqual([[2, 'achieved']])
  })

  it('is no board for who leads nobody', async () => {
    expect(await readBoard(bobs, undefined, today)).toBeUndefined()
    expect(await readBoard(manager, testId(99), today)).toBeUndefined()
    expect([await hasBoard(manager), await hasBoard(bobs)]).toEqual([true, false])
  })
})

describe('what a manager sees of a member', () => {
  it('is what the member sees of themselves, and nobody else sees it', async () => {
    const [seen, own] = [await memberWork(manager, dan, today), await memberWork(dans, dan, today)]
    expect(seen?.visits).toEqual({ weeks: [0, 0, 0, 0, 0, 0, 0, 1], month: 1 })
    expect(seen?.recent.map(({ visit }) => visit.note).sort()).toEqual(['同一天再去', '报价', '电话'])
    expect({ ...seen, isMe: true }).toEqual(own)
    expect(await memberWork(bobs, dan, today)).toBeUndefined()
    expect(await memberWork(dans, boss, today)).toBeUndefined()
  })

  it('is told of to whoever is seen, and to nobody else', async () => {
    expect([await isOverseen(dans), await isOverseen(manager)]).toEqual([true, false])
  })

  it('says when a device was last heard, with what was waiting then; the last word stays when the server is away', async () => {
    const format = createFormat({ language: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' })
    const at = Date.UTC(2026, 10, 23, 1, 12)
    const rows = [
      { member: dan, device: testId(70), name: 'Chrome · Android', at, waiting: 2 },
      { member: dan, device: testId(71), name: '', at: at - dayMs },
    ]
    await refreshHeard(manager, { heard: async () => ({ kind: 'ok', value: rows }) })
    await refreshHeard(manager, { heard: async () => ({ kind: 'failed', error: 'offline' }) })
    const heard = (await memberWork(manager, dan, today))?.heard
    expect(heard).toEqual({ asOf: manager.now(), devices: rows })
    expect(lastHeardText(chinese, format, heard, manager.now())).toBe('最近联系 09:12，当时 2 条待同步')
    const inEnglish = createFormat({ language: 'en', zone: 'Asia/Shanghai', currency: 'CNY' })
    expect(lastHeardText(english, inEnglish, heard, manager.now())).toBe('Last heard 09:12; 2 were waiting then')
    expect((await readBoard(manager, undefined, today))?.people.map(person => person.heard?.devices.length)).toEqual([
      undefined,
      undefined,
      undefined,
      2,
    ])
  })
})

it('sample customers on one’s own device, and what was practised on them, are in no number', async () => {
  const read = async () => [await readBoard(dans, undefined, today), await memberWork(dans, dan, today)]
  const before = await read()
  await addSamples(dans, sampleCustomers)
  const sample = (await practice(dans))?.customer.id ?? ''
  await logVisit(dans, { customer: sample, name: '', at: dans.now(), note: '练一笔' })
  expect(await read()).toEqual(before)
  const boards = async () => (await readBoard(manager, undefined, today))?.people
  const people = await boards()
  await addSamples(manager, sampleCustomers)
  expect(await boards()).toEqual(people)
})
