import { describe, expect, it } from 'vitest'
import { createCustomer } from '#app/data/commands/customer.ts'
import { createGoal } from '#app/data/commands/goal.ts'
import { undo } from '#app/data/commands/undo.ts'
import { planVisit } from '#app/data/commands/visit.ts'
import { NotWritten } from '#app/data/not-written.ts'
import { keepDraft } from '#app/data/draft.ts'
import { goalsMovedBy, standingsOf } from '#app/data/queries/standing.ts'
import { noteRecent } from '#app/data/recents.ts'
import { entryOf, nothingHeard } from '#app/features/log/entry.ts'
import { findPlan, findStart } from '#app/features/log/find-start.ts'
import { emptyDraft, type LogDraft, writeDraft } from '#app/features/log/log-draft.ts'
import { saveEntry } from '#app/features/log/save-entry.ts'
import { words } from '#app/words/zh-CN.ts'
import { instantOfDay } from '#shared/domain/day.ts'
import { makeDevice, testId, type TestDevice, testNow } from '#test/kit/test-device.ts'

const zone = 'Asia/Shanghai'
const east = testId(7)

async function makeCustomer(ketu: TestDevice, name: string): Promise<string> {
  return (await createCustomer(ketu, { territory: east, values: { name } })).id
}

const plan = (ketu: TestDevice, customer: string, day: string, time: string, note = '') =>
  planVisit(ketu, { customer, at: instantOfDay(day, time, zone), name: '', note })

async function save(ketu: TestDevice, customer: string, changes: Partial<LogDraft>) {
  const card = await ketu.db.cards.get(customer)
  if (card === undefined) throw new Error('no card')
  const draft = { ...emptyDraft, ...changes }
  const entry = entryOf(draft, nothingHeard, { now: testNow, zone, names: new Map() })
  const planned = await findPlan(ketu, { customer, day: '2026-11-23' }, undefined)
  const goals = await goalsMovedBy(ketu.db, { customer, territory: card.territory }, '2026-11-23')
  const { written, moved } = await saveEntry(ketu, {
    card,
    draft,
    entry,
    planned,
    before: await standingsOf(ketu, goals),
    signals: draft.signals,
    words,
  })
  return { written, moved: await moved }
}

describe('whom a log is about', () => {
  it('is the customer asked for, with the words kept for it', async () => {
    const ketu = makeDevice()
    const heling = await makeCustomer(ketu, '禾岭医药')
    await keepDraft(ketu.db, heling, writeDraft({ ...emptyDraft, text: '见了张总' }))
    const start = await findStart(ketu, heling)
    expect(start).toMatchObject({ card: { name: '禾岭医药' }, isGuess: false, kept: { draft: { text: '见了张总' } } })
  })

  it('is guessed from the next plan of today, then from the customer opened last', async () => {
    const ketu = makeDevice()
    const [heling, qingmai, dinghe] = [
      await makeCustomer(ketu, '禾岭医药'),
      await makeCustomer(ketu, '青麦乳业'),
      await makeCustomer(ketu, '鼎禾食品'),
    ]
    expect(await findStart(ketu, undefined)).toMatchObject({ card: undefined, isGuess: true })
    await noteRecent(ketu.db, dinghe)
    await plan(ketu, heling, '2026-11-24', '09:00')
    expect((await findStart(ketu, undefined)).card?.id).toBe(dinghe)
    await plan(ketu, heling, '2026-11-23', '17:00')
    await plan(ketu, qingmai, '2026-11-23', '15:00')
    expect((await findStart(ketu, undefined)).card?.id).toBe(qingmai)
  })

  it('is nobody for a customer this device does not hold', async () => {
    expect(await findStart(makeDevice(), testId(99))).toMatchObject({ card: undefined, isGuess: false })
  })
})

describe('saving a log', () => {
  it('fulfils the plan of the same day, and undo brings the plan back', async () => {
    const ketu = makeDevice()
    const heling = await makeCustomer(ketu, '禾岭医药')
    const planned = await plan(ketu, heling, '2026-11-23', '15:00', '带样品')
    const { written } = await save(ketu, heling, { text: '见了张总' })
    expect(await ketu.db.visits.toArray()).toMatchObject([
      { id: planned.id, state: 'done', note: '见了张总', at: testNow },
    ])
    await undo(ketu, written.activity)
    expect(await ketu.db.visits.get(planned.id)).toMatchObject({ state: 'planned', note: '带样品' })
  })

  it('leaves the plan of another day alone', async () => {
    const ketu = makeDevice()
    const heling = await makeCustomer(ketu, '禾岭医药')
    await plan(ketu, heling, '2026-11-24', '15:00')
    await save(ketu, heling, { text: '见了张总' })
    const visits = await ketu.db.visits.toArray()
    expect(visits.map(visit => visit.state).sort()).toEqual(['done', 'planned'])
  })

  it('tells which goal moved: the linked one, else the customer’s own before the territory’s', async () => {
    const ketu = makeDevice()
    const heling = await makeCustomer(ketu, '禾岭医药')
    const terms = { metric: 'visits', target: 12, start: '2026-10-01', end: '2026-12-31' } as const
    await createGoal(ketu, { kind: 'territory', id: east }, { ...terms, title: '华东拜访' })
    const own = await createGoal(ketu, { kind: 'customer', id: heling }, { ...terms, title: '四季度拜访' })
    const orders = await createGoal(
      ketu,
      { kind: 'customer', id: heling },
      { ...terms, metric: 'revenue.net', target: 100_000, title: '四季度采购' },
    )
    const first = await save(ketu, heling, { text: '见了张总' })
    expect(first.moved).toMatchObject({ goal: { id: own.id }, progress: { actual: 1 } })
    // A second visit of the day counts once; the order moves its goal.
    const second = await save(ketu, heling, { text: '下了单', amount: 50_000 })
    expect(second.moved).toMatchObject({ goal: { id: orders.id }, progress: { actual: 50_000 } })
    expect((await save(ketu, heling, { text: '又见了张总' })).moved).toBeUndefined()
  })

  it('stores nothing and throws when the customer is not whole on this device', async () => {
    const ketu = makeDevice()
    const heling = await makeCustomer(ketu, '禾岭医药')
    await ketu.db.docs.delete(`customer.${heling}`)
    await expect(save(ketu, heling, { text: '见了张总' })).rejects.toThrow(NotWritten)
    expect(await ketu.db.visits.count()).toBe(0)
  })
})
