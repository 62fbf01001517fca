/** What every log store does; run by log-store.test.ts on each of them. */
import { describe, expect, it } from 'vitest'
import type { Changes, DocState, LogStore, StoredRow } from '#server/store/log-store.ts'
import { UnknownWorkspace } from '#server/store/log-store.ts'
import { bodyHash } from '#server/sync/hash.ts'
import type { Scope } from '#shared/doc/name.ts'
import { freshId, testTime } from '../kit/test-log.ts'

const unlimited = { maxRows: 1000, maxBytes: 1 << 30 }

const makeRow = (seq: number, scope: Scope, doc: string, text = `row ${seq}`): StoredRow => {
  const body = new TextEncoder().encode(text)
  return {
    seq,
    scope,
    doc,
    kind: 'update',
    body,
    hash: Uint8Array.from(bodyHash(body)),
    by: 'someone',
    device: 'phone',
    at: testTime,
  }
}

const makeDoc = (state: Partial<DocState> = {}): DocState => ({
  ...{ scope: 'w', customer: '', head: 1, baseSeq: 0, baseBytes: 0, bytes: 5, isErased: false, left: [] },
  ...state,
})

const changesOf = (...rows: StoredRow[]): Changes => ({
  rows,
  docs: new Map(rows.filter(({ doc }) => doc !== '').map(({ doc, scope }) => [doc, makeDoc({ scope })])),
})

export function describeLogStore(open: () => LogStore): void {
  async function start(): Promise<{ store: LogStore; ws: string; append: (...rows: StoredRow[]) => Promise<void> }> {
    const store = open()
    const ws = freshId()
    await store.createWorkspace(ws)
    const append = (...rows: StoredRow[]): Promise<void> =>
      store.commit(ws, {}, () => ({ changes: changesOf(...rows), result: undefined }))
    return { store, ws, append }
  }

  describe('a log store', () => {
    it('gives a new workspace an empty log at epoch 1, and the same one again', async () => {
      const { store, ws } = await start()
      await store.createWorkspace(ws)
      expect(await store.head(ws)).toEqual({ head: 0, epoch: 1 })
      expect((await store.workspaces()).filter(id => id === ws)).toEqual([ws])
      expect(await store.isReady()).toBe(true)
    })

    it('throws for a workspace it does not know', async () => {
      const { store } = await start()
      await expect(store.head(freshId())).rejects.toThrow(UnknownWorkspace)
      await expect(store.commit(freshId(), {}, () => ({ changes: {}, result: 1 }))).rejects.toThrow(UnknownWorkspace)
    })

    it('gives back a row exactly as it was stored, author map and times included', async () => {
      const { store, ws, append } = await start()
      const row: StoredRow = {
        ...makeRow(1, 'w', 'customer.x'),
        kind: 'base',
        authors: { 7: 'ann', 4294967295: 'bob' },
        marks: [
          { client: 7, start: 0, end: 3, after: 0, before: 1_795_415_760_000 },
          { client: 4294967295, start: 3, end: 4, after: 1_795_415_750_000, before: 1_795_415_760_000 },
        ],
      }
      await append(row)
      expect(await store.rowsOfDoc(ws, 'customer.x')).toEqual([row])
    })

    it('gives the rows of a document that are above a seq, in order', async () => {
      const { store, ws, append } = await start()
      await append(makeRow(1, 'w', 'a'), makeRow(2, 'w', 'b'), makeRow(3, 'w', 'a'), makeRow(4, 'w', 'a'))
      const seqs = async (after?: number) => (await store.rowsOfDoc(ws, 'a', after)).map(({ seq }) => seq)
      expect([await seqs(), await seqs(1), await seqs(4)]).toEqual([[1, 3, 4], [3, 4], []])
    })

    it('log:L2 numbers rows densely: a plan that leaves a gap or repeats a seq writes nothing', async () => {
      const { store, ws, append } = await start()
      await append(makeRow(1, 'w', 'a'))
      await expect(append(makeRow(3, 'w', 'a'))).rejects.toThrow('log:L2')
      await expect(append(makeRow(2, 'w', 'a'), makeRow(2, 'w', 'a'))).rejects.toThrow('log:L2')
      expect((await store.head(ws)).head).toBe(1)
      expect(await store.rowsOfDoc(ws, 'a')).toHaveLength(1)
    })

    it('log:L2 gives each of many commits at once the head the one before it left', async () => {
      const { store, ws } = await start()
      const commits = Array.from({ length: 30 }, () =>
        store.commit(ws, {}, ({ head }) => ({ changes: changesOf(makeRow(head + 1, 'w', 'a')), result: head + 1 })),
      )
      const seqs = await Promise.all(commits)
      expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
      expect((await store.rowsOfDoc(ws, 'a')).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 30 }, (_, i) => i + 1),
      )
    })

    it('log:L1 has the rows of a commit on record when its promise resolves', async () => {
      const { store, ws, append } = await start()
      await append(makeRow(1, 'w', 'a'))
      expect((await store.head(ws)).head).toBe(1)
      expect((await store.rowsOfScope(ws, 'w', 0, 1, unlimited)).rows).toHaveLength(1)
    })

    it('fails a commit whose plan throws, alone', async () => {
      const { store, ws, append } = await start()
      const broken = store.commit(ws, {}, () => {
        throw new Error('planned badly')
      })
      const good = append(makeRow(1, 'w', 'a'))
      await expect(broken).rejects.toThrow('planned badly')
      await good
      expect((await store.head(ws)).head).toBe(1)
    })

    it('log:L1 writes nothing of a commit that fails half-way, says so, and goes on', async () => {
      const { store, ws, append } = await start()
      await append(makeRow(1, 'w', 'a'))
      const clash = store.commit(ws, {}, () => ({
        changes: { rows: [makeRow(2, 'w', 'b'), makeRow(1, 'w', 'a')], docs: new Map([['b', makeDoc()]]) },
        result: undefined,
      }))
      await expect(clash).rejects.toThrow()
      expect((await store.head(ws)).head).toBe(1)
      expect(await store.rowsOfDoc(ws, 'b')).toEqual([])
      expect(await store.doc(ws, 'b')).toBeUndefined()
      await append(makeRow(2, 'w', 'a'))
      expect((await store.head(ws)).head).toBe(2)
    })

    it('shows a plan the documents, clients and hashes it asked for', async () => {
      const { store, ws } = await start()
      const row = makeRow(1, 'w', 'customer.c')
      const doc = makeDoc({ scope: 't:x', customer: 'c', left: ['t:y', 'w'], isErased: true, baseSeq: 1, baseBytes: 3 })
      const client = { doc: 'customer.c', client: 4294967295, clock: 12, device: 'phone', member: 'ann' }
      await store.commit(ws, {}, () => ({
        changes: {
          rows: [row],
          docs: new Map([['customer.c', doc]]),
          clients: [client],
          factHash: Uint8Array.of(1, 2),
        },
        result: undefined,
      }))
      const reads = {
        docs: [{ doc: 'customer.c', clients: [client.client, 5], hashes: [row.hash, Uint8Array.of(9)] }],
        customer: 'c',
      }
      const seen = await store.commit(ws, reads, view => ({
        changes: {},
        result: {
          head: view.head,
          factHash: [...view.factHash],
          doc: view.doc('customer.c'),
          client: view.client('customer.c', client.client),
          stranger: view.client('customer.c', 5),
          seq: view.seqOf('customer.c', row.hash),
          unknown: view.seqOf('customer.c', Uint8Array.of(9)),
          ofCustomer: [...view.docsOfCustomer().keys()],
        },
      }))
      expect(seen).toEqual({
        head: 1,
        factHash: [1, 2],
        doc,
        client: { clock: 12, device: 'phone', member: 'ann' },
        stranger: undefined,
        seq: 1,
        unknown: undefined,
        ofCustomer: ['customer.c'],
      })
      expect(await store.doc(ws, 'customer.c')).toEqual(doc)
      expect(await store.doc(ws, 'b')).toBeUndefined()
      expect([...(await store.clientsOfDoc(ws, 'customer.c'))]).toEqual([
        [client.client, { clock: 12, device: 'phone', member: 'ann' }],
      ])
      expect([...(await store.docsOfCustomer(ws, 'c')).keys()]).toEqual(['customer.c'])
    })

    it('finds the documents of a customer: their own and their journals', async () => {
      const { store, ws } = await start()
      const ofC = ['customer.c', 'journal.c.2025', 'journal.c.2026']
      const others = ['customer.b', 'journal.b.2026', 'customer.cc', 'journal.cc.2026']
      const docs = new Map([
        ...ofC.map(name => [name, makeDoc({ customer: 'c' })] as const),
        ...others.map(name => [name, makeDoc({ customer: name.split('.')[1] ?? '' })] as const),
        ['plan.c.2026', makeDoc()],
      ])
      await store.commit(ws, {}, () => ({ changes: { docs }, result: undefined }))
      expect([...(await store.docsOfCustomer(ws, 'c')).keys()]).toEqual(ofC)
      const seen = await store.commit(ws, { customer: 'c' }, view => ({ changes: {}, result: view.docsOfCustomer() }))
      expect([...seen.keys()]).toEqual(ofC)
    })

    it('puts later states of documents and clients over earlier ones', async () => {
      const { store, ws } = await start()
      const put = (bytes: number, clock: number): Promise<void> =>
        store.commit(ws, {}, () => ({
          changes: {
            docs: new Map([['a', makeDoc({ bytes })]]),
            clients: [{ doc: 'a', client: 1, clock, device: 'phone', member: 'ann' }],
          },
          result: undefined,
        }))
      await put(1, 1)
      await put(2, 2)
      expect((await store.doc(ws, 'a'))?.bytes).toBe(2)
      expect((await store.clientsOfDoc(ws, 'a')).get(1)?.clock).toBe(2)
    })

    it('pull:P1 reads a scope above a seq, in order, without the rows of others', async () => {
      const { store, ws, append } = await start()
      await append(makeRow(1, 'w', 'a'), makeRow(2, 't:x', 'b'), makeRow(3, 'w', 'a'), makeRow(4, 'w', 'c'))
      const { rows, isCut } = await store.rowsOfScope(ws, 'w', 1, 3, unlimited)
      expect(rows.map(({ seq }) => seq)).toEqual([3])
      expect(isCut).toBe(false)
    })

    it('pull:P3 cuts at rows and at bytes, but gives at least one row', async () => {
      const { store, ws, append } = await start()
      await append(...[1, 2, 3, 4].map(seq => makeRow(seq, 'w', 'a', 'x'.repeat(100))))
      const seqs = async (after: number, maxRows: number, maxBytes: number) => {
        const { rows, isCut } = await store.rowsOfScope(ws, 'w', after, 4, { maxRows, maxBytes })
        return { seqs: rows.map(({ seq }) => seq), isCut }
      }
      expect(await seqs(0, 2, 10_000)).toEqual({ seqs: [1, 2], isCut: true })
      expect(await seqs(0, 10, 250)).toEqual({ seqs: [1, 2], isCut: true })
      expect(await seqs(0, 10, 50)).toEqual({ seqs: [1], isCut: true })
      expect(await seqs(2, 2, 10_000)).toEqual({ seqs: [3, 4], isCut: false })
      expect(await seqs(3, 10, 50)).toEqual({ seqs: [4], isCut: false })
    })

    it('log:C1 replaces cleared rows of one document by a row at an old seq', async () => {
      const { store, ws, append } = await start()
      await append(makeRow(1, 'w', 'a'), makeRow(2, 'w', 'b'), makeRow(3, 'w', 'a'), makeRow(4, 'w', 'a'))
      await store.commit(ws, {}, () => ({
        changes: { cleared: [{ doc: 'a', upTo: 3 }], rows: [{ ...makeRow(3, 'w', 'a'), kind: 'base' }] },
        result: undefined,
      }))
      const { rows } = await store.rowsOfScope(ws, 'w', 0, 4, unlimited)
      expect(rows.map(({ seq, kind }) => [seq, kind])).toEqual([
        [2, 'update'],
        [3, 'base'],
        [4, 'update'],
      ])
      expect((await store.head(ws)).head).toBe(4)
    })

    it('log:C2 keeps the row that says a document left, whatever is cleared', async () => {
      const { store, ws, append } = await start()
      await append(makeRow(1, 'w', 'a'), { ...makeRow(2, 'w', 'a'), kind: 'left', body: new Uint8Array(0) })
      await store.commit(ws, {}, () => ({ changes: { cleared: [{ doc: 'a', upTo: 2 }] }, result: undefined }))
      expect((await store.rowsOfDoc(ws, 'a')).map(({ kind }) => kind)).toEqual(['left'])
    })

    it('finds the documents whose tail is heavy for their base', async () => {
      const { store, ws } = await start()
      const docs = new Map([
        ['light', makeDoc({ bytes: 90 })],
        ['heavy', makeDoc({ bytes: 300 })],
        ['heavier', makeDoc({ bytes: 900, baseBytes: 400 })],
        ['based', makeDoc({ bytes: 1200, baseBytes: 1000 })],
        ['erased', makeDoc({ bytes: 900, isErased: true })],
      ])
      await store.commit(ws, {}, () => ({ changes: { docs }, result: undefined }))
      expect(await store.docsToCompact(ws, 100, 10)).toEqual(['heavier', 'heavy'])
      expect(await store.docsToCompact(ws, 100, 1)).toEqual(['heavier'])
    })

    it('reads the facts above a seq, in order', async () => {
      const { store, ws, append } = await start()
      const fact = (seq: number): StoredRow => ({ ...makeRow(seq, 'w', ''), kind: 'fact' })
      await append(fact(1), makeRow(2, 'w', 'a'), fact(3))
      expect((await store.factsAfter(ws, 0)).map(({ seq }) => seq)).toEqual([1, 3])
      expect((await store.factsAfter(ws, 1)).map(({ seq }) => seq)).toEqual([3])
    })

    it('remembers where each epoch forked', async () => {
      const { store, ws, append } = await start()
      await append(makeRow(1, 'w', 'a'))
      expect(await store.beginEpoch(ws)).toEqual({ head: 1, epoch: 2 })
      await append(makeRow(2, 'w', 'a'))
      expect(await store.beginEpoch(ws)).toEqual({ head: 2, epoch: 3 })
      expect(await store.forks(ws)).toEqual([
        { epoch: 2, seq: 1 },
        { epoch: 3, seq: 2 },
      ])
    })

    it('begins an epoch nobody has seen when it is told the time, however old the backup', async () => {
      const { store, ws } = await start()
      expect(await store.beginEpoch(ws, 1_790_000_000_000)).toEqual({ head: 0, epoch: 1_790_000_000_000 })
      expect(await store.beginEpoch(ws, 1_780_000_000_000)).toEqual({ head: 0, epoch: 1_790_000_000_001 })
    })

    it('keeps workspaces apart', async () => {
      const { store, append } = await start()
      await append(makeRow(1, 'w', 'a'))
      const other = freshId()
      await store.createWorkspace(other)
      expect(await store.rowsOfDoc(other, 'a')).toEqual([])
      expect((await store.head(other)).head).toBe(0)
    })
  })
}
