import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createInbox } from '#app/data/sync/inbox.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { projectDocs } from '#app/data/projection/project.ts'
import { allRecords } from '#app/data/doc-store.ts'
import type { LogRow, PullPage } from '#shared/sync/message.ts'
import { doStep, type Step, stepArbitrary } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { makeDevice, type TestDevice, testId } from '#test/kit/test-device.ts'
import { testRandom } from '#test/kit/test-random.ts'

const history = fc.array(stepArbitrary, { minLength: 1, maxLength: 25 })
const runs = { numRuns: 40 }

async function deviceAfter(steps: readonly Step[]): Promise<TestDevice> {
  const device = makeDevice()
  for (const step of steps) await doStep(device, step)
  return device
}

const zone = () => 'Asia/Shanghai'

/** The device's own updates as the log would hand them to another device. */
async function asLog(device: TestDevice): Promise<LogRow[]> {
  const updates = await device.db.updates.orderBy('n').toArray()
  const docs = new Map((await device.db.docs.toArray()).map(doc => [doc.name, doc]))
  return updates.map((update, i) => ({
    seq: i + 1,
    scope: docs.get(update.doc)?.scope ?? 'w',
    doc: update.doc,
    kind: 'update',
    body: update.bytes,
    by: device.me.member,
    device: device.me.device,
    at: update.at,
  }))
}

const page = (rows: readonly LogRow[]): PullPage => ({
  epoch: 1,
  scopes: [],
  revoked: [],
  rows,
  through: {},
  more: false,
})

async function reader(rows: readonly LogRow[], cut: number): Promise<TestDevice> {
  const device = makeDevice({ member: testId(2) })
  const inbox = createInbox({
    db: device.db,
    store: device.store,
    now: device.now,
    zone,
    device: device.me.device,
    member: device.me.member,
  })
  for (let i = 0; i < rows.length; i += cut) await inbox.applyPage(page(rows.slice(i, i + cut)))
  return device
}

describe('the projection', () => {
  it('proj:P5 rows dropped and rebuilt from the documents are equal to the rows written step by step', async () => {
    await fc.assert(
      fc.asyncProperty(history, async steps => {
        const device = await deviceAfter(steps)
        const before = await rowsOf(device.db)
        await Promise.all(
          [
            device.db.customers,
            device.db.contacts,
            device.db.actions,
            device.db.goals,
            device.db.visits,
            device.db.orders,
            device.db.comments,
            device.db.judgements,
            device.db.notes,
            device.db.cards,
            device.db.contrib,
            device.db.totals,
          ].map(table => table.clear()),
        )
        device.store.forget((await device.db.docs.toArray()).map(doc => doc.name))
        await rebuildDocs({ db: device.db, store: device.store, zone }, await device.db.docs.toArray())
        expect(await rowsOf(device.db)).toEqual(before)
      }),
      runs,
    )
  })

  it('proj:P3 projecting twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(history, async steps => {
        const device = await deviceAfter(steps)
        const before = await rowsOf(device.db)
        const docs = await Promise.all(
          (await device.db.docs.toArray()).map(async doc => ({
            name: doc.name,
            scope: doc.scope,
            records: await device.store.read(doc.name, allRecords),
          })),
        )
        await device.db.transaction('rw', device.db.tables, async () => projectDocs(device.db, docs, zone()))
        expect(await rowsOf(device.db)).toEqual(before)
      }),
      runs,
    )
  })

  it('proj:P4 another device that follows the log in pages of any size has the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 40 }), async (steps, cut) => {
        const device = await deviceAfter(steps)
        const other = await reader(await asLog(device), cut)
        expect(await rowsOf(other.db)).toEqual(await rowsOf(device.db))
      }),
      runs,
    )
  })

  it('proj:P4 documents that arrive in another order give the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(), async (steps, seed) => {
        const device = await deviceAfter(steps)
        const random = testRandom(seed)
        const rank = new Map((await device.db.docs.toArray()).map(doc => [doc.name, random()]))
        const rows = await asLog(device)
        const shuffled = [...rows].sort((a, b) => (rank.get(a.doc) ?? 0) - (rank.get(b.doc) ?? 0) || a.seq - b.seq)
        expect(await rowsOf((await reader(shuffled, 3)).db)).toEqual(await rowsOf(device.db))
      }),
      runs,
    )
  })

  it('proj:P9 totals are the sum of contributions, which are the sums of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(history, async steps => {
        const { db } = await deviceAfter(steps)
        const revenue = (await db.orders.toArray())
          .filter(o => !o.isCancelled && o.deletedAt === undefined)
          .reduce((sum, o) => sum + o.amount, 0)
        const days = new Set(
          (await db.visits.toArray())
            .filter(v => v.state === 'done' && v.deletedAt === undefined)
            .map(v => `${v.customer} ${v.day}`),
        )
        const contrib = await db.contrib.toArray()
        const totals = await db.totals.toArray()
        expect(contrib.reduce((sum, row) => sum + row.revenue, 0)).toBe(revenue)
        expect(contrib.reduce((sum, row) => sum + row.visits, 0)).toBe(days.size)
        for (const key of ['visits', 'orders', 'revenue'] as const) {
          expect(totals.reduce((sum, row) => sum + row[key], 0)).toBe(contrib.reduce((sum, row) => sum + row[key], 0))
        }
      }),
      runs,
    )
  })
})

describe('two tabs of one device', () => {
  it('proj:P2 save at the same time and agree with a rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(history, history, async (left, right) => {
        const first = makeDevice()
        const second = makeDevice({ tabOf: first })
        await doStep(first, { kind: 'customer', pick: 0, text: '禾岭医药', amount: 1, pause: 0 })
        const work = async (tab: TestDevice, steps: typeof left): Promise<void> => {
          for (const step of steps) await doStep(tab, step)
        }
        await Promise.all([work(first, left), work(second, right)])
        const rows = await rowsOf(first.db)
        first.store.forget((await first.db.docs.toArray()).map(doc => doc.name))
        await rebuildDocs({ db: first.db, store: first.store, zone }, await first.db.docs.toArray())
        expect(await rowsOf(second.db)).toEqual(rows)
      }),
      runs,
    )
  })
})
