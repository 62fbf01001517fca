/** What a screen shows follows the database of a real browser, however deep in a query it is read. */
import { afterEach, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { KetuDb } from '#app/data/db.ts'
import { followQuery } from '#app/data/live-query.ts'
import { writeMeta } from '#app/data/meta.ts'
import { customerPage } from '#app/data/queries/customer.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { makeDevice } from '#test/kit/test-device.ts'

const opened: KetuDb[] = []
afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete()
})

/** Two handles, as a tab and the worker that brings what colleagues wrote. */
function open(): [KetuDb, KetuDb] {
  const name = `ketu-followed-${crypto.randomUUID()}`
  const pair: [KetuDb, KetuDb] = [new KetuDb(name), new KetuDb(name)]
  opened.push(...pair)
  return pair
}

function answersOf<T>(query: () => Promise<T>): T[] {
  const answers: T[] = []
  followQuery(query).subscribe(answer => answers.push(answer))
  return answers
}

/** Reads something that never changes first, that many async calls deep. */
async function deep(db: KetuDb, calls: number): Promise<unknown> {
  const read = calls === 0 ? await db.facts.count() : await deep(db, calls - 1)
  return read
}

it.each([0, 1, 2, 5])('hears of what is read after %i async calls', async calls => {
  const [here, there] = open()
  await writeMeta(here, 'epoch', 1)
  const answers = answersOf(async () => {
    await deep(here, calls)
    return (await here.meta.get('epoch'))?.value
  })
  await expect.poll(() => answers.at(-1)).toBe(1)
  await writeMeta(there, 'epoch', 2)
  await expect.poll(() => answers.at(-1)).toBe(2)
})

it('hears of what a colleague wrote on the page of a customer', async () => {
  const [here, there] = open()
  const { id } = await createCustomer(makeDevice({ db: here }), {
    territory: testTerritory,
    values: { name: '青麦乳业' },
  })
  const answers = answersOf(() => customerPage(here, id))
  await expect.poll(() => answers.at(-1)?.customer.city).toBe('')
  await editCustomer(makeDevice({ db: there }), id, { city: '江南市' })
  await expect.poll(() => answers.at(-1)?.customer.city).toBe('江南市')
})
