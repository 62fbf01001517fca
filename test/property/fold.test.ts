/** What a device folds of a document's history changes nothing that anybody can see, and takes nothing from what may have to be sent. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { UpdateRow } from '#app/data/db.ts'
import { foldAll, foldDoc, foldedAfterMs, foldedFrom } from '#app/data/fold.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { randomHistory } from '#test/kit/random-history.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { makeDevice, type TestDevice, testId } from '#test/kit/test-device.ts'
import { testRandom } from '#test/kit/test-random.ts'
import { contentOf } from '#test/kit/test-log.ts'

const dayMs = 86_400_000
const doc = customerDoc(testId(9))

/** The history as this device keeps it: one update a day, up to today; the last `unsent` wait in the outbox. */
async function keepHistory(phone: TestDevice, updates: readonly Uint8Array[], unsent: number): Promise<void> {
  const { db, me } = phone
  const rows = updates.map((bytes, i) => {
    const isUnsent = i >= updates.length - unsent
    const at = phone.now() - (updates.length - 1 - i) * dayMs
    return { doc, bytes, by: me.member, at, group: i + 1, ...(isUnsent ? { out: 1 as const } : { seq: i + 1 }) }
  })
  const head = await db.updates.bulkAdd(rows)
  const scope = territoryScope(testTerritory)
  await db.docs.put({ name: doc, scope, head, life: head, projection: 1, state: 'ok', authors: {} })
}

const stored = ({ db }: TestDevice): Promise<UpdateRow[]> =>
  db.updates.where('[doc+n]').between([doc, 0], [doc, []]).toArray()

const docOf = (rows: readonly Pick<UpdateRow, 'bytes'>[]): Y.Doc => {
  const read = new Y.Doc()
  read.transact(() => {
    for (const { bytes } of rows) Y.applyUpdate(read, bytes)
  })
  return read
}

describe('folding', () => {
  it.for(Array.from({ length: 8 }, (_, i) => i + 1))('keeps what the document says (seed %i)', async seed => {
    const random = testRandom(seed)
    const phone = makeDevice({ seed })
    const updates = randomHistory(random, 4, foldedFrom + 60 + Math.floor(random() * 100)).map(({ update }) => update)
    await keepHistory(phone, updates, Math.floor(random() * 10))
    const before = await stored(phone)
    expect(await foldDoc(phone, doc)).toBe(true)
    const after = await stored(phone)
    expect(after.length).toBeLessThan(before.length - foldedFrom + 2)
    expect(contentOf(docOf(after))).toEqual(contentOf(docOf(before)))
    // Somebody who has seen any part of it, and goes on reading from there, has all of it.
    const half = before[Math.floor(random() * before.length)]
    const seen = before.filter(({ n }) => n <= (half?.n ?? 0))
    const rest = after.filter(({ n }) => n > (half?.n ?? 0))
    expect(contentOf(docOf([...seen, ...rest]))).toEqual(contentOf(docOf(before)))
  })

  it('takes nothing that is not acknowledged, and nothing a restored backup may lack', async () => {
    const phone = makeDevice()
    const updates = randomHistory(testRandom(3), 2, 400).map(({ update }) => update)
    await keepHistory(phone, updates, 380)
    expect(await foldDoc(phone, doc)).toBe(false)
    await phone.db.updates.clear()
    await keepHistory(phone, updates, 0)
    const before = await stored(phone)
    await foldDoc(phone, doc)
    const after = await stored(phone)
    const young = before.filter(({ at }) => at >= phone.now() - foldedAfterMs)
    expect(after.slice(1)).toEqual(young)
    expect(after[0]?.seq).toBe(before.length - young.length)
  })

  it('leaves alone what misses something, and what is too little to be worth it', async () => {
    const phone = makeDevice()
    const updates = randomHistory(testRandom(4), 1, 400).map(({ update }) => update)
    await keepHistory(phone, updates.slice(1), 0)
    expect(await foldDoc(phone, doc)).toBe(false)
    await phone.db.updates.clear()
    await keepHistory(phone, updates.slice(0, foldedFrom - 1), 0)
    expect(await foldDoc(phone, doc)).toBe(false)
  })

  it('looks through all documents once a day', async () => {
    const phone = makeDevice()
    await keepHistory(
      phone,
      randomHistory(testRandom(5), 2, 400).map(({ update }) => update),
      0,
    )
    expect(await foldAll(phone)).toBe(1)
    await phone.db.updates.clear()
    await keepHistory(
      phone,
      randomHistory(testRandom(6), 2, 400).map(({ update }) => update),
      0,
    )
    expect(await foldAll(phone)).toBe(0)
    phone.clock.now += dayMs
    expect(await foldAll(phone)).toBe(1)
  })
})
