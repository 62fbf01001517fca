/** The portfolio as a worker keeps it: computed when something changed, equal to a computation from scratch, gone with the right to it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { addNote } from '#app/data/commands/note.ts'
import { editOrder, recordOrder } from '#app/data/commands/order.ts'
import { undo } from '#app/data/commands/undo.ts'
import { today } from '#app/data/ketu.ts'
import { refreshPortfolio } from '#app/data/portfolio/keep-portfolio.ts'
import { isPortfolioStale, portfolioEntries, portfolioSummary, valueOfCustomer } from '#app/data/queries/portfolio.ts'
import { addDays } from '#shared/domain/day.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

let cloud: Awaited<ReturnType<typeof startCloud>>
let rep: SyncedDevice
let customers: string[]

const names = ['青麦乳业', '岚溪物流', '柏舟药房', 'Harbour Clinic', '鼎禾食品', '云栖设备']

beforeEach(async () => {
  cloud = await startCloud()
  rep = await cloud.join({ member: testId(21), seed: 1 })
  await cloud.settle([rep])
  customers = []
  for (const name of names) {
    const { id } = await createCustomer(rep, { territory: east, values: { name, industry: '食品' } })
    customers.push(id)
  }
  // The n-th buys every 30 days, less each time, the first most.
  for (const [n, customer] of customers.entries())
    for (let order = 0; order < 5 - n; order++)
      await recordOrder(rep, { customer, name: '', day: addDays(day(), -30 * order - 3), amount: (5 - n) * 1_000_000 })
})
afterEach(() => cloud.stop())

const day = (): string => today(rep)
const refresh = (device = rep) => refreshPortfolio({ db: device.db, me: device.me.member }, today(device))
const of = (n: number): string => customers[n] ?? ''
const all = async (device = rep) => ({
  summary: await portfolioSummary(device),
  entries: await portfolioEntries(device),
  values: await Promise.all(customers.map(id => valueOfCustomer(device, id))),
})

describe('the portfolio of a device', () => {
  it('is computed once and not again while nothing it was made of changes', async () => {
    expect(await portfolioSummary(rep)).toBeNull()
    expect(await refresh()).toBe(true)
    expect(await isPortfolioStale(rep)).toBe(false)
    expect(await refresh()).toBe(false)
    await cloud.settle([rep])
    expect(await refresh()).toBe(false)
  })

  it('follows each change, and equals what a new device computes from scratch', async () => {
    await refresh()
    await recordOrder(rep, { customer: of(5), name: '', day: day(), amount: 90_000_000 })
    expect(await isPortfolioStale(rep)).toBe(true)
    expect(await refresh()).toBe(true)
    expect((await valueOfCustomer(rep, of(5)))?.card?.place.class).toBe('A')
    const [order] = await rep.db.orders
      .where('[customer+day]')
      .equals([of(5), day()])
      .toArray()
    await editOrder(rep, order ?? { id: '', doc: '', customer: '' }, { cost: 60_000_000, discount: 5_000_000 })
    const home = { kind: 'customer', id: of(5), name: '' } as const
    await addNote(rep, home, { type: 'walletLine', values: { line: '设备', potential: 200_000_000 } }, '设备')
    const lost = await editCustomer(rep, of(4), { lostReason: 'price', lostOn: day() })
    await refresh()
    const fresh = await cloud.join({ member: testId(21), seed: 7, name: 'ketu-fresh' })
    await cloud.settle([rep, fresh])
    await refresh(fresh)
    expect(await all(rep)).toEqual(await all(fresh))
    await undo(rep, lost.activity)
    await refresh()
    expect((await portfolioSummary(rep))?.summary.churn.reasons.map(({ reason }) => reason)).not.toContain('price')
  })

  it('tells profit from the orders’ own cost, and what is only assumed', async () => {
    const [order] = await rep.db.orders
      .where('[customer+day]')
      .between([of(4)], [of(4), []])
      .toArray()
    if (order === undefined) throw new Error('no order')
    await editOrder(rep, order, { cost: 700_000 })
    await refresh()
    const [own, other, none] = await Promise.all([4, 0, 5].map(async n => (await valueOfCustomer(rep, of(n)))?.card))
    expect(own).toMatchObject({ marginBasis: 'orders', marginRate: 0.3, profit: { profit: 300_000, isHollow: true } })
    expect(other).toMatchObject({ marginBasis: 'company', marginRate: 0.3, profit: { isCogsAssumed: true } })
    expect(none).toMatchObject({ rfm: null, lifetime: { rung: 'prior' }, stages: [{ stage: 'prospect' }] })
  })

  it('goes with the right to read it', async () => {
    await refresh()
    await cloud.settle([rep])
    const [grant] = await rep.db.facts.filter(({ fact }) => fact.type === 'grant').toArray()
    if (grant?.fact.type !== 'grant') throw new Error('no grant')
    await cloud.facts({ ...grant.fact, to: 1 })
    await cloud.settle([rep])
    expect(await rep.db.cards.count()).toBe(0)
    expect(await rep.db.derived.count()).toBe(0)
  })
})
