/** Whom to see next on one phone: which silent customers are key accounts, and why each of them is one. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addAction } from '#app/data/commands/action.ts'
import { createCustomer } from '#app/data/commands/customer.ts'
import { today } from '#app/data/ketu.ts'
import { refreshPortfolio } from '#app/data/portfolio/keep-portfolio.ts'
import { dueVisits } from '#app/data/queries/due.ts'
import { portfolioEntries } from '#app/data/queries/portfolio.ts'
import { addDays } from '#shared/domain/day.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { makeDevice, type TestDevice } from '#test/kit/test-device.ts'

let phone: TestDevice
beforeEach(() => {
  phone = makeDevice()
})
afterEach(() => phone.db.delete())

const customer = async (values: object): Promise<string> =>
  (await createCustomer(phone, { territory: east, values: { name: '禾岭医药', cadenceDays: 14, ...values } })).id

it('DOMAIN 4.3: a silent customer is a key account by its mark, its class A or an importance of 60, and says which', async () => {
  const [marked, large, important, usual] = [
    await customer({ isKey: true, class: 'C' }),
    await customer({ class: 'A' }),
    await customer({ class: 'B' }),
    await customer({ class: 'B' }),
  ]
  const asOf = today(phone)
  await addAction(phone, large, { title: '送样品', isPromise: true, side: 'us', due: addDays(asOf, 3) })
  await refreshPortfolio({ db: phone.db, me: phone.me.member }, asOf)
  const importances = new Map([
    [important, 60],
    [usual, 59],
  ])
  const entries = (await portfolioEntries(phone)).map(one => ({ ...one, importance: importances.get(one.id) ?? null }))
  const late = addDays(asOf, 30)
  const { silent, list } = await dueVisits(phone.db, late, entries)
  const none = { isKey: false, importance: null, silence: null, promises: 0, isLateBuyer: false }
  expect(new Map(silent.map(({ card, reasons }) => [card.id, reasons]))).toEqual(
    new Map([
      [marked, { ...none, isKey: true }],
      [large, { ...none, promises: 1 }],
      [important, { ...none, importance: 60 }],
    ]),
  )
  expect(new Set(list.map(({ card }) => card.id))).toEqual(new Set([marked, large, important, usual]))
  expect((await dueVisits(phone.db, asOf, entries)).silent).toEqual([])
})
