/** Pages of the log and answers to pushes, as they reach one device: nothing halfway, nothing twice, nothing lost. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addContact, createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { memberNames } from '#app/data/facts.ts'
import { NotWritten } from '#app/data/not-written.ts'
import { readMeta } from '#app/data/meta.ts'
import { firstOfOutbox } from '#app/data/outbox.ts'
import { outboxSize } from '#test/kit/outbox-size.ts'
import { projectionVersion } from '#app/data/projection/project.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { openTray } from '#app/data/queries/sync.ts'
import { customerDoc, customerOf, territoryScope } from '#shared/doc/name.ts'
import { encodeFact } from '#shared/sync/fact-body.ts'
import type { LogRow, PushAnswer } from '#shared/sync/message.ts'
import { failingStore } from '#test/kit/failing-store.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { putFacts } from '#test/kit/put-facts.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { makeDevice, type TestDevice, testId } from '#test/kit/test-device.ts'
import { asBase, asLog, leftRow, makePage, testInbox } from '#test/kit/test-inbox.ts'

const here = territoryScope(testTerritory)
const there = territoryScope(testId(8))
const ann = testId(1)
const bob = testId(2)

/** A colleague's customer with a visit, an order and a promise, then an edit: documents the short and the long way. */
async function colleague(): Promise<{ laptop: TestDevice; id: string; journal: string }> {
  const laptop = makeDevice({ member: ann })
  const { id } = await createCustomer(laptop, {
    territory: testTerritory,
    values: { name: '禾岭医药', city: '江南市' },
  })
  await logVisit(laptop, {
    customer: id,
    at: laptop.now(),
    note: '谈了框架',
    name: '禾岭医药',
    order: { amount: 120_00 },
    next: { title: '报价', due: '2026-12-02', side: 'us', isPromise: true },
  })
  laptop.clock.now += 1000
  await editCustomer(laptop, id, { phone: '5500' })
  const journal = (await laptop.db.docs.toArray()).find(doc => doc.name.startsWith('journal.'))?.name ?? ''
  return { laptop, id, journal }
}

const followed = async (rows: readonly LogRow[]): Promise<TestDevice> => {
  const phone = makeDevice({ member: bob })
  await testInbox(phone).applyPage(makePage(rows))
  return phone
}

/** Everything of a device that a page may change. */
const stateOf = async ({ db }: TestDevice) => ({
  rows: await rowsOf(db),
  updates: await db.updates.toArray(),
  docs: await db.docs.toArray(),
  facts: await db.facts.toArray(),
  tray: await db.tray.toArray(),
  meta: await db.meta.toArray(),
})

/** Rows as a rebuild makes them; also proves that memory holds nothing of its own. */
async function rebuilt({ db, store, workspace }: TestDevice) {
  store.forget((await db.docs.toArray()).map(({ name }) => name))
  await rebuildDocs({ db, store, zone: () => workspace.zone }, await db.docs.toArray())
  return rowsOf(db)
}

/** Answers the whole outbox. */
async function answer(phone: TestDevice, kindOf: (doc: string) => Omit<PushAnswer, 'n'>): Promise<void> {
  const sent = await firstOfOutbox(phone.db, 500)
  const answers = sent.map(({ n, doc }) => ({ n, ...kindOf(doc) }) as PushAnswer)
  const epoch = (await readMeta(phone.db, 'epoch')) ?? 1
  await testInbox(phone).applyAnswers({ epoch, answers }, sent)
}

describe('a page', () => {
  it('that cannot be stored at any of its writes leaves rows, updates and cursor as they were, and is applied whole next time', async () => {
    const { laptop } = await colleague()
    const rows = await asLog(laptop)
    const territory: LogRow = {
      ...(rows[0] as LogRow),
      seq: 90,
      scope: 'w',
      doc: '',
      kind: 'fact',
      body: encodeFact({ type: 'territory', id: testTerritory, name: '华东' }),
    }
    const phone = makeDevice({ member: bob })
    const failing = failingStore(phone.db)
    await phone.db.open()
    const inbox = testInbox(phone)
    // Half of it first, so that the page finds documents in memory.
    await inbox.applyPage(makePage(rows.slice(0, 2)))
    const page = makePage([...rows.slice(2), territory])
    const before = await stateOf(phone)
    let failures = 0
    for (;;) {
      failing.left = failures
      const done = await inbox.applyPage(page).then(
        () => true,
        () => false,
      )
      if (done) break
      failures++
      expect(await stateOf(phone)).toEqual(before)
    }
    expect(failures).toBeGreaterThan(8)
    expect(await rowsOf(phone.db)).toEqual(await rowsOf(laptop.db))
    expect(await readMeta(phone.db, 'cursors')).toEqual({ [here]: rows.length, w: 90 })
    expect(await phone.db.facts.count()).toBe(1)
  })

  it('that came late, after another tab had pulled further, changes nothing and takes no cursor back', async () => {
    const { laptop, id } = await colleague()
    const rows = await asLog(laptop)
    const phone = await followed(rows)
    await testInbox(phone).applyPage(makePage([leftRow(customerDoc(id), here, 20)]))
    const before = await stateOf(phone)
    await testInbox(phone).applyPage(makePage(rows.slice(0, 2)))
    expect(await stateOf(phone)).toEqual(before)
  })

  it('of an epoch the device has left behind is not applied', async () => {
    const { laptop } = await colleague()
    const phone = makeDevice({ member: bob })
    const inbox = testInbox(phone)
    await inbox.applyPage(makePage([], { epoch: 2 }))
    await inbox.applyPage(makePage(await asLog(laptop), { epoch: 1 }))
    expect(await phone.db.updates.count()).toBe(0)
    expect(await readMeta(phone.db, 'epoch')).toBe(2)
  })

  it('names a scope no more without anything being wiped; only a revoked one goes, cursor and all', async () => {
    const { laptop } = await colleague()
    const phone = await followed(await asLog(laptop))
    const before = await rowsOf(phone.db)
    await testInbox(phone).applyPage(makePage([], { scopes: ['w'] }))
    expect(await rowsOf(phone.db)).toEqual(before)
    await testInbox(phone).applyPage(makePage([], { scopes: ['w'], revoked: [here] }))
    expect(await phone.db.docs.count()).toBe(0)
    expect(await phone.db.updates.count()).toBe(0)
    expect(Object.values(await rowsOf(phone.db)).flat()).toEqual([])
    expect(await readMeta(phone.db, 'cursors')).toEqual({})
  })

  it('takes the names of the workspace away with the last right to it', async () => {
    const phone = makeDevice()
    const member = { type: 'member', id: testId(12), name: '王', state: 'active' } as const
    await putFacts(phone, [member])
    await testInbox(phone).applyPage(makePage([], { revoked: ['w'] }))
    expect(await phone.db.facts.count()).toBe(0)
  })

  it('with a base row shows who wrote what as the log says, not as the bytes claim', async () => {
    const { laptop, id } = await colleague()
    const rows = (await asLog(laptop)).filter(row => row.doc === customerDoc(id))
    const base = asBase(rows, { scope: here, seq: 9 })
    const authors = Object.fromEntries(Object.keys(base.authors ?? {}).map(client => [client, testId(77)]))
    const phone = await followed([{ ...base, authors }])
    expect(await phone.db.customers.get(id)).toMatchObject({ bornBy: testId(77) })
    expect((await phone.db.docs.get(customerDoc(id)))?.authors).toEqual(authors)
  })

  it('with an update of someone who borrowed a name shows whose session it was', async () => {
    const { laptop, id } = await colleague()
    const rows = (await asLog(laptop)).map(row => ({ ...row, by: testId(66) }))
    const phone = await followed(rows.slice(0, 1))
    expect(await phone.db.customers.get(id)).toMatchObject({ bornBy: testId(66) })
    await testInbox(phone).applyPage(makePage(rows.slice(1)))
    expect(await phone.db.customers.get(id)).toMatchObject({ bornBy: testId(66) })
  })

  it('brings back what this device pushed: it gets its seq once, and waits on for its acknowledgement', async () => {
    const { laptop } = await colleague()
    const rows = await asLog(laptop)
    const before = await laptop.db.updates.count()
    const rowsBefore = await rowsOf(laptop.db)
    await testInbox(laptop).applyPage(makePage(rows))
    expect(await laptop.db.updates.count()).toBe(before)
    expect((await laptop.db.updates.toArray()).map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq))
    expect(await outboxSize(laptop.db)).toBe(before)
    expect(await rowsOf(laptop.db)).toEqual(rowsBefore)
  })
})

describe('somebody with the right to write and a program of their own', () => {
  /** A row of theirs that changes the document as no command of ours does. */
  const strike = (rows: readonly LogRow[], doc: string, change: (copy: Y.Doc) => void): LogRow => {
    const copy = new Y.Doc()
    const own = rows.filter(row => row.doc === doc)
    for (const { body } of own) Y.applyUpdate(copy, body)
    let body: Uint8Array = new Uint8Array()
    copy.once('update', (update: Uint8Array) => {
      body = update
    })
    copy.transact(() => change(copy))
    return { ...(own[0] as LogRow), seq: 50, by: testId(66), device: testId(67), body }
  }

  it.each([
    ['a number', () => 7],
    ['a word', () => 'x'],
    ['nothing', () => null],
    ['a text', () => new Y.Text('x')],
    ['a map', () => new Y.Map([['a', 1]])],
  ])('who puts %s where a record should be stops nobody', async (_, make) => {
    const { laptop, id, journal } = await colleague()
    const rows = await asLog(laptop)
    const phone = await followed([...rows, strike(rows, journal, copy => copy.getMap('r').set(testId(99), make()))])
    expect(await rowsOf(phone.db)).toEqual(await rowsOf(laptop.db))
    await testInbox(phone).applyPage(
      makePage([{ ...strike(rows, customerDoc(id), copy => copy.getMap('r').set(testId(98), make())), seq: 51 }]),
    )
    expect((await phone.db.docs.toArray()).map(({ state }) => state)).toEqual(['ok', 'ok'])
  })

  /** The rows of a phone that held the order before, and those of one that is told everything at once. */
  const afterBlow = async (change: (record: Y.Array<unknown>) => void) => {
    const { laptop, journal } = await colleague()
    const rows = await asLog(laptop)
    const order = (await laptop.db.orders.toArray())[0]?.id ?? ''
    const blow = strike(rows, journal, copy => change(copy.getMap('r').get(order) as Y.Array<unknown>))
    const phone = await followed(rows)
    expect(await phone.db.totals.toArray()).toMatchObject([{ revenue: 120_00 }])
    await testInbox(phone).applyPage(makePage([blow]))
    const old = await rowsOf(phone.db)
    expect(await rebuilt(phone)).toEqual(old)
    return { old, fresh: await rowsOf((await followed([...rows, blow])).db) }
  }

  it('who takes away what an order was born with makes no phone count what a new phone does not', async () => {
    const { old, fresh } = await afterBlow(record => record.delete(0, 1))
    expect(old).toEqual(fresh)
  })

  it('who puts another birth before that of an order makes no phone count what a new phone does not', async () => {
    const other = { id: testId(97), type: 'order', at: 0, by: 'x', f: { day: '2026-11-23', amount: 1 } }
    const { old, fresh } = await afterBlow(record => record.insert(0, [other]))
    expect(old).toEqual(fresh)
  })

  it('log:L5 who repeats words of another with a delete of their own does not become their author', async () => {
    const { laptop, id } = await colleague()
    const rows = await asLog(laptop)
    const phone = await followed(rows)
    const all = new Y.Doc()
    for (const { doc, body } of rows) if (doc === customerDoc(id)) Y.applyUpdate(all, body)
    all.getArray('p').delete(1, 1)
    const again = { ...(rows[0] as LogRow), seq: 50, by: testId(66), body: Y.encodeStateAsUpdate(all) }
    await testInbox(phone).applyPage(makePage([again]))
    expect(await phone.db.customers.get(id)).toMatchObject({ bornBy: ann, phone: '' })
  })
})

describe('a record made twice, as by the same refused work sent again from two devices', () => {
  it('shows what its document says, whichever of the two came last', async () => {
    const { laptop, id, journal } = await colleague()
    const phone = await followed(await asLog(laptop))
    for (let n = 300; n < 308; n++) {
      const make = (device: TestDevice, note: string) =>
        device.store.write({ label: 'logVisit' }, writer =>
          writer.create(journal, here, [
            { type: 'visit', id: testId(n), values: { customer: id, day: '2026-11-23', state: 'done', note } },
          ]),
        )
      const desk = await followed(await asLog(laptop))
      await make(laptop, '先')
      await make(desk, '后')
      const seq = n * 10
      await testInbox(phone).applyPage(makePage([{ ...((await asLog(laptop)).at(-1) as LogRow), seq }]))
      await testInbox(phone).applyPage(makePage([{ ...((await asLog(desk)).at(-1) as LogRow), seq: seq + 1 }]))
    }
    const rows = await rowsOf(phone.db)
    expect(rows.visits).toHaveLength(9)
    expect(await rebuilt(phone)).toEqual(rows)
  })
})

describe('a customer that moved', () => {
  const moved = async () => {
    const { laptop, id, journal } = await colleague()
    const rows = await asLog(laptop)
    const phone = await followed(rows)
    await editCustomer(phone, id, { city: '江北市' })
    let seq = 10
    const left: LogRow[] = []
    const bases: LogRow[] = []
    for (const doc of [customerDoc(id), journal]) {
      left.push(leftRow(doc, here, seq++))
      const own = rows.filter(row => row.doc === doc)
      bases.push(asBase(own, { scope: there, seq: seq++ }))
    }
    return { phone, id, left, bases }
  }
  const territoriesOf = async ({ db }: TestDevice) =>
    new Set([...(await db.totals.toArray()), ...(await db.contrib.toArray())].map(({ territory }) => territory))

  it.each(['old scope first', 'new scope first', 'new scope a page earlier'] as const)(
    'to a territory this device reads too stays, with what was not sent, whichever comes first: %s',
    async order => {
      const { phone, id, left, bases } = await moved()
      const inbox = testInbox(phone)
      if (order === 'old scope first') await inbox.applyPage(makePage([...left, ...bases]))
      else if (order === 'new scope first') await inbox.applyPage(makePage([...bases, ...left]))
      else for (const rows of [bases, left]) await inbox.applyPage(makePage(rows))
      expect(await phone.db.customers.get(id)).toMatchObject({ name: '禾岭医药', city: '江北市', phone: '5500' })
      expect(await phone.db.cards.get(id)).toMatchObject({ territory: testId(8), nextTitle: '报价' })
      expect(await territoriesOf(phone)).toEqual(new Set([testId(8)]))
      expect(await openTray(phone.db)).toEqual([])
      expect(await outboxSize(phone.db)).toBe(1)
      const rows = await rowsOf(phone.db)
      expect(await rebuilt(phone)).toEqual(rows)
    },
  )

  it('to a territory this device does not read goes, and what was not sent is kept with the name it had', async () => {
    const { phone, id, left } = await moved()
    await logVisit(phone, { customer: id, at: phone.now(), note: '没送出去', name: '禾岭医药' })
    await testInbox(phone).applyPage(makePage(left))
    expect(Object.values(await rowsOf(phone.db)).flat()).toEqual([])
    expect(await phone.db.updates.count()).toBe(0)
    const tray = await openTray(phone.db)
    expect(tray.map(({ reason, title }) => [reason, title])).toEqual([
      ['moved', '禾岭医药'],
      ['moved', '禾岭医药'],
    ])
    expect(tray.flatMap(({ changes }) => changes)).toContainEqual(
      expect.objectContaining({ field: 'note', after: '没送出去' }),
    )
    expect(tray.every(({ updates }) => updates.length > 0)).toBe(true)
  })

  it('there and back between two pulls is where it was', async () => {
    const { phone, id, left, bases } = await moved()
    const back = bases.map((base, i): LogRow => ({ ...base, scope: here, seq: 21 + 2 * i }))
    const leftAgain = left.map(({ doc }, i) => leftRow(doc, there, 20 + 2 * i))
    await testInbox(phone).applyPage(makePage([...left, ...back, ...leftAgain]))
    expect(await phone.db.cards.get(id)).toMatchObject({ territory: testTerritory, city: '江北市' })
    expect(await openTray(phone.db)).toEqual([])
  })

  it('is where its newest row says, in whatever order a page lists the scopes', async () => {
    const { phone, id, bases } = await moved()
    const [base] = bases as [LogRow, LogRow]
    const back: LogRow = { ...base, scope: here, seq: 21 }
    await testInbox(phone).applyPage(makePage([back, base]))
    await testInbox(phone).applyPage(makePage([leftRow(base.doc, there, 20)]))
    expect(await phone.db.docs.get(base.doc)).toMatchObject({ scope: here })
    expect(await phone.db.cards.get(id)).toMatchObject({ territory: testTerritory, city: '江北市' })
  })

  it('is gone for good when it was erased, wherever it is', async () => {
    const { phone, id, bases } = await moved()
    const erased = bases.map(({ doc }, i): LogRow => ({ ...leftRow(doc, there, 30 + i), kind: 'erased' }))
    await testInbox(phone).applyPage(makePage([...bases, ...erased]))
    expect(await phone.db.customers.get(id)).toBeUndefined()
    expect(await phone.db.docs.count()).toBe(0)
    expect((await openTray(phone.db)).map(({ reason }) => reason)).toEqual(['erased'])
  })
})

describe('what cannot be projected', () => {
  it('proj:P6 keeps its rows, is listed with the reason, and stops neither its neighbours nor the next page', async () => {
    const { laptop, id, journal } = await colleague()
    const rows = await asLog(laptop)
    const phone = await followed(rows)
    const before = await phone.db.customers.get(id)
    const inbox = testInbox(phone)
    const broken: LogRow = { ...(rows[0] as LogRow), seq: 20, body: Uint8Array.of(1, 1, 255, 255, 255, 7) }
    await inbox.applyPage(makePage([broken]))
    expect(await phone.db.docs.get(customerDoc(id))).toMatchObject({ state: 'quarantined', head: expect.any(Number) })
    expect((await phone.db.docs.get(customerDoc(id)))?.reason).toBeTruthy()
    await logVisit(laptop, { customer: id, at: laptop.now(), note: '第二次', name: '禾岭医药' })
    await editCustomer(laptop, id, { city: '别处' })
    const later = (await asLog(laptop)).slice(rows.length).map(row => ({ ...row, seq: row.seq + 30 }))
    await inbox.applyPage(makePage(later))
    expect(await phone.db.visits.count()).toBe(2)
    expect(await phone.db.customers.get(id)).toEqual(before)
    expect((await phone.db.docs.get(journal))?.state).toBe('ok')
    await expect(editCustomer(phone, id, { city: 'x' })).rejects.toThrow()
    await inbox.applyPage(makePage([], { revoked: [here] }))
    expect(await phone.db.docs.count()).toBe(0)
  })

  it('proj:P6 because an update is missing keeps what it showed, and is whole again when that arrives', async () => {
    const { laptop, id } = await colleague()
    const shown = (await asLog(laptop)).length
    await editCustomer(laptop, id, { city: '江北市' })
    await editCustomer(laptop, id, { phone: '6600' })
    const rows = await asLog(laptop)
    const desk = await followed(rows)
    await addContact(desk, id, { name: '张总' })
    const contact = { ...((await asLog(desk)).at(-1) as LogRow), seq: 50 }
    const [missing, after] = rows.slice(shown) as [LogRow, LogRow]
    const phone = makeDevice({ member: testId(3) })
    const inbox = testInbox(phone)
    await inbox.applyPage(makePage(rows.slice(0, shown)))
    const before = await rowsOf(phone.db)
    // The update after the gap deletes the number that is shown, but cannot yet bring its own.
    await inbox.applyPage(makePage([after, contact]))
    expect(await phone.db.docs.get(customerDoc(id))).toMatchObject({ state: 'pending' })
    expect(await rowsOf(phone.db)).toEqual(before)
    await expect(editCustomer(phone, id, { city: 'x' })).rejects.toThrow(NotWritten)
    await inbox.applyPage(makePage([{ ...missing, seq: 60 }]))
    expect(await phone.db.docs.get(customerDoc(id))).toMatchObject({ state: 'ok' })
    expect(await rowsOf(phone.db)).toEqual(await rowsOf(desk.db))
  })

  it('proj:P7 by a newer version of the app is left to it: neither a page nor an answer of this one writes a row', async () => {
    const { laptop, id } = await colleague()
    const rows = await asLog(laptop)
    const phone = await followed(rows.slice(0, -1))
    await editCustomer(phone, id, { city: '未送' })
    await phone.db.docs.update(customerDoc(id), { projection: projectionVersion + 1 })
    const before = await stateOf(phone)
    await expect(testInbox(phone).applyPage(makePage(rows.slice(-1)))).rejects.toThrow('app-outdated')
    await expect(answer(phone, () => ({ kind: 'refused', reason: 'no-right' }))).rejects.toThrow('app-outdated')
    expect(await stateOf(phone)).toEqual(before)
  })

  it('proj:P7 of an older version is projected whole when a row of it arrives', async () => {
    const { laptop, id } = await colleague()
    const rows = await asLog(laptop)
    const phone = await followed(rows.slice(0, -1))
    await phone.db.docs.update(customerDoc(id), { projection: projectionVersion - 1 })
    await phone.db.customers.update(id, { city: 'as the old version read it' })
    await phone.db.actions.clear()
    await testInbox(phone).applyPage(makePage(rows.slice(-1)))
    expect(await rowsOf(phone.db)).toEqual(await rowsOf(laptop.db))
  })

  it('proj:P6 does not keep the others from being rebuilt', async () => {
    const { laptop, id, journal } = await colleague()
    const phone = await followed(await asLog(laptop))
    const before = await rowsOf(phone.db)
    const head = await phone.db.docs.get(customerDoc(id))
    await phone.db.updates.update(head?.head ?? 0, { bytes: Uint8Array.of(1, 1, 255, 255, 255, 7) })
    await phone.db.visits.clear()
    expect(await rebuilt(phone)).toEqual(before)
    expect(await phone.db.docs.get(customerDoc(id))).toMatchObject({ state: 'quarantined' })
    expect(await phone.db.docs.get(journal)).toMatchObject({ state: 'ok' })
  })
})

describe('answers', () => {
  it('take what is stored out of the outbox and leave what is held in it, in its group', async () => {
    const { laptop, journal } = await colleague()
    const before = await laptop.db.updates.toArray()
    await answer(laptop, doc => (doc === journal ? { kind: 'held' } : { kind: 'stored', seq: 5 }))
    const waits = await firstOfOutbox(laptop.db, 10)
    expect(waits).toEqual(before.filter(({ doc }) => doc === journal))
    const done = (await laptop.db.updates.toArray()).filter(({ doc }) => doc !== journal)
    expect(done.every(update => update.seq === 5 && !('out' in update))).toBe(true)
  })

  it('pull:P4 for a territory nobody has pulled yet begin its cursor, so that its end is told; refused ones begin none', async () => {
    const { laptop } = await colleague()
    await answer(laptop, () => ({ kind: 'refused', reason: 'no-right' }))
    expect(await readMeta(laptop.db, 'cursors')).toBeUndefined()

    const { laptop: other } = await colleague()
    await answer(other, () => ({ kind: 'stored', seq: 5 }))
    expect(await readMeta(other.db, 'cursors')).toEqual({ [here]: 0 })
    await testInbox(other).applyPage(makePage([], { revoked: [here] }))
    expect(await other.db.docs.count()).toBe(0)
    expect(await readMeta(other.db, 'cursors')).toEqual({})
  })

  it('refused for a new customer take its journal along only when that is refused too, each with the name', async () => {
    const { laptop } = await colleague()
    await answer(laptop, doc => ({ kind: 'refused', reason: doc.startsWith('journal') ? 'sibling' : 'no-right' }))
    expect(Object.values(await rowsOf(laptop.db)).flat()).toEqual([])
    expect(await laptop.db.docs.count()).toBe(0)
    expect(await outboxSize(laptop.db)).toBe(0)
    expect((await openTray(laptop.db)).map(({ title, reason }) => [title, reason])).toEqual([
      ['禾岭医药', 'no-right'],
      ['禾岭医药', 'sibling'],
    ])
  })

  it('refused for a customer leave a held journal waiting, counted, and sent when its turn comes', async () => {
    const { laptop, id } = await colleague()
    await answer(laptop, () => ({ kind: 'stored', seq: 5 }))
    await editCustomer(laptop, id, { city: '江北市' })
    await logVisit(laptop, { customer: id, at: laptop.now() + 86_400_000, note: '等着', name: '禾岭医药' })
    const rows = await rowsOf(laptop.db)
    await answer(laptop, doc =>
      customerOf(doc) && doc.startsWith('journal') ? { kind: 'held' } : { kind: 'refused', reason: 'no-right' },
    )
    expect((await firstOfOutbox(laptop.db, 10)).map(({ doc }) => doc.split('.')[0])).toEqual(['journal'])
    expect(await laptop.db.customers.get(id)).toMatchObject({ city: '江南市' })
    expect((await rowsOf(laptop.db)).totals).toEqual(rows.totals)
    expect(await rebuilt(laptop)).toEqual(await rowsOf(laptop.db))
  })

  it('refused keep what the log has already, also when its acknowledgement was lost', async () => {
    const { laptop, id } = await colleague()
    const rows = await asLog(laptop)
    await testInbox(laptop).applyPage(makePage(rows))
    const before = await rowsOf(laptop.db)
    await editCustomer(laptop, id, { city: '未送' })
    await answer(laptop, () => ({ kind: 'refused', reason: 'no-right' }))
    expect(await rowsOf(laptop.db)).toEqual(before)
    expect(await rebuilt(laptop)).toEqual(before)
    expect(await outboxSize(laptop.db)).toBe(0)
    expect(
      (await openTray(laptop.db)).flatMap(({ changes }) => changes).map(({ field, after }) => [field, after]),
    ).toEqual([['city', '未送']])
  })

  it('refused give the document a fresh client id: the clocks of what was taken away are never used again', async () => {
    const { laptop, id } = await colleague()
    await answer(laptop, () => ({ kind: 'stored', seq: 5 }))
    await editCustomer(laptop, id, { city: '未送' })
    const clients = async () => Object.keys((await laptop.db.docs.get(customerDoc(id)))?.authors ?? {}).length
    const before = await clients()
    await answer(laptop, () => ({ kind: 'refused', reason: 'no-right' }))
    await editCustomer(laptop, id, { city: '再来' })
    expect(await clients()).toBe(before + 1)
    expect(await rebuilt(laptop)).toMatchObject({ customers: [expect.objectContaining({ city: '再来' })] })
  })

  it('behind send again what this person wrote above the vector, deletions too, and nothing of others', async () => {
    const { laptop, id } = await colleague()
    await editCustomer(laptop, id, { notes: '老客户，别写' })
    await answer(laptop, () => ({ kind: 'stored', seq: 5 }))
    const phone = makeDevice({ member: bob })
    await testInbox(phone).applyPage(makePage(await asLog(laptop)))
    await editCustomer(phone, id, { city: '江北市' })
    await editCustomer(phone, id, { notes: '老客户' })
    await answer(phone, () => ({ kind: 'stored', seq: 6 }))
    await editCustomer(phone, id, { phone: '7700' })
    await answer(phone, () => ({ kind: 'behind', vector: Uint8Array.of(0) }))
    const waits = await firstOfOutbox(phone.db, 10)
    expect(waits.map(({ by }) => by)).toEqual([bob, bob, bob])
    expect(waits.map(({ group }) => group)).toEqual(waits.map(({ group }) => group).toSorted((a, b) => a - b))
  })

  it('that cannot be stored at any write leave everything as it was', async () => {
    const { laptop } = await colleague()
    const phone = makeDevice({ member: bob })
    const failing = failingStore(phone.db)
    await phone.db.open()
    await testInbox(phone).applyPage(makePage(await asLog(laptop)))
    const id = (await phone.db.customers.toArray())[0]?.id ?? ''
    await logVisit(phone, { customer: id, at: phone.now(), note: '我的', name: '禾岭医药', order: { amount: 5 } })
    const before = await stateOf(phone)
    for (let nth = 0; ; nth++) {
      failing.left = nth
      const done = await answer(phone, () => ({ kind: 'refused', reason: 'no-right' })).then(
        () => true,
        () => false,
      )
      if (done) break
      expect(await stateOf(phone)).toEqual(before)
      expect(nth).toBeLessThan(100)
    }
    failing.left = -1
    expect(await rowsOf(phone.db)).toEqual(await rowsOf(laptop.db))
    expect(await openTray(phone.db)).toHaveLength(1)
  })
})

describe('a restored server', () => {
  it('gets again, in order, what this person had stored after the fork, and cursors go back to it', async () => {
    const { laptop } = await colleague()
    const sent = await firstOfOutbox(laptop.db, 10)
    const answers = sent.map(({ n }, i) => ({ n, kind: 'stored', seq: 10 + i }) as const)
    await testInbox(laptop).applyAnswers({ epoch: 1, answers }, sent)
    await testInbox(laptop).applyPage(makePage([], { through: { [here]: 20, w: 3 } }))
    await testInbox(laptop).adoptEpoch(2, 11)
    const waits = await firstOfOutbox(laptop.db, 10)
    expect(waits.map(({ n }) => n)).toEqual(sent.slice(2).map(({ n }) => n))
    expect(waits.every(update => update.seq === undefined)).toBe(true)
    expect(await readMeta(laptop.db, 'cursors')).toEqual({ [here]: 11, w: 3 })
    expect(await readMeta(laptop.db, 'epoch')).toBe(2)
  })

  it('push:P13 gets back what it vouched for of colleagues, which nobody here waits for', async () => {
    const { laptop } = await colleague()
    const rows = (await asLog(laptop)).map((row, i) => ({ ...row, receipt: Uint8Array.of(i) }))
    const [unvouched, ...vouched] = rows
    if (unvouched === undefined) throw new Error('rows')
    const phone = await followed([{ ...unvouched, receipt: undefined } as never, ...vouched])
    await editCustomer(phone, rows[0]?.doc.split('.')[1] ?? '', { city: '海州市' })
    await testInbox(phone).adoptEpoch(2, 0)
    const waits = await firstOfOutbox(phone.db, 10)
    expect(waits.map(({ receipt, by }) => [receipt?.[0], by])).toEqual([
      ...vouched.map(({ receipt }) => [receipt[0], ann]),
      [undefined, bob],
    ])
    expect(await outboxSize(phone.db)).toBe(1)
  })

  it('push:P13 whose rows come back in a pull is given them no more, and none is stored twice', async () => {
    const { laptop } = await colleague()
    const rows = (await asLog(laptop)).map((row, i) => ({ ...row, receipt: Uint8Array.of(i) }))
    const phone = await followed(rows)
    await testInbox(phone).adoptEpoch(2, 0)
    const again = rows.map(row => ({ ...row, seq: row.seq + 70 }))
    await testInbox(phone).applyPage(makePage(again, { epoch: 2 }))
    expect(await firstOfOutbox(phone.db, 10)).toEqual([])
    const seqs = new Set((await phone.db.updates.toArray()).map(({ seq }) => seq))
    expect(seqs).toEqual(new Set(again.map(({ seq }) => seq)))
    expect(await phone.db.updates.count()).toBe(again.length)
    expect(await rowsOf(phone.db)).toEqual(await rebuilt(phone))
  })

  it('push:P14 gets back the facts it lacks; what it says of the workspace counts once it has been read anew', async () => {
    const phone = makeDevice({ member: bob })
    const inbox = testInbox(phone)
    const fact = (seq: number, name: string, rest: Partial<LogRow> = {}): LogRow => ({
      ...{ seq, scope: 'w', doc: '', kind: 'fact', by: ann, device: 'd', at: phone.now() + seq },
      ...{
        body: encodeFact({ type: 'member', id: name, name, state: 'active' }),
        receipt: Uint8Array.of(seq),
        ...rest,
      },
    })
    const names = async () => [...(await memberNames(phone.db)).values()]
    await inbox.applyPage(makePage([fact(1, 'Ann'), fact(5, 'Bob'), fact(6, 'Eve', { receipt: undefined as never })]))
    await inbox.adoptEpoch(2, 4)
    expect((await readMeta(phone.db, 'lostFacts'))?.map(({ receipt }) => receipt[0])).toEqual([5])
    expect(await readMeta(phone.db, 'cursors')).toEqual({ w: 0 })
    expect(await names()).toEqual(['Ann', 'Bob', 'Eve'])
    await inbox.applyPage(makePage([fact(1, 'Ann')], { epoch: 2, more: true }))
    expect(await names()).toEqual(['Ann', 'Bob', 'Eve'])
    await inbox.applyPage(makePage([fact(5, 'Bob')], { epoch: 2 }))
    expect(await names()).toEqual(['Ann', 'Bob'])
  })

  it('gets deletions again too, which have no clock', async () => {
    const { laptop, id } = await colleague()
    await editCustomer(laptop, id, { notes: '老客户，别写' })
    await answer(laptop, () => ({ kind: 'stored', seq: 5 }))
    await editCustomer(laptop, id, { notes: '老客户' })
    await answer(laptop, () => ({ kind: 'stored', seq: 20 }))
    await testInbox(laptop).adoptEpoch(2, 5)
    expect(await outboxSize(laptop.db)).toBe(1)
  })

  it('is not taken for having what it had stored before, when the answer comes after the new epoch', async () => {
    const { laptop } = await colleague()
    const sent = await firstOfOutbox(laptop.db, 10)
    await testInbox(laptop).applyPage(makePage([]))
    await testInbox(laptop).adoptEpoch(2, 5)
    const answers = sent.map(({ n }, i) => ({ n, kind: 'stored', seq: 10 + i }) as const)
    await testInbox(laptop).applyAnswers({ epoch: 1, answers }, sent)
    expect(await outboxSize(laptop.db)).toBe(sent.length)
  })

  it('is adopted once, though two tabs hear of it', async () => {
    const { laptop } = await colleague()
    await answer(laptop, () => ({ kind: 'stored', seq: 20 }))
    await testInbox(laptop).adoptEpoch(2, 10)
    await answer(laptop, () => ({ kind: 'stored', seq: 21 }))
    await testInbox(laptop).adoptEpoch(2, 10)
    expect(await outboxSize(laptop.db)).toBe(0)
  })
})
