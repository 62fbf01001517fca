/** What was done and what waits, as lines a person recognises; an import is one. */
import { describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { createGoal } from '#app/data/commands/goal.ts'
import { deleteRecord, restoreRecord } from '#app/data/commands/record.ts'
import { recordOrder } from '#app/data/commands/order.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { activityPage } from '#app/data/queries/activity.ts'
import { conflictsToDecide } from '#app/data/queries/conflict.ts'
import { customerShares, goalPage, linkedVisits, whyLines } from '#app/data/queries/goal-progress.ts'
import { outboxLines } from '#app/data/queries/outbox.ts'
import { namesIn } from '#app/data/queries/reference.ts'
import { deletedItems, openConflictCount, waiting } from '#app/data/queries/sync.ts'
import { withDays } from '#app/features/activity/done-list.tsx'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { makeDevice, testId, testNow, type TestDevice } from '#test/kit/test-device.ts'

const territory = testId(7)

async function withCustomer(): Promise<{ phone: TestDevice; customer: string }> {
  const phone = makeDevice()
  const { id } = await createCustomer(phone, { territory, values: { name: '禾岭医药' } })
  return { phone, customer: id }
}

async function importThree(phone: TestDevice, batch: string): Promise<void> {
  for (let i = 0; i < 3; i++) {
    phone.clock.now += 1000
    const id = phone.newId()
    await phone.store.write({ label: 'import', values: { count: 1 }, batch }, writer =>
      writer.createMain(customerDoc(id), territoryScope(territory), {
        type: 'customer',
        id,
        values: { name: `客户 ${i}` },
      }),
    )
  }
}

describe('activity lines', () => {
  it('tell an import as one line with the sum of its rows, undone at once with its progress', async () => {
    const { phone } = await withCustomer()
    await importThree(phone, 'b')
    const { lines } = await activityPage(phone.db, 10)
    expect(lines.map(({ label, values, steps, isBatch }) => ({ label, values, steps, isBatch }))).toEqual([
      { label: 'import', values: { count: 3 }, steps: 3, isBatch: true },
      { label: 'createCustomer', values: { name: '禾岭医药' }, steps: 1, isBatch: false },
    ])
    const steps: string[] = []
    await undo(phone, lines[0]?.id ?? 0, false, (undone, of) => steps.push(`${undone}/${of}`))
    expect(steps).toEqual(['1/3', '2/3', '3/3'])
    expect((await activityPage(phone.db, 10)).lines[0]?.state).toBe('undone')
    expect(await phone.db.cards.count()).toBe(1)
  })

  it('count lines, not rows, and say when there are more', async () => {
    const { phone, customer } = await withCustomer()
    await importThree(phone, 'b')
    await editCustomer(phone, customer, { city: '杭州' })
    const page = await activityPage(phone.db, 2)
    expect(page.lines.map(line => line.label)).toEqual(['editCustomer', 'import'])
    expect(page.hasMore).toBe(true)
    expect((await activityPage(phone.db, 3)).hasMore).toBe(false)
  })

  it('name the customer a line is about', async () => {
    const { phone, customer } = await withCustomer()
    await editCustomer(phone, customer, { city: '杭州' })
    expect((await activityPage(phone.db, 1)).lines[0]).toMatchObject({ customer, customerName: '禾岭医药' })
  })

  it('stand under the day they were done on', async () => {
    const { phone, customer } = await withCustomer()
    phone.clock.now += 86_400_000
    await editCustomer(phone, customer, { city: '杭州' })
    await editCustomer(phone, customer, { city: '上海' })
    const { lines } = await activityPage(phone.db, 10)
    const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
    expect(withDays(lines, { dayOf }).map(line => line.startsDay)).toEqual(['2026-11-24', undefined, '2026-11-23'])
  })
})

describe('waiting lines', () => {
  it('say what was done and add up to what the pill says', async () => {
    const { phone } = await withCustomer()
    await importThree(phone, 'b')
    const lines = await outboxLines(phone.db)
    expect(lines.map(({ label, values, count }) => ({ label, values, count }))).toEqual([
      { label: 'import', values: { count: 3 }, count: 3 },
      { label: 'createCustomer', values: { name: '禾岭医药' }, count: 1 },
    ])
    expect(lines.reduce((sum, line) => sum + line.count, 0)).toBe((await waiting(phone.db)).count)
  })

  it('tell an undo by what it touches', async () => {
    const { phone, customer } = await withCustomer()
    const { activity } = await editCustomer(phone, customer, { city: '杭州' })
    phone.clock.now += 5000
    await undo(phone, activity)
    expect((await outboxLines(phone.db))[0]).toMatchObject({
      label: undefined,
      kinds: ['customer'],
      customerName: '禾岭医药',
    })
  })
})

describe('what needs a person', () => {
  it('is counted as it is listed', async () => {
    const { phone } = await withCustomer()
    const conflicts = [
      { field: 'phone', versions: [] },
      { field: 'city', versions: [] },
    ]
    await phone.db.customers.toCollection().modify({ conflicted: 1, conflicts })
    expect(await openConflictCount(phone.db)).toBe(2)
    expect((await conflictsToDecide(phone.db)).items).toHaveLength(2)
    expect((await conflictsToDecide(phone.db, testId(99))).items).toHaveLength(0)
  })

  it('names what ids stand for', async () => {
    const { phone, customer } = await withCustomer()
    const names = await namesIn(phone.db, [{ type: 'visit', field: 'customer', values: [customer, null] }])
    expect(names.get(customer)).toBe('禾岭医药')
  })
})

describe('deleted things', () => {
  it('are listed until they are restored', async () => {
    const { phone, customer } = await withCustomer()
    const ref = { type: 'customer' as const, id: customer, doc: customerDoc(customer) }
    await deleteRecord(phone, ref, '禾岭医药')
    expect(await deletedItems(phone.db, 0)).toMatchObject([{ name: '禾岭医药', deletedBy: phone.me.member }])
    await restoreRecord(phone, ref, '禾岭医药')
    expect(await deletedItems(phone.db, 0)).toEqual([])
  })
})

describe('why a goal stands where it stands', () => {
  it('lists facts that sum exactly to the number, for a customer and for its territory', async () => {
    const { phone, customer } = await withCustomer()
    const other = await createCustomer(phone, { territory, values: { name: '青麦乳业' } })
    const asOf = '2026-11-23'
    const period = { metric: 'revenue.net', target: 100_000, start: '2026-11-01', end: '2026-11-30' } as const
    const own = await createGoal(phone, { kind: 'customer', id: customer }, { title: '净额', ...period })
    const all = await createGoal(phone, { kind: 'territory', id: territory }, { title: '净额', ...period })
    await recordOrder(phone, { customer, day: '2026-11-10', amount: 30_000, name: '' })
    await recordOrder(phone, { customer, day: '2026-11-11', amount: -5_000, name: '' })
    await recordOrder(phone, { customer: other.id, day: '2026-11-12', amount: 7_000, name: '' })
    await recordOrder(phone, { customer: other.id, day: '2026-11-29', amount: 9_000, name: '' })
    const [page, territoryPage] = await Promise.all([goalPage(phone, own.id, asOf), goalPage(phone, all.id, asOf)])
    if (page === undefined || territoryPage === undefined) throw new Error('no goal')
    expect(page).toMatchObject({ scopeName: '禾岭医药', progress: { actual: 25_000 } })
    const lines = await whyLines(phone.db, page.goal, customer, asOf)
    expect(lines.map(line => line.fact.contribution)).toEqual([-5_000, 30_000])
    expect(territoryPage.progress.actual).toBe(32_000)
    const shares = await customerShares(phone.db, territoryPage.goal, asOf)
    expect(shares.map(({ name, amount }) => [name, amount])).toEqual([
      ['禾岭医药', 25_000],
      ['青麦乳业', 7_000],
    ])
  })

  it('is computed again when a visit is saved, and lists the visits linked to the goal', async () => {
    const { phone, customer } = await withCustomer()
    const period = { metric: 'visits', target: 4, start: '2026-11-01', end: '2026-11-30' } as const
    const goal = await createGoal(phone, { kind: 'customer', id: customer }, { title: '拜访', ...period })
    expect((await goalPage(phone, goal.id, '2026-11-23'))?.progress.actual).toBe(0)
    await logVisit(phone, { customer, at: testNow, note: '见了张总', name: '', goal: goal.id })
    await logVisit(phone, { customer, at: testNow - 86_400_000, note: '没关联', name: '' })
    const page = await goalPage(phone, goal.id, '2026-11-23')
    expect(page?.progress.actual).toBe(2)
    const linked = page === undefined ? [] : await linkedVisits(phone.db, page.goal)
    expect(linked.map(({ visit }) => visit.note)).toEqual(['见了张总'])
  })

  it('has no page once the goal is deleted', async () => {
    const { phone, customer } = await withCustomer()
    const period = { metric: 'visits', target: 4, start: '2026-11-01', end: '2026-11-30' } as const
    const goal = await createGoal(phone, { kind: 'customer', id: customer }, { title: '拜访', ...period })
    await deleteRecord(phone, { type: 'goal', id: goal.id, doc: customerDoc(customer) }, '拜访')
    expect(await goalPage(phone, goal.id, '2026-11-23')).toBeUndefined()
  })
})
