/** Two customers become one on every phone, whoever merged them which way; nothing moves, and it is undone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAction } from '#app/data/commands/action.ts'
import { addContact, createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { createGoal } from '#app/data/commands/goal.ts'
import { judge } from '#app/data/commands/judge.ts'
import { mergeCustomers, unmergeCustomers } from '#app/data/commands/merge.ts'
import { addNote } from '#app/data/commands/note.ts'
import { recordOrder } from '#app/data/commands/order.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { today } from '#app/data/ketu.ts'
import { refreshMatrices } from '#app/data/matrix/refresh-matrices.ts'
import { refreshPortfolio } from '#app/data/portfolio/keep-portfolio.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { sameCustomers, standInOf } from '#app/data/queries/alias.ts'
import { customerCount } from '#app/data/queries/card.ts'
import { standingOfCustomer } from '#app/data/queries/customer-standing.ts'
import { customerCards, customerPage, timelineOf } from '#app/data/queries/customer.ts'
import { dueVisits } from '#app/data/queries/due.ts'
import { duplicates, mergedInto, mergePage } from '#app/data/queries/duplicate.ts'
import { performancePointsOf } from '#app/data/queries/matrix.ts'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { portfolioEntries } from '#app/data/queries/portfolio.ts'
import { customerProfiles } from '#app/data/queries/profile.ts'
import { daysOfGoal } from '#app/data/queries/goal.ts'
import { valueRecord } from '#app/data/queries/value-record.ts'
import { addDays } from '#shared/domain/day.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

let cloud: Awaited<ReturnType<typeof startCloud>>
let amy: SyncedDevice
let bob: SyncedDevice
let first: string
let second: string

beforeEach(async () => {
  cloud = await startCloud()
  amy = await cloud.join({ member: testId(21), seed: 1 })
  bob = await cloud.join({ member: testId(22), seed: 2 })
  await cloud.settle([amy, bob])
  first = await customerOn(amy, '禾岭医药')
  second = await customerOn(bob, '禾岭医药有限公司')
  await cloud.settle([amy, bob])
})
afterEach(() => cloud.stop())

/** With a person, a visit, an order and a need. */
async function customerOn(phone: SyncedDevice, name: string): Promise<string> {
  const { id } = await createCustomer(phone, { territory: east, values: { name } })
  await addContact(phone, id, { name: `${name} 周工` })
  await logVisit(phone, { customer: id, name, note: '看了样品', channel: 'visit', at: phone.now() })
  await recordOrder(phone, { customer: id, name, day: '2026-11-20', amount: 100_00 })
  await addNote(phone, { kind: 'customer', id, name }, { type: 'need', values: { text: name } }, name)
  return id
}

const rowOn = async (phone: SyncedDevice, id: string) => {
  const row = await phone.db.customers.get(id)
  if (row === undefined) throw new Error('not here')
  return row
}

const merge = async (phone: SyncedDevice, into: string, from: string) =>
  mergeCustomers(phone, await rowOn(phone, into), await rowOn(phone, from), {})

/** What lists, cards, indices, values, segments and matrices say, as the workers keep it. */
async function lookAt(phone: SyncedDevice, customers: readonly string[]) {
  const { db, me } = phone
  const asOf = today(phone)
  await refreshPortfolio({ db, me: me.member }, asOf)
  await refreshMatrices({ db, now: phone.now, zone: 'Asia/Shanghai' })
  const [entries, profiles, performance] = [
    await portfolioEntries(phone),
    await customerProfiles(db, asOf),
    await performancePointsOf(phone),
  ]
  const shown = await customerCards(db)
  const record = await valueRecord(phone, customers[0] ?? '', asOf)
  const { list } = await dueVisits(db, addDays(asOf, 60), entries)
  return {
    count: await customerCount(db),
    cards: shown
      .map(({ id, lastNote, lastOrder, nextTitle, nextDue }) => ({ id, lastNote, lastOrder, nextTitle, nextDue }))
      .sort(byId),
    portfolio: entries.map(({ id }) => id).sort(),
    net: entries.map(({ net }) => net),
    segments: profiles.customers.map(({ id }) => id).sort(),
    revenue: [...profiles.customers].sort(byId).map(({ revenue }) => revenue),
    places: performance?.points.customers.map(({ customer }) => customer).sort(),
    sold: performance?.points.reps.reduce((sum, { actual }) => sum + actual, 0),
    due: list.map(({ card }) => card.id).sort(),
    ours: record?.wallet.lines.map(({ ours }) => ours),
    standings: await Promise.all(
      customers.map(async id => {
        const page = await standingOfCustomer(phone, id)
        const { importance, trust, confidence } = page?.standing ?? {}
        return {
          parts: [...new Set(page?.scores.map(({ part }) => part))].sort(),
          sold: page?.sold,
          indices: [importance?.value, trust?.value, confidence?.value],
        }
      }),
    ),
  }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

const listed = async (phone: SyncedDevice) => (await customerCards(phone.db)).map(({ id }) => id)

describe('merging customers', () => {
  it('shows everything of both on the one that stays, counts it once, and moves nothing', async () => {
    expect((await duplicates(amy)).map(({ ids, reasons }) => [ids, reasons])).toEqual([
      [[first, second].sort(), ['name']],
    ])
    const before = await rowsOf(bob.db)
    await merge(amy, first, second)
    await cloud.settle([amy, bob])
    for (const phone of [amy, bob]) {
      expect(await listed(phone)).toEqual([first])
      const page = await customerPage(phone.db, first)
      expect([page?.contacts.length, page?.visitCount, page?.orderCount]).toEqual([2, 2, 2])
      expect((await timelineOf(phone.db, first, 9)).map(({ kind }) => kind).sort()).toEqual([
        'order',
        'order',
        'visit',
        'visit',
      ])
      expect((await notesOfCustomer(phone.db, first, 'need')).map(({ text }) => text)).toEqual([
        '禾岭医药',
        '禾岭医药有限公司',
      ])
      const goal = { scope: { kind: 'customer' as const, id: first } }
      const days = await daysOfGoal(phone.db, goal, '2026-11-01', '2026-11-30')
      expect(days.map(({ visits, orders, revenue }) => [visits, orders, revenue])).toEqual([
        [0, 1, 200_00],
        [1, 0, 0],
      ])
      const { customers } = await customerProfiles(phone.db, '2026-11-23')
      expect(customers.map(({ id, revenue }) => [id, revenue])).toEqual([[first, 200_00]])
      expect(await duplicates(phone)).toEqual([])
      expect(await mergePage(phone.db, first, second)).toBeUndefined()
    }
    const after = await rowsOf(bob.db)
    expect([after.visits, after.orders, after.contacts, after.contrib, after.totals]).toEqual([
      ...[before.visits, before.orders, before.contacts, before.contrib, before.totals],
    ])
    await rebuildDocs({ db: bob.db, store: bob.store, zone: () => 'Asia/Shanghai' }, await bob.db.docs.toArray())
    expect(await rowsOf(bob.db)).toEqual(after)
  })

  it('is undone as one step, and taken apart later by anybody', async () => {
    const { activity } = await merge(amy, first, second)
    await undo(amy, activity)
    expect((await listed(amy)).sort()).toEqual([first, second].sort())
    await merge(amy, first, second)
    await cloud.settle([amy, bob])
    const [loser] = await mergedInto(bob.db, await rowOn(bob, first))
    if (loser) await unmergeCustomers(bob, await rowOn(bob, first), loser)
    await cloud.settle([amy, bob])
    expect((await listed(amy)).sort()).toEqual([first, second].sort())
    expect((await rowOn(amy, first)).mergedFrom).toEqual([])
  })

  it('both ways at once leaves one, the same on both phones, with everything of both', async () => {
    await merge(amy, first, second)
    await merge(bob, second, first)
    await cloud.settle([amy, bob])
    const least = [first, second].sort()[0]
    for (const phone of [amy, bob]) {
      expect(await listed(phone)).toEqual([least])
      expect([await standInOf(phone.db, first), await standInOf(phone.db, second)]).toEqual([least, least])
      expect((await sameCustomers(phone.db, least ?? '')).toSorted()).toEqual([first, second].sort())
      expect((await customerPage(phone.db, least ?? ''))?.visitCount).toBe(2)
    }
  })

  it('into one that is deleted later brings the other back', async () => {
    await merge(amy, first, second)
    await amy.store.write({ label: 'delete.customer', values: { name: '' } }, writer =>
      writer.remove(`customer.${first}`, first),
    )
    expect(await listed(amy)).toEqual([second])
  })

  it('counts for the one that stays wherever one looks, and each for itself again once they are taken apart', async () => {
    await editCustomer(amy, first, { potential: 10_000_00 })
    await judge(amy, { customer: first, name: '禾岭医药', levels: { reference: 5, credibility: 4 } })
    await judge(bob, { customer: second, name: '禾岭医药有限公司', levels: { closeness: 5, network: 4, adoption: 3 } })
    await recordOrder(bob, { customer: second, name: '', day: '2026-11-21', amount: 900_00 })
    await recordOrder(bob, { customer: first, name: '', day: '2026-11-01', amount: 50_00 })
    await logVisit(bob, { customer: second, name: '', note: '谈了复购', channel: 'visit', at: bob.now() + 86_400_000 })
    await addAction(bob, second, { title: '送样', due: '2026-11-24' })
    await cloud.settle([amy, bob])
    const apart = await Promise.all([amy, bob].map(phone => lookAt(phone, [first, second])))
    for (const look of apart) expect(look.portfolio).toEqual([first, second].sort())
    await merge(amy, first, second)
    await cloud.settle([amy, bob])
    for (const phone of [amy, bob]) {
      const [one, other] = [await lookAt(phone, [first]), await lookAt(phone, [second])]
      // Asked by either name the answer is the same.
      expect(other.standings).toEqual(one.standings)
      expect(one).toMatchObject({ portfolio: [first], segments: [first], places: [first], due: [first], count: 1 })
      expect(one.net).toEqual([1150_00])
      expect(one.revenue).toEqual([1150_00])
      expect(one.sold).toBe(1150_00)
      expect(one.cards).toEqual([
        { id: first, lastNote: '谈了复购', lastOrder: '2026-11-21', nextTitle: '送样', nextDue: '2026-11-24' },
      ])
      const [standing] = one.standings
      expect(standing?.parts).toEqual(['adoption', 'closeness', 'credibility', 'network', 'reference'])
      expect(standing?.sold).toBe(1150_00)
      expect(one.ours).toEqual([1150_00])
    }
    // What was kept before the merge is not what is kept now: a new device finds the same.
    const fresh = await cloud.join({ member: testId(21), seed: 9, name: 'ketu-fresh' })
    await cloud.settle([amy, fresh])
    expect(await lookAt(fresh, [first])).toEqual(await lookAt(amy, [first]))
    const [loser] = await mergedInto(bob.db, await rowOn(bob, first))
    if (loser) await unmergeCustomers(bob, await rowOn(bob, first), loser)
    await cloud.settle([amy, bob])
    expect(await Promise.all([amy, bob].map(phone => lookAt(phone, [first, second])))).toEqual(apart)
  })

  it('brings the goals of both to one number', async () => {
    const goal = { title: '拜访', metric: 'visits' as const, target: 4, start: '2026-11-01', end: '2026-11-30' }
    await createGoal(amy, { kind: 'customer', id: second }, goal)
    await merge(amy, first, second)
    const [row] = await amy.db.goals.where('scope.id').equals(second).toArray()
    if (row === undefined) throw new Error('no goal')
    expect((await daysOfGoal(amy.db, row, row.start, row.end)).reduce((sum, { visits }) => sum + visits, 0)).toBe(1)
    expect((await customerPage(amy.db, first))?.goals).toHaveLength(1)
  })
})
