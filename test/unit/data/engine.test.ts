/** The engine against a server that answers what the test says, with timers moved by hand. */
import { describe, expect, it } from 'vitest'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { readMeta } from '#app/data/meta.ts'
import { firstOfOutbox } from '#app/data/outbox.ts'
import { outboxSize } from '#test/kit/outbox-size.ts'
import { projectionVersion } from '#app/data/projection/project.ts'
import { createSyncEngine } from '#app/data/sync/engine.ts'
import { stateOf } from '#app/data/sync/watch.ts'
import type { PokeListener, Sent, Transport } from '#app/data/sync/transport.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { maxBatchBytes, maxBatchEntries } from '#shared/sync/limit.ts'
import type { LogRow, PullPage, PullRequest, PushAnswer, PushEntry, PushReply } from '#shared/sync/message.ts'
import { failingStore } from '#test/kit/failing-store.ts'
import { testTerritory } from '#test/kit/random-work.ts'
import { makeDevice, type TestDevice, testId } from '#test/kit/test-device.ts'
import { asLog, makePage, testInbox } from '#test/kit/test-inbox.ts'
import { testTimers } from '#test/kit/test-timers.ts'

/** A member's fact, as the nth row of the workspace's scope. */
const memberFact = (n: number): LogRow => ({
  seq: n,
  scope: 'w',
  doc: '',
  kind: 'fact',
  body: new TextEncoder().encode(JSON.stringify({ type: 'member', id: testId(n), name: `人 ${n}`, state: 'active' })),
  by: '',
  device: '',
  at: 0,
})

type Push = (entries: readonly PushEntry[], epoch: number) => Sent<PushReply>
type Pull = () => Sent<PullPage>

const reply = (answers: readonly PushAnswer[], epoch = 1): Sent<PushReply> => ({
  kind: 'ok',
  value: { epoch, answers },
})
const storeAll: Push = (entries, epoch) =>
  reply(
    entries.map(({ n }) => ({ n, kind: 'stored', seq: n })),
    epoch || 1,
  )
const nothingNew: Pull = () => ({ kind: 'ok', value: makePage([]) })
const unreachable = { kind: 'unreachable' } as const

/** The round a timer or a hint started runs through an IndexedDB in memory: many turns, no time. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 400; turn++) await new Promise<void>(resolve => setImmediate(resolve))
}

function rig(phone: TestDevice) {
  const timers = testTimers(settle, phone.now())
  const server = { push: storeAll, pull: nothingNew }
  const log: string[] = []
  const pushed: (readonly PushEntry[])[] = []
  const said: (number | undefined)[] = []
  const reported: unknown[] = []
  const asked: PullRequest['cursors'][] = []
  const sockets: { listener: PokeListener; isOpen: boolean }[] = []
  const transport: Transport = {
    push: async ({ entries, epoch, waiting }) => {
      log.push('push')
      said.push(waiting)
      pushed.push(entries)
      return server.push(entries, epoch)
    },
    pull: async ({ waiting, cursors }) => {
      log.push('pull')
      asked.push(cursors)
      said.push(waiting)
      return server.pull()
    },
    listen: listener => {
      const socket = { listener, isOpen: true }
      sockets.push(socket)
      return () => {
        socket.isOpen = false
      }
    },
  }
  const engine = createSyncEngine({
    db: phone.db,
    inbox: testInbox(phone),
    transport,
    now: timers.now,
    random: () => 0.5,
    after: timers.after,
    report: error => reported.push(error),
  })
  return { engine, server, log, pushed, said, asked, reported, sockets, timers }
}

async function phoneWithWork(): Promise<{ phone: TestDevice; id: string }> {
  const phone = makeDevice()
  const { id } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
  return { phone, id }
}

const contactOf = ({ db }: TestDevice) => readMeta(db, 'contact')

describe('a round', () => {
  it('pushes before it pulls: what a person typed becomes safe soonest', async () => {
    const { phone } = await phoneWithWork()
    const { engine, log } = rig(phone)
    await engine.syncNow()
    expect(log).toEqual(['push', 'pull'])
    expect(await outboxSize(phone.db)).toBe(0)
    expect(await readMeta(phone.db, 'lastSynced')).toBeDefined()
  })

  it('frame:F8 says with every request how many commands wait that are not in it', async () => {
    const { phone } = await phoneWithWork()
    const { engine, server, said } = rig(phone)
    await engine.syncNow()
    expect(said).toEqual([0, 0])
    for (const name of ['鼎禾食品', '青麦乳业'])
      await createCustomer(phone, { territory: testTerritory, values: { name } })
    server.push = entries => reply(entries.map(({ n }) => ({ n, kind: 'held' })))
    await engine.syncNow()
    // What is held stays: the pull after the push still counts it, and so does the push after the pull.
    expect(said.slice(2)).toEqual([0, 2, 0])
  })

  it('keeps what nobody acknowledged, and never says all is synced before it is', async () => {
    const { phone } = await phoneWithWork()
    const { engine, server } = rig(phone)
    server.push = () => unreachable
    await engine.syncNow()
    expect(await outboxSize(phone.db)).toBe(1)
    expect(await readMeta(phone.db, 'lastSynced')).toBeUndefined()
    expect(await contactOf(phone)).toMatchObject({ kind: 'unreachable', isBusy: false })
    server.push = entries => reply(entries.map(({ n }) => ({ n, kind: 'held' })))
    await engine.syncNow()
    expect(await outboxSize(phone.db)).toBe(1)
    expect(await readMeta(phone.db, 'lastSynced')).toBeUndefined()
  })

  it('goes past what is held, however much that is, and offers it again in the next push', async () => {
    const { phone, id } = await phoneWithWork()
    const waiting = customerDoc(testId(2))
    const [own] = await firstOfOutbox(phone.db, 1)
    if (own === undefined) throw new Error('nothing waits')
    const heldOnes = Array.from({ length: maxBatchEntries + 1 }, (_, i) => ({
      doc: waiting,
      bytes: own.bytes,
      by: own.by,
      at: own.at,
      group: i + 1,
      out: 1 as const,
    }))
    await phone.db.updates.bulkAdd(heldOnes)
    const { engine, server, pushed } = rig(phone)
    server.push = entries =>
      reply(entries.map(({ n, doc }) => (doc === waiting ? { n, kind: 'held' } : { n, kind: 'stored', seq: n })))
    await engine.syncNow()
    expect(pushed.flat().some(({ doc }) => doc === customerDoc(id))).toBe(true)
    expect(await outboxSize(phone.db)).toBe(maxBatchEntries + 1)
    server.push = storeAll
    await engine.syncNow()
    expect(await outboxSize(phone.db)).toBe(0)
  })

  /** A phone with a customer to send, and before it a batch of work on another document that the server holds. */
  async function phoneWithHeld() {
    const { phone, id } = await phoneWithWork()
    const [own] = await firstOfOutbox(phone.db, 1)
    if (own === undefined) throw new Error('nothing waits')
    const held = customerDoc(testId(2))
    const later = { doc: customerDoc(id), bytes: own.bytes, by: own.by, at: own.at, out: 1 as const }
    await phone.db.updates.add({ ...later, doc: held, bytes: new Uint8Array(maxBatchBytes), group: 1 })
    return { phone, own, held, later }
  }

  it('offers again before it pulls what waited for something done later', async () => {
    const { phone, own, held } = await phoneWithHeld()
    const { engine, server, log, pushed } = rig(phone)
    const isStored = (): boolean => pushed.slice(0, -1).some(entries => entries.some(({ n }) => n === own.n))
    server.push = entries =>
      reply(
        entries.map(({ n, doc }) =>
          doc === held && !isStored() ? { n, kind: 'held' } : { n, kind: 'stored', seq: n },
        ),
      )
    await engine.syncNow()
    expect(log).toEqual(['push', 'push', 'push', 'pull'])
    expect(await outboxSize(phone.db)).toBe(0)
  })

  it('offers it again only while less of it waits than before, however much is written meanwhile', async () => {
    const { phone, own, held, later } = await phoneWithHeld()
    const { engine, server, log } = rig(phone)
    let group = own.group
    server.push = entries => {
      if (!entries.some(({ doc }) => doc === held)) return storeAll(entries, 1)
      void phone.db.updates.add({ ...later, group: ++group })
      return reply(entries.map(({ n }) => ({ n, kind: 'held' })))
    }
    await engine.syncNow()
    const offered = ['push', 'push']
    expect(log).toEqual([...offered, ...offered, 'pull', ...offered, ...offered])
    expect(await outboxSize(phone.db)).toBe(1)
  })

  it('sends the epoch it knows, meets a new one in the pull and pushes what it was held for', async () => {
    const { phone } = await phoneWithWork()
    const { engine, server } = rig(phone)
    server.pull = () => ({ kind: 'ok', value: makePage([], { epoch: 1 }) })
    await engine.syncNow()
    await createCustomer(phone, { territory: testTerritory, values: { name: '鼎禾食品' } })
    server.push = (entries, epoch) =>
      epoch === 2
        ? storeAll(entries, epoch)
        : reply(
            entries.map(({ n }) => ({ n, kind: 'held' })),
            2,
          )
    server.pull = () => ({ kind: 'ok', value: makePage([], { epoch: 2, fork: 0 }) })
    await engine.syncNow()
    expect(await outboxSize(phone.db)).toBe(0)
    expect(await readMeta(phone.db, 'epoch')).toBe(2)
  })

  it('push:P14 gives back the facts a restored server lacks before all else, once they are asked for no more', async () => {
    const { phone } = await phoneWithWork()
    const { engine, server, pushed } = rig(phone)
    await testInbox(phone).applyPage(makePage([{ ...memberFact(7), receipt: Uint8Array.of(7) }]))
    await testInbox(phone).adoptEpoch(2, 5)
    server.pull = () => ({ kind: 'ok', value: makePage([], { epoch: 2 }) })
    server.push = () => unreachable
    await engine.syncNow()
    server.push = storeAll
    await engine.syncNow()
    await engine.syncNow()
    const receipts = pushed.map(entries => entries.map(({ doc, receipt }) => [doc, receipt?.[0]]))
    expect(receipts.slice(0, 2)).toEqual([[['', 7]], [['', 7]]])
    expect(receipts.slice(2).flat()).toEqual([[expect.stringMatching(/^customer\./), undefined]])
  })

  it('push:P15 gives back what a restored server lacks before a scope that is taken away goes, and pulls again', async () => {
    const { phone: colleague } = await phoneWithWork()
    const rows = (await asLog(colleague)).map((row, i) => ({ ...row, seq: 7 + i, receipt: Uint8Array.of(7 + i) }))
    const phone = makeDevice({ member: testId(2) })
    const { engine, server, pushed, log } = rig(phone)
    await testInbox(phone).applyPage(makePage(rows))
    const page = { epoch: 2, fork: 5, revoked: [territoryScope(testTerritory)] }
    server.pull = () => ({ kind: 'ok', value: makePage([], page) })
    await engine.syncNow()
    expect(pushed.map(entries => entries.map(({ receipt }) => receipt?.[0]))).toEqual([rows.map(({ seq }) => seq)])
    expect(log).toEqual(['pull', 'pull', 'push', 'pull'])
    expect(await phone.db.docs.count()).toBe(0)
    await engine.syncNow()
    expect(pushed).toHaveLength(1)
  })

  it('push:P15 lets the scope go all the same when nobody takes what is given back', async () => {
    const { phone: colleague } = await phoneWithWork()
    const rows = (await asLog(colleague)).map((row, i) => ({ ...row, seq: 7 + i, receipt: Uint8Array.of(7 + i) }))
    const phone = makeDevice({ member: testId(2) })
    const { engine, server, log } = rig(phone)
    await testInbox(phone).applyPage(makePage(rows))
    const page = { epoch: 2, fork: 5, revoked: [territoryScope(testTerritory)] }
    server.pull = () => ({ kind: 'ok', value: makePage([], page) })
    server.push = entries =>
      reply(
        entries.map(({ n }) => ({ n, kind: 'held' })),
        2,
      )
    await engine.syncNow()
    expect(log).toEqual(['pull', 'pull', 'push', 'pull'])
    expect(await phone.db.docs.count()).toBe(0)
  })

  it('ends although the server says behind for ever: what was sent again and stored again is no progress', async () => {
    const { phone, id } = await phoneWithWork()
    const { engine, server, pushed } = rig(phone)
    await engine.syncNow()
    await editCustomer(phone, id, { city: '江南市' })
    phone.clock.now += 1000
    await editCustomer(phone, id, { city: '江北市' })
    await engine.syncNow()
    await editCustomer(phone, id, { city: '又一次' })
    const [last] = await firstOfOutbox(phone.db, 1)
    server.push = entries =>
      reply(
        entries.map(({ n }) =>
          n === last?.n ? { n, kind: 'behind', vector: Uint8Array.of(0) } : { n, kind: 'stored', seq: n },
        ),
      )
    const before = pushed.length
    await engine.syncNow()
    expect(pushed.length - before).toBeLessThan(8)
    expect((await firstOfOutbox(phone.db, 10)).map(({ n }) => n)).toContain(last?.n)
  })

  it('sends whole commands, as many as a batch takes, in the order they were done', async () => {
    const phone = makeDevice()
    const { engine, pushed } = rig(phone)
    const ids = Array.from({ length: maxBatchEntries - 1 }, (_, i) => testId(1000 + i))
    await phone.store.write({ label: 'import', batch: 'b' }, async writer => {
      const make = (id: string) =>
        writer.createMain(customerDoc(id), territoryScope(testTerritory), {
          type: 'customer',
          id,
          values: { name: id },
        })
      await Promise.all(ids.map(make))
    })
    const last = testId(1000 + maxBatchEntries - 2)
    await logVisit(phone, {
      customer: last,
      at: phone.now(),
      note: '一起走',
      name: 'x',
      next: { title: '报价', due: '', side: 'us', isPromise: true },
    })
    await engine.syncNow()
    expect(pushed.map(entries => entries.length)).toEqual([maxBatchEntries - 1, 2])
    const groups = pushed.flat().map(({ group }) => group)
    expect(groups).toEqual(groups.toSorted((a, b) => a - b))
  })

  it('stores what a new device is given in bigger steps, and before a failure all that had come', async () => {
    const phone = makeDevice()
    const { engine, server, log } = rig(phone)
    const pageOf = (n: number): Sent<PullPage> => ({ kind: 'ok', value: makePage([memberFact(n)], { more: n < 20 }) })
    let n = 0
    server.pull = () => (n === 8 ? unreachable : pageOf(++n))
    await engine.syncNow()
    expect(await phone.db.facts.count()).toBe(8)
    expect(await readMeta(phone.db, 'cursors')).toEqual({ w: 8 })
    server.pull = () => pageOf(++n)
    await engine.syncNow()
    expect(await phone.db.facts.count()).toBe(20)
    expect(await readMeta(phone.db, 'cursors')).toEqual({ w: 20 })
    expect(log.filter(step => step === 'pull')).toHaveLength(9 + 12)
  })

  it('stores alone, and after what came before it, a page that takes a scope away', async () => {
    const phone = makeDevice()
    const { engine, server, asked } = rig(phone)
    const revoking = { revoked: [territoryScope(testTerritory)] }
    server.pull = () => ({
      kind: 'ok',
      value: asked.length === 1 ? makePage([memberFact(1)], { more: true }) : makePage([memberFact(2)], revoking),
    })
    await engine.syncNow()
    // Ahead of the first, then again once that one is stored.
    expect(asked).toEqual([{}, { w: 1 }, { w: 1 }])
    expect(await readMeta(phone.db, 'cursors')).toEqual({ w: 2 })
  })

  it('goes on when the clock was set back a year: the outbox keeps its order, waits since it was done, and is named', async () => {
    const phone = makeDevice()
    const { engine, pushed } = rig(phone)
    const { id } = await createCustomer(phone, { territory: testTerritory, values: { name: '禾岭医药' } })
    phone.clock.now -= 365 * 86_400_000
    // A page that was opened since knows nothing of the numbers given before.
    const tab = makeDevice({ tabOf: phone })
    await editCustomer(tab, id, { city: '江南市' })
    await editCustomer(tab, id, { phone: '138' })
    const activity = await phone.db.activity.toArray()
    const updates = await phone.db.updates.toArray()
    expect(updates.map(({ at }) => at)).toEqual(activity.map(({ at }) => at))
    expect(new Set(updates.map(({ at }) => at)).size).toBe(3)
    await engine.syncNow()
    expect(pushed.map(entries => entries.map(({ n }) => n))).toEqual([updates.map(({ n }) => n)])
  })

  it('that the database breaks off is told at once, reported, ended for who waits for it, and tried again', async () => {
    const { phone } = await phoneWithWork()
    const failing = failingStore(phone.db)
    await phone.db.open()
    const { engine, reported, timers } = rig(phone)
    const stop = engine.start()
    await settle()
    await createCustomer(phone, { territory: testTerritory, values: { name: '鼎禾食品' } })
    failing.left = 1
    await engine.syncNow()
    expect(reported).toHaveLength(1)
    expect(await contactOf(phone)).toMatchObject({ kind: 'storage', isBusy: false })
    await timers.pass(3_000)
    expect(await outboxSize(phone.db)).toBe(0)
    expect(await contactOf(phone)).toMatchObject({ kind: 'reached' })
    stop()
  })

  it('of a page older than the rows is no trouble of the store: the person is asked to reload', async () => {
    const { phone, id } = await phoneWithWork()
    await phone.db.docs.update(customerDoc(id), { projection: projectionVersion + 1 })
    const { engine, reported } = rig(phone)
    await engine.syncNow()
    expect(await contactOf(phone)).toMatchObject({ kind: 'client-too-old' })
    expect(reported).toEqual([])
  })
})

describe('an engine', () => {
  it('tries again by itself, later and later but never later than a minute or two, and from the start after a success', async () => {
    const { phone } = await phoneWithWork()
    const { engine, server, log, timers } = rig(phone)
    server.push = () => unreachable
    const stop = engine.start()
    await settle()
    const waits: number[] = []
    for (let i = 0; i < 9; i++) {
      const before = log.length
      let waited = 0
      while (log.length === before) {
        await timers.pass(500)
        waited += 500
      }
      waits.push(waited)
    }
    expect(waits.slice(0, 4)).toEqual(waits.slice(0, 4).toSorted((a, b) => a - b))
    expect(waits[0]).toBeLessThan(waits[5] ?? 0)
    expect(Math.max(...waits)).toBeLessThanOrEqual(62_000)
    server.push = storeAll
    await timers.pass(62_000)
    expect(await outboxSize(phone.db)).toBe(0)
    stop()
  })

  it('asks at once on a poke, at least every 45 s without one, and no more once stopped', async () => {
    const { phone } = await phoneWithWork()
    const { engine, log, sockets, timers } = rig(phone)
    const stop = engine.start()
    await settle()
    const pulls = () => log.filter(kind => kind === 'pull').length
    expect(pulls()).toBe(1)
    sockets[0]?.listener.onPoke({ type: 'poke', scope: 'w', seq: 1 })
    await settle()
    expect(pulls()).toBe(2)
    await timers.pass(45_000)
    expect(pulls()).toBe(3)
    stop()
    await timers.pass(300_000)
    expect(pulls()).toBe(3)
    expect(sockets.every(({ isOpen }) => !isOpen)).toBe(true)
    expect(timers.waits()).toEqual([])
  })

  it('opens the socket again when it closes, but not when the server said it is for good', async () => {
    const { phone } = await phoneWithWork()
    const { engine, sockets, timers } = rig(phone)
    const stop = engine.start()
    await settle()
    sockets[0]?.listener.onClose(false)
    await timers.pass(3_000)
    expect(sockets).toHaveLength(2)
    sockets[1]?.listener.onClose(true)
    await timers.pass(600_000)
    expect(sockets).toHaveLength(2)
    stop()
  })

  describe('whose socket was refused again and again', () => {
    /** Its next try is half a minute away. */
    async function refused() {
      const { phone } = await phoneWithWork()
      const all = rig(phone)
      const { engine, server, sockets, timers } = all
      server.push = () => unreachable
      const stop = engine.start()
      await settle()
      const close = (): void => sockets.at(-1)?.listener.onClose(false)
      for (let tries = 0; tries < 7; tries++) {
        close()
        await timers.pass(31_000)
      }
      await timers.pass(10_000)
      close()
      await settle()
      server.push = storeAll
      return { engine, close, timers, stop, tries: () => sockets.length }
    }

    it('opens it with the first round that reaches the server', async () => {
      const { engine, tries, stop } = await refused()
      const before = tries()
      await engine.syncNow()
      expect(tries()).toBe(before + 1)
      stop()
    })

    it('tries no more than every 10 s where rounds pass and sockets do not', async () => {
      const { engine, close, tries, timers, stop } = await refused()
      await engine.syncNow()
      const before = tries()
      close()
      await timers.pass(9_000)
      await engine.syncNow()
      expect(tries()).toBe(before)
      await timers.pass(1_000)
      await engine.syncNow()
      expect(tries()).toBe(before + 1)
      stop()
    })
  })

  it('does a round more for a hint that comes while one is running, also when that one fails', async () => {
    const { phone } = await phoneWithWork()
    const { engine, server, log, timers } = rig(phone)
    server.push = () => {
      if (log.length === 1) engine.kick()
      return unreachable
    }
    const stop = engine.start()
    await settle()
    expect(log).toEqual(['push'])
    await timers.pass(1_000)
    expect(log).toEqual(['push', 'push'])
    stop()
  })

  it('waits as long as the server asks, but not for days', async () => {
    const { phone } = await phoneWithWork()
    const { engine, server, log, timers } = rig(phone)
    server.push = () => ({ kind: 'server-error', retryAfterMs: 120_000 })
    const stop = engine.start()
    await settle()
    await timers.pass(100_000)
    expect(log).toEqual(['push'])
    server.push = () => ({ kind: 'server-error', retryAfterMs: 30 * 86_400_000 })
    await timers.pass(40_000)
    expect(log).toEqual(['push', 'push'])
    await timers.pass(20 * 60_000)
    expect(log.length).toBeGreaterThan(2)
    stop()
  })

  it('says it lives every 15 s, so that its word is never taken for an old one', async () => {
    const { phone } = await phoneWithWork()
    const { engine, timers } = rig(phone)
    const stop = engine.start()
    await settle()
    for (let i = 0; i < 9; i++) {
      await timers.pass(10_000)
      expect(timers.now() - ((await contactOf(phone))?.at ?? 0)).toBeLessThan(15_001)
    }
    stop()
  })

  it('serves a tab that does not lead with the one round it asked for', async () => {
    const { phone } = await phoneWithWork()
    const { engine, log, timers } = rig(phone)
    engine.kick()
    await settle()
    expect(log).toEqual([])
    await engine.syncNow()
    expect(log).toEqual(['push', 'pull'])
    expect(timers.waits()).toEqual([])
  })
})

describe('what people are told', () => {
  const seen = {
    contact: { at: 1_000_000, kind: 'reached' as const, isBusy: false, delivered: 0 },
    waiting: { count: 1, since: 1_500_000 },
    needsYou: 0,
    lastSynced: undefined,
  }
  it('is that nothing waits since tomorrow, when the clock was ahead', () => {
    expect(stateOf(seen, 1_000_100, true).waitingSince).toBe(1_000_100)
  })
  it('is offline when the leading tab has not spoken for a minute', () => {
    expect(stateOf(seen, 1_059_000, true).pill).toBe('syncing')
    expect(stateOf(seen, 1_061_000, true).pill).toBe('offline')
  })
})
