/** Sample customers in a real workspace: there at once, on this device alone, in nobody's numbers, gone in one step. */
import { beforeEach, describe, expect, it } from 'vitest'
import { addSamples, removeSamples } from '#app/data/commands/sample.ts'
import { createCustomer } from '#app/data/commands/customer.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { exportFile } from '#app/data/export/export.ts'
import { readKnownRows } from '#app/data/import/known-rows.ts'
import { moveTargets } from '#app/data/move-customer.ts'
import { outboxSize } from '#test/kit/outbox-size.ts'
import { dayReport } from '#app/data/queries/day-report.ts'
import { practice, sampleCount } from '#app/data/queries/sample.ts'
import { todayList } from '#app/data/queries/today.ts'
import * as english from '#app/words/en/sample-work.ts'
import * as chinese from '#app/words/zh-CN/sample-work.ts'
import { sampleTerritory } from '#shared/doc/name.ts'
import { parseSentence } from '#shared/domain/sentence/parse-sentence.ts'
import { createSentenceContext } from '#shared/domain/sentence/sentence-context.ts'
import { makeDevice, testId, type TestDevice } from '#test/kit/test-device.ts'

const { sampleCustomers } = chinese
const today = '2026-11-23'
let ketu: TestDevice

beforeEach(() => {
  ketu = makeDevice()
})

async function addReal(name: string): Promise<string> {
  ketu.clock.now += 1000
  const { id } = await createCustomer(ketu, { territory: testId(7), values: { name } })
  ketu.clock.now += 1000
  return id
}

describe('sample customers', () => {
  it('come with visits, orders, next steps and goals, all of it around today, as one thing that was done', async () => {
    const { activity } = await addSamples(ketu, sampleCustomers)
    expect(await sampleCount(ketu.db)).toBe(10)
    const list = await todayList(ketu.db, today)
    expect(list.planned.map(({ card }) => card?.name)).toEqual(['云溪医药'])
    expect(list.due.map(({ action }) => action.title)).toEqual(['告知复工时间', '报一个年度框架价'])
    expect(list.silent.length).toBeGreaterThan(0)
    expect(await ketu.db.goals.count()).toBe(3)
    expect((await ketu.db.orders.toArray()).find(({ day }) => day === '2026-11-18')?.amount).toBe(2_780_000)
    expect(await ketu.db.activity.toArray()).toMatchObject([
      { id: activity, label: 'addSamples', values: { count: 10 } },
    ])
  })

  it('never leave the device, nor does what is written about them', async () => {
    await addSamples(ketu, sampleCustomers)
    const practised = await practice(ketu)
    await logVisit(ketu, { customer: practised?.customer.id ?? '', at: ketu.now(), note: '练一笔', name: '' })
    expect(await outboxSize(ketu.db)).toBe(0)
    await addReal('禾岭医药')
    expect(await outboxSize(ketu.db)).toBe(1)
  })

  it('are in no number of a territory, no report, no exported list, and move nowhere', async () => {
    const real = await addReal('禾岭医药')
    await addSamples(ketu, sampleCustomers)
    const sample = (await practice(ketu))?.customer.id ?? ''
    for (const customer of [real, sample]) {
      ketu.clock.now += 1000
      await logVisit(ketu, { customer, at: ketu.now(), note: '', name: '', order: { amount: 100 } })
    }
    const territories = new Set((await ketu.db.totals.toArray()).map(({ territory }) => territory))
    expect(territories).toEqual(new Set([testId(7), sampleTerritory]))
    const sums = (
      await ketu.db.totals
        .where('[territory+day]')
        .between([testId(7)], [testId(7), []])
        .toArray()
    )[0]
    expect(sums).toMatchObject({ visits: 1, revenue: 100 })
    expect((await dayReport(ketu, today)).customers.map(({ name }) => name)).toEqual(['禾岭医药'])
    expect((await (await exportFile(ketu, 'customers')).blob.text()).trim().split('\n')).toHaveLength(2)
    expect((await (await exportFile(ketu, 'orders')).blob.text()).trim().split('\n')).toHaveLength(2)
    expect(await moveTargets(ketu, sample)).toEqual([])
  })

  it('are in the export of everything, flagged as samples, also once they were removed; real ones are not', async () => {
    const real = await addReal('禾岭医药')
    await addSamples(ketu, sampleCustomers)
    const customer = (await practice(ketu))?.customer.id ?? ''
    for (const each of [real, customer]) {
      ketu.clock.now += 1000
      await logVisit(ketu, { customer: each, at: ketu.now(), note: '练一笔', name: '' })
    }
    await removeSamples(ketu)
    const text = await (await exportFile(ketu, 'everything')).blob.text()
    const { records } = JSON.parse(text) as { records: Record<string, { sample?: true }[]> }
    const flags = Object.entries(records).map(([table, rows]) => [
      table,
      rows.filter(({ sample }) => sample !== true).length,
      rows.some(({ sample }) => sample === true),
    ])
    expect(flags).toEqual([
      ['customers', 1, true],
      ['contacts', 0, true],
      ['actions', 0, true],
      ['goals', 0, true],
      ['visits', 1, true],
      ['orders', 0, true],
      ['comments', 0, false],
      ['judgements', 0, false],
      ['notes', 0, false],
    ])
  })

  it('are none of those a file is compared with: a real customer may have the same name', async () => {
    const real = await addReal('云溪医药')
    await addSamples(ketu, sampleCustomers)
    const known = await readKnownRows(ketu)
    expect(known.customers.map(({ id }) => id)).toEqual([real])
    expect([known.contacts, known.orders]).toEqual([[], []])
  })

  it('are undone in one step, removed in one step, and that is undone too; real ones stay', async () => {
    await addReal('禾岭医药')
    const { activity } = await addSamples(ketu, sampleCustomers)
    expect(await undo(ketu, activity)).toEqual({ kind: 'undone' })
    expect(await ketu.db.cards.count()).toBe(1)
    ketu.clock.now += 1000
    await addSamples(ketu, sampleCustomers)
    const removed = await removeSamples(ketu)
    expect(await ketu.db.cards.count()).toBe(1)
    expect(await todayList(ketu.db, today)).toMatchObject({ due: [], silent: [] })
    await undo(ketu, removed.activity)
    expect(await sampleCount(ketu.db)).toBe(10)
    expect(await outboxSize(ketu.db)).toBe(1)
  })
})

describe('practising', () => {
  it('begins with the visit planned for today and is done when one is logged, until that is taken back', async () => {
    expect(await practice(ketu)).toBeUndefined()
    await addSamples(ketu, sampleCustomers)
    const before = await practice(ketu)
    expect(before).toMatchObject({ customer: { name: '云溪医药' }, isDone: false })
    const planned = await ketu.db.visits.get(before?.planned ?? '')
    const { activity } = await logVisit(ketu, {
      customer: before?.customer.id ?? '',
      at: ketu.now(),
      note: '',
      name: '',
      planned: { id: planned?.id ?? '', doc: planned?.doc ?? '' },
    })
    expect(await practice(ketu)).toMatchObject({ customer: { name: '云溪医药' }, isDone: true, planned: undefined })
    await undo(ketu, activity)
    expect(await practice(ketu)).toMatchObject({ isDone: false })
  })

  it.each([
    ['zh-CN', chinese],
    ['en', english],
  ])('in %s has a sentence in which person, result and a dated next step are heard', (_, words) => {
    const [first] = words.sampleCustomers
    const contacts = (first?.contacts ?? []).map(contact => ({ id: 'k', customer: 'c', ...contact }))
    const context = createSentenceContext({ today, contacts, customers: [{ id: 'c', name: first?.name ?? '' }] })
    const { proposal } = parseSentence(words.practiceSentence, { ...context, customer: { id: 'c', name: '' } })
    expect(proposal.contacts.map(({ id }) => id)).toEqual(['k'])
    expect(proposal.outcome?.value).toBe('progress')
    expect(proposal.promises).toMatchObject([{ due: '2026-12-02', side: 'us' }])
    expect(words.sampleCustomers).toHaveLength(10)
  })
})
