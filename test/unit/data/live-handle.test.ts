/** rel finding 9, rel:1C: handles that die, opens that never answer, databases taken over by a newer version or a sign-out. */
import Dexie, { type DBCore, liveQuery } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { KetuDb } from '#app/data/db.ts'
import { createDocStore } from '#app/data/doc-store.ts'
import { createLiveHandle } from '#app/data/live-handle.ts'
import { openSessionStore } from '#app/data/session.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { testId, testNow } from '#test/kit/test-device.ts'
import { testTimers } from '#test/kit/test-timers.ts'

const customer = testId(101)

// Live queries run only where Dexie finds an IndexedDB of its own.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange })

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise<void>(resolve => setTimeout(resolve, 0))
}

/** An IndexedDB whose first opens get no answer, as Safari's sometimes do. */
function deafFactory(opens: number): IDBFactory {
  const factory = new IDBFactory()
  const open = factory.open.bind(factory)
  let left = opens
  factory.open = (name, version) => (left-- > 0 ? (new EventTarget() as IDBOpenDBRequest) : open(name, version))
  return factory
}

function page(indexedDB = new IDBFactory()) {
  const db = new KetuDb('ketu-test', { indexedDB, IDBKeyRange })
  /** Handles are numbered as they are opened; those up to `deadUpTo` are dead. */
  const handles = { opened: 0, deadUpTo: 0 }
  db.use({
    stack: 'dbcore',
    name: 'dying',
    create: (core: DBCore): DBCore => {
      const number = ++handles.opened
      return {
        ...core,
        transaction: (...args) => {
          if (number <= handles.deadUpTo)
            throw new DOMException(
              'Connection to Indexed Database server lost. Refresh the page to try again',
              'UnknownError',
            )
          return core.transaction(...args)
        },
      }
    },
  })
  const timers = testTimers(settle)
  const troubles: unknown[] = []
  const newer: string[] = []
  const handle = createLiveHandle({
    db,
    after: timers.after,
    onTrouble: error => troubles.push(error),
    onNewer: () => newer.push('newer'),
  })
  const store = createDocStore({
    db,
    member: testId(1),
    now: () => testNow,
    random: () => 0.5,
    zone: () => 'Asia/Shanghai',
    onLiveHandle: handle.run,
  })
  const save = (name: string) =>
    store.write({ label: 'createCustomer' }, writer =>
      writer.createMain(customerDoc(customer), territoryScope(testId(7)), {
        type: 'customer',
        id: customer,
        values: { name },
      }),
    )
  return { db, handle, store, save, handles, timers, troubles, newer, indexedDB }
}

describe('a handle that died in the background', () => {
  it('is replaced: what a person saves then is stored, once', async () => {
    const { db, save, handles } = page()
    await db.open()
    handles.deadUpTo = handles.opened
    await save('禾岭医药')
    expect((await db.customers.toArray()).map(({ name }) => name)).toEqual(['禾岭医药'])
    expect(await db.updates.count()).toBe(1)
    expect(await db.activity.count()).toBe(1)
  })

  it('and is dead again after that is told: the save fails, nothing of it stays, and the next one is stored', async () => {
    const { db, store, save, handles } = page()
    await db.open()
    handles.deadUpTo = handles.opened + 1
    await expect(save('禾岭医药')).rejects.toThrow('Connection to Indexed Database server lost')
    await save('禾岭医药')
    expect(await db.updates.count()).toBe(1)
    expect(await store.read(customerDoc(customer), ({ doc }) => doc.getArray('p').length)).toBe(1)
  })

  it('is not blamed for what is wrong with the work', async () => {
    const { store, handle } = page()
    let tries = 0
    const attempt = handle.run(async () => {
      tries++
      throw new DOMException('the disk is full', 'QuotaExceededError')
    })
    await expect(attempt).rejects.toThrow('the disk is full')
    expect(tries).toBe(1)
    await expect(store.write({ label: 'x' }, writer => writer.edit('customer.x', 'x', {}))).rejects.toThrow('not-ready')
  })

  it('is found by the probe when the page is looked at again, and every live query looks again', async () => {
    const { db, handle, handles, troubles } = page()
    await db.open()
    const seen: number[] = []
    const failed: unknown[] = []
    handles.deadUpTo = handles.opened
    const subscription = liveQuery(() => db.customers.count()).subscribe({
      next: count => seen.push(count),
      error: error => failed.push(error),
    })
    await settle()
    expect([seen.length, failed.length]).toEqual([0, 1])
    await handle.probe()
    await settle()
    expect(seen).toEqual([0])
    expect(troubles).toEqual([])
    subscription.unsubscribe()
  })
})

describe('an open that never answers', () => {
  it('fails the save after five seconds instead of for ever, and the next try opens anew', async () => {
    const { db, save, timers } = page(deafFactory(1))
    const first = save('禾岭医药').then(
      () => 'stored',
      (error: Error) => error.name,
    )
    await settle()
    await timers.pass(5_000)
    expect(await first).toBe('NotOpened')
    await save('禾岭医药')
    expect(await db.customers.count()).toBe(1)
  })

  it('is told to the person who only looks', async () => {
    const { handle, timers, troubles } = page(deafFactory(2))
    const probing = handle.probe()
    await timers.pass(5_000)
    await timers.pass(5_000)
    await probing
    expect(troubles).toHaveLength(1)
    expect(timers.waits()).toEqual([])
  })
})

describe('a database that is taken over', () => {
  it('by a newer version of the app is let go at once: the page is asked to load again and writes no more', async () => {
    const { db, save, newer, indexedDB } = page()
    await save('禾岭医药')
    const next = new Dexie('ketu-test', { indexedDB, IDBKeyRange })
    next.version(99).stores({ customers: 'id', extra: 'id' })
    await next.open()
    expect(newer).toEqual(['newer'])
    expect(db.isOpen()).toBe(false)
    await expect(save('再来')).rejects.toThrow()
    expect(await next.table('customers').count()).toBe(1)
    next.close()
  })

  it('by a sign-out in another tab is not made anew by what this one still wanted to write', async () => {
    const { db, handle, save, newer, indexedDB } = page()
    await save('禾岭医药')
    await new Dexie('ketu-test', { indexedDB, IDBKeyRange }).delete()
    await expect(save('再来')).rejects.toThrow()
    await handle.probe()
    await expect(db.customers.count()).rejects.toThrow()
    expect(await indexedDB.databases()).toEqual([])
    expect(newer).toEqual([])
  })

  it('is closed for good when the device stops', async () => {
    const { handle, save, indexedDB, troubles } = page()
    await save('禾岭医药')
    handle.stop()
    await handle.probe()
    await expect(save('再来')).rejects.toThrow()
    expect(troubles).toEqual([])
    expect(await indexedDB.databases()).toHaveLength(1)
  })
})

describe('who the device belongs to', () => {
  const session = {
    workspace: { id: testId(0), name: '华东', currency: 'CNY', zone: 'Asia/Shanghai', weekStart: 1 as const },
    me: { member: testId(1), name: '林疏', device: testId(2) },
  }
  it('is read though the first open never answers', async () => {
    const timers = testTimers(settle)
    const opening = openSessionStore(timers.after, { indexedDB: deafFactory(1), IDBKeyRange })
    await timers.pass(5_000)
    const sessions = await opening
    await sessions.set(session)
    expect(sessions.get()).toEqual(session)
  })
  it('is not waited for for ever: after ten seconds the person is told', async () => {
    const timers = testTimers(settle)
    const opening = openSessionStore(timers.after, { indexedDB: deafFactory(9), IDBKeyRange }).then(
      () => 'opened',
      (error: Error) => error.name,
    )
    await timers.pass(5_000)
    await timers.pass(5_000)
    expect(await opening).toBe('NotOpened')
    expect(timers.waits()).toEqual([])
  })
  it('is known to the next page, and told apart from another person by the others', async () => {
    const { after } = testTimers(settle)
    const indexedDB = new IDBFactory()
    const tab = await openSessionStore(after, { indexedDB, IDBKeyRange })
    const other = await openSessionStore(after, { indexedDB, IDBKeyRange })
    await tab.set(session)
    expect(await other.hasChanged()).toBe(true)
    expect((await openSessionStore(after, { indexedDB, IDBKeyRange })).get()).toEqual(session)
    await tab.set({ ...session, me: { ...session.me, name: '林疏（新名）' } })
    expect(await (await openSessionStore(after, { indexedDB, IDBKeyRange })).hasChanged()).toBe(false)
    await tab.clear()
    expect((await openSessionStore(after, { indexedDB, IDBKeyRange })).get()).toBeUndefined()
  })
})
