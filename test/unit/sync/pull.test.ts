import { afterEach, describe, expect, it } from 'vitest'
import { createPull } from '#server/sync/pull.ts'
import type { Rights } from '#server/sync/rights.ts'
import { customerDoc, type Scope, territoryScope } from '#shared/doc/name.ts'
import { maxPageBytes, maxPageRows } from '#shared/sync/limit.ts'
import type { KnownTicket, LogRow } from '#shared/sync/message.ts'
import {
  freshId,
  makeEntry,
  makeSession,
  makeWriter,
  north,
  note,
  openTestLog,
  south,
  startLog,
} from '../../kit/test-log.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const inNorth = territoryScope(north)
const inSouth = territoryScope(south)
const wide = { maxRows: maxPageRows, maxBytes: maxPageBytes }

async function start(limit = wide) {
  const { store, close } = openTestLog()
  closers.push(close)
  const log = await startLog(store)
  const both = makeSession(log.ws, { territories: [north, south] })
  const rights = (readable: readonly Scope[], former: readonly Scope[] = []): Rights => ({
    actor: log.session.actor,
    readable,
    former,
  })
  const pull = createPull(store, { limit })
  return {
    ...log,
    store,
    rights,
    write: (scopes: readonly Scope[], text = 'a') =>
      log.push(
        scopes.map(scope => makeEntry(makeWriter(1).write(note(text)), { scope })),
        both,
      ),
    pull: (readable: readonly Scope[], cursors: Record<string, number> = {}, epoch = 0) =>
      pull(log.ws, rights(readable), { epoch, cursors }),
    pullAs: (given: Rights, cursors: Record<string, number>) => pull(log.ws, given, { epoch: 0, cursors }),
  }
}

const seqsOf = (rows: readonly LogRow[]): readonly number[] => rows.map(({ seq }) => seq)

describe('pull', () => {
  it('pull:P1 log:L6 gives the rows of readable scopes above their cursors, and no byte of others', async () => {
    const { write, pull } = await start()
    await write([inNorth, inSouth, inNorth, inSouth])
    const page = await pull([inNorth], { [inNorth]: 1, [inSouth]: 0 })
    expect(seqsOf(page.rows)).toEqual([3])
    expect(page).toMatchObject({ epoch: 1, scopes: [inNorth], revoked: [], through: { [inNorth]: 4 }, more: false })
    expect(JSON.stringify(page)).not.toContain(south)
  })

  it('pull:P2 log:L2 says the head for a scope read to its end and the last row for one that is cut', async () => {
    const { write, pull } = await start({ maxRows: 3, maxBytes: maxPageBytes })
    await write([inNorth, inSouth, inNorth, inSouth, inNorth])
    const first = await pull([inNorth, inSouth])
    expect(seqsOf(first.rows)).toEqual([1, 3, 5])
    expect(first).toMatchObject({ through: { [inNorth]: 5 }, more: true })
    const second = await pull([inNorth, inSouth], first.through)
    expect(seqsOf(second.rows)).toEqual([2, 4])
    expect(second).toMatchObject({ through: { [inNorth]: 5, [inSouth]: 5 }, more: false })
  })

  it('pull:P2 cuts inside a scope without skipping a row', async () => {
    const { write, pull } = await start({ maxRows: 2, maxBytes: maxPageBytes })
    await write([inNorth, inNorth, inSouth, inNorth])
    const seen: number[] = []
    let cursors: Record<string, number> = {}
    for (let isMore = true; isMore; ) {
      const page = await pull([inNorth], cursors)
      seen.push(...seqsOf(page.rows))
      cursors = { ...cursors, ...page.through }
      isMore = page.more
    }
    expect(seen).toEqual([1, 2, 4])
    expect(cursors).toEqual({ [inNorth]: 4 })
  })

  it('pull:P2 log:L2 says the head as it was before the rows: what is stored meanwhile waits for the next page', async () => {
    const { write, store, ws, rights, pull } = await start()
    await write([inNorth])
    const rowsOfScope: typeof store.rowsOfScope = async (...asked) => {
      const found = await store.rowsOfScope(...asked)
      await write([inNorth])
      return found
    }
    const page = await createPull({ ...store, rowsOfScope })(ws, rights([inNorth]), { epoch: 0, cursors: {} })
    expect([seqsOf(page.rows), page.through]).toEqual([[1], { [inNorth]: 1 }])
    expect(seqsOf((await pull([inNorth], page.through)).rows)).toEqual([2])
  })

  it('pull:P3 fills a page to its bytes and gives a row that alone is bigger', async () => {
    const { write, pull } = await start({ maxRows: 100, maxBytes: 500 })
    await write([inNorth, inNorth, inNorth], 'x'.repeat(200))
    await write([inNorth], 'x'.repeat(2000))
    const first = await pull([inNorth])
    expect(seqsOf(first.rows)).toEqual([1, 2])
    const second = await pull([inNorth], first.through)
    expect(seqsOf(second.rows)).toEqual([3])
    expect(seqsOf((await pull([inNorth], second.through)).rows)).toEqual([4])
  })

  it('pull:P4 revokes what a grant that ended opened and the device holds, and nothing else', async () => {
    const { rights, pullAs } = await start()
    const gone: Scope = territoryScope(freshId())
    const unknown: Scope = territoryScope(freshId())
    const page = await pullAs(rights([inNorth], [inSouth, gone]), { [inNorth]: 0, [inSouth]: 0, [unknown]: 0 })
    expect(page.revoked).toEqual([inSouth])
    expect(page.through).toEqual({ [inNorth]: 0 })
  })

  it('pull:P5 tells a device of an older epoch the lowest fork since, and no rows', async () => {
    const { write, pull, store, ws } = await start()
    await write([inNorth])
    await store.beginEpoch(ws)
    await write([inNorth])
    await store.beginEpoch(ws)
    expect(await pull([inNorth], {}, 1)).toMatchObject({ epoch: 3, fork: 1, rows: [], through: {}, more: true })
    expect(await pull([inNorth], {}, 2)).toMatchObject({ epoch: 3, fork: 2, rows: [], more: true })
    const current = await pull([inNorth], {}, 3)
    expect(current.fork).toBeUndefined()
    expect(seqsOf(current.rows)).toEqual([1, 2])
  })

  it('pull:P2 gives a device whose cursor is beyond the head the head', async () => {
    const { write, pull } = await start()
    await write([inNorth])
    expect(await pull([inNorth], { [inNorth]: 99 })).toMatchObject({ rows: [], through: { [inNorth]: 1 }, more: false })
  })

  it('pull:P8 brings receipts to who knows them', async () => {
    const { write, ws, store, rights } = await start()
    await write([inNorth, inNorth])
    const pull = createPull(store, { receipts: { of: (_, { seq }) => Uint8Array.of(seq) } })
    const pullAs = (knows?: KnownTicket) =>
      pull(ws, rights([inNorth]), { epoch: 0, cursors: {}, ...(knows && { knows }) })
    expect((await pullAs({ at: 0, n: 0 })).rows.map(({ receipt }) => receipt)).toEqual([
      Uint8Array.of(1),
      Uint8Array.of(2),
    ])
    expect((await pullAs()).rows.map(({ receipt }) => receipt)).toEqual([undefined, undefined])
  })

  it('pull:P8 gives as many receipts as a page has room for', async () => {
    const { write, ws, store, rights } = await start()
    await write([inNorth, inNorth, inNorth])
    const pull = createPull(store, { receipts: { of: () => new Uint8Array(maxPageBytes / 2) } })
    const { rows } = await pull(ws, rights([inNorth]), { epoch: 0, cursors: {}, knows: { at: 0, n: 0 } })
    expect(rows.map(({ receipt }) => receipt !== undefined)).toEqual([true, true, false])
  })

  it('pull:P1 carries author, device, time and the author map of a base', async () => {
    const { store, ws, push, session, pull } = await start()
    const doc = customerDoc(freshId())
    await push([makeEntry(makeWriter(1).write(note('a')), { doc })])
    const [row] = (await pull([inNorth])).rows
    expect(row).toMatchObject({ by: session.member, device: session.device, doc, kind: 'update' })
    expect(await store.rowsOfDoc(ws, doc)).toMatchObject([{ seq: row?.seq }])
  })
})
