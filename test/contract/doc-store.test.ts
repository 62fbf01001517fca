/** What a document store promises, asked of IndexedDB in memory (Node) and of the browser's own (project `browser`). */
import { afterEach, describe, expect, it } from 'vitest'
import { KetuDb } from '#app/data/db.ts'
import { createDocStore, type DocStore } from '#app/data/doc-store.ts'
import { NotWritten } from '#app/data/not-written.ts'
import { outboxSize } from '#test/kit/outbox-size.ts'
import { customerDoc, journalDoc, territoryScope } from '#shared/doc/name.ts'
import { maxEntryBytes } from '#shared/sync/limit.ts'
import { testId, testNow } from '#test/kit/test-device.ts'
import { testIndexedDb } from '#test/kit/test-indexed-db.ts'

const scope = territoryScope(testId(7))
const customer = testId(101)
const opened: KetuDb[] = []
let databases = 0

function openStore(name = `contract-${++databases}`): { db: KetuDb; store: DocStore; name: string } {
  const db = new KetuDb(name, testIndexedDb())
  opened.push(db)
  const store = createDocStore({
    db,
    member: testId(1),
    now: () => testNow,
    random: () => 0.5,
    zone: () => 'Asia/Shanghai',
  })
  return { db, store, name }
}

afterEach(async () => {
  const names = new Set(opened.map(db => db.name))
  for (const db of opened.splice(0)) db.close()
  for (const name of names) await new KetuDb(name, testIndexedDb()).delete()
})

const intent = { label: 'createCustomer' }
const makeCustomer = (store: DocStore, name = '禾岭医药') =>
  store.write(intent, writer =>
    writer.createMain(customerDoc(customer), scope, { type: 'customer', id: customer, values: { name } }),
  )

describe('a document store', () => {
  it('has a write, its rows and its outbox flag after a reopen, as if nothing had been in memory', async () => {
    const { db, store, name } = openStore()
    await makeCustomer(store)
    db.close()
    const again = openStore(name)
    expect(await again.db.customers.get(customer)).toMatchObject({ name: '禾岭医药' })
    expect(await outboxSize(again.db)).toBe(1)
    await again.store.write({ label: 'editCustomer' }, writer =>
      writer.edit(customerDoc(customer), customer, { city: '江南市' }),
    )
    expect(await again.db.customers.get(customer)).toMatchObject({ name: '禾岭医药', city: '江南市' })
  })

  it('stores all documents of one command or none', async () => {
    const { db, store } = openStore()
    await makeCustomer(store)
    const before = await db.updates.count()
    const attempt = store.write({ label: 'logVisit' }, async writer => {
      await writer.create(journalDoc(customer, 2026), scope, [
        { type: 'visit', id: testId(201), values: { customer, day: '2026-11-23' } },
      ])
      await writer.edit(customerDoc(customer), testId(999), { city: 'x' })
    })
    await expect(attempt).rejects.toThrow(NotWritten)
    expect(await db.updates.count()).toBe(before)
    expect(await db.visits.count()).toBe(0)
  })

  it('lets two tabs write the same document at the same time and both see both', async () => {
    const { store, name } = openStore()
    await makeCustomer(store)
    const tab = openStore(name)
    await Promise.all([
      store.write({ label: 'a' }, writer => writer.edit(customerDoc(customer), customer, { city: '江南市' })),
      tab.store.write({ label: 'b' }, writer => writer.edit(customerDoc(customer), customer, { phone: '138' })),
    ])
    expect(await tab.db.customers.get(customer)).toMatchObject({ city: '江南市', phone: '138' })
    const values = await store.read(customerDoc(customer), open => open.doc.getArray('p').length)
    expect(values).toBe(await tab.store.read(customerDoc(customer), open => open.doc.getArray('p').length))
  })

  it('adds to a journal it has not loaded', async () => {
    const { db, store, name } = openStore()
    await makeCustomer(store)
    const add = (to: DocStore, n: number) =>
      to.write({ label: 'logVisit' }, writer =>
        writer.create(journalDoc(customer, 2026), scope, [
          { type: 'visit', id: testId(n), values: { customer, day: '2026-11-23', note: `${n}` } },
        ]),
      )
    await add(store, 201)
    await add(openStore(name).store, 202)
    expect((await db.visits.toArray()).map(visit => visit.note).sort()).toEqual(['201', '202'])
    const records = await store.read(journalDoc(customer, 2026), open => open.doc.getMap('r').size)
    expect(records).toBe(2)
  })

  it('cuts a command larger than an entry, in one group and in order, and loses none of it', async () => {
    const { db, store, name } = openStore()
    await makeCustomer(store)
    const visits = Array.from({ length: 120 }, (_, i) => ({
      type: 'visit' as const,
      id: testId(300 + i),
      values: { customer, day: '2026-11-23', note: `${i}`.repeat(400) },
    }))
    await store.write({ label: 'logVisit' }, async writer => {
      for (const visit of visits) await writer.create(journalDoc(customer, 2026), scope, [visit])
    })
    const parts = (await db.updates.toArray()).slice(1)
    expect(parts.length).toBeGreaterThan(1)
    expect(new Set(parts.map(({ group }) => group)).size).toBe(1)
    expect(Math.max(...parts.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(maxEntryBytes)
    const again = openStore(name)
    expect(await again.store.read(journalDoc(customer, 2026), open => open.doc.getMap('r').size)).toBe(120)
    expect(await db.visits.count()).toBe(120)
  })

  it('does as many things to one document as a command has, one after the other', async () => {
    const { db, store } = openStore()
    await makeCustomer(store)
    const ids = Array.from({ length: 250 }, (_, i) => testId(300 + i))
    const journal = journalDoc(customer, 2026)
    await store.write({ label: 'logVisit' }, async writer => {
      for (const id of ids)
        await writer.create(journal, scope, [
          { type: 'visit', id, values: { customer, day: '2026-11-23', state: 'done' } },
        ])
    })
    await store.write({ label: 'x' }, async writer => {
      for (const id of ids) await writer.edit(journal, id, { note: id })
      for (const id of ids) await writer.remove(journal, id)
    })
    expect(await db.visits.filter(visit => visit.deletedAt !== undefined && visit.note === visit.id).count()).toBe(250)
    await store.write({ label: 'x' }, async writer => {
      for (const id of ids) await writer.restore(journal, id)
    })
    expect(await db.visits.filter(visit => visit.deletedAt === undefined).count()).toBe(250)
  })

  it('refuses one record larger than an entry and keeps nothing of it', async () => {
    const { db, store } = openStore()
    await makeCustomer(store)
    const records = Array.from({ length: 100 }, (_, i) => ({
      type: 'visit' as const,
      id: testId(300 + i),
      values: { customer, day: '2026-11-23', note: '长'.repeat(9_000) },
    }))
    const big = store.write({ label: 'x' }, writer => writer.create(journalDoc(customer, 2026), scope, records))
    await expect(big).rejects.toThrow('too-big')
    expect(await outboxSize(db)).toBe(1)
    expect(await db.visits.count()).toBe(0)
  })

  it('never gives a client id a second life after a write that failed', async () => {
    const { db, store } = openStore()
    await makeCustomer(store)
    const fail = store.write({ label: 'x' }, async writer => {
      await writer.edit(customerDoc(customer), customer, { city: '丢了' })
      throw new Error('the disk is full')
    })
    await expect(fail).rejects.toThrow('the disk is full')
    await store.write({ label: 'y' }, writer => writer.edit(customerDoc(customer), customer, { phone: '138' }))
    expect(await db.customers.get(customer)).toMatchObject({ city: '', phone: '138' })
    const authors = (await db.docs.get(customerDoc(customer)))?.authors ?? {}
    expect(Object.keys(authors)).toHaveLength(2)
  })
})
