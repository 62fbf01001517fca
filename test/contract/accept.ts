/** The accept table (shared/sync/SPEC.md, Push), on whatever log store is given; run by log-store.test.ts. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { LogStore, StoredRow } from '#server/store/log-store.ts'
import { brokenFact, createAppendFacts } from '#server/sync/append-facts.ts'
import { createCompact } from '#server/sync/compact.ts'
import { createEraseCustomer } from '#server/sync/erase-customer.ts'
import { makeBase } from '#server/sync/make-base.ts'
import { bodyHash } from '#server/sync/hash.ts'
import { createMoveCustomer } from '#server/sync/move-customer.ts'
import { createReceipts } from '#server/sync/receipts.ts'
import type { Session } from '#server/sync/session.ts'
import type { Fact } from '#shared/doc/fact.ts'
import { customerDoc, journalDoc, memberScope, planDoc, territoryScope } from '#shared/doc/name.ts'
import { decodeFact, encodeFact } from '#shared/sync/fact-body.ts'
import { maxDocBytes, maxEntryBytes } from '#shared/sync/limit.ts'
import type { PushEntry } from '#shared/sync/message.ts'
import { decodeStateVector } from '#shared/sync/state-vector.ts'
import {
  contentOf,
  createTestAccept,
  freshId,
  inShort,
  makeEntry,
  makeSession,
  makeWriter,
  north,
  note,
  south,
  startLog,
  testTime,
  textOf,
} from '../kit/test-log.ts'

const builder = { build: async (bodies: readonly Uint8Array[]) => makeBase(bodies) }
const clock = () => testTime
const hub = { publish: () => undefined }

export function describeAccept(open: () => LogStore): void {
  const start = () => startLog(open())

  describe('accept', () => {
    it('push:P1 log:L2 stores entries with dense seqs and answers each in order', async () => {
      const { accept, session } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const entries = ['a', 'b', 'c'].map(text => makeEntry(ann.write(note(text)), { doc }))
      const { epoch, answers } = await accept(session, { epoch: 0, entries })
      expect(epoch).toBe(1)
      expect(answers).toEqual(entries.map(({ n }, i) => ({ n, kind: 'stored', seq: i + 1 })))
    })

    it('log:L7 takes author, device and time from the session and the clock', async () => {
      const { push, session, ws } = await start()
      const entry = makeEntry(makeWriter(1).write(note('a')))
      await push([entry])
      const [row] = await open().rowsOfDoc(ws, entry.doc)
      expect(row).toMatchObject({ by: session.member, device: session.device, at: testTime, scope: entry.scope })
      expect(row?.body).toEqual(entry.body)
    })

    it('push:P2 answers the same bytes with the seq they have and stores them once', async () => {
      const { push, ws } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const first = makeEntry(ann.write(note('a')), { doc })
      const second = makeEntry(ann.write(note('b')), { doc })
      await push([first, second])
      expect(await push([first, second, first])).toEqual(['stored 1', 'stored 2', 'stored 1'])
      expect(await open().rowsOfDoc(ws, doc)).toHaveLength(2)
    })

    it('push:P2 answers clocks below the vector as known, whoever brings them in whatever packing', async () => {
      const { push, ws } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const bodies = ['a', 'b'].map(text => ann.write(note(text)))
      await push(bodies.map(body => makeEntry(body, { doc })))
      expect(await push([makeEntry(Y.mergeUpdates(bodies), { doc })], makeSession(ws))).toEqual(['stored 2'])
      expect(await open().rowsOfDoc(ws, doc)).toHaveLength(2)
    })

    it('push:P2 stores a delete-only update once, also twice in one push', async () => {
      const { push, ws } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const insert = makeEntry(ann.write(note('ab')), { doc })
      const remove = makeEntry(
        ann.write(y => y.getText('n').delete(0, 1)),
        { doc },
      )
      expect(await push([insert, remove, remove])).toEqual(['stored 1', 'stored 2', 'stored 2'])
      expect(await push([remove])).toEqual(['stored 2'])
      expect(await open().rowsOfDoc(ws, doc)).toHaveLength(2)
    })

    it('push:P3 stores a delete from someone else who wrote nothing', async () => {
      const { push, ws, read } = await start()
      const doc = customerDoc(freshId())
      const insert = makeWriter(1).write(note('ab'))
      const remove = makeWriter(2)
        .read(insert)
        .write(y => y.getText('n').delete(0, 1))
      await push([makeEntry(insert, { doc })])
      expect(await push([makeEntry(remove, { doc })], makeSession(ws))).toEqual(['stored 2'])
      expect((await read(doc)).doc.getText('n').toString()).toBe('b')
    })

    it('push:P3 stores a known insert with a new delete, and the clock does not go back', async () => {
      const { push, ws, read } = await start()
      const doc = customerDoc(freshId())
      const ann = makeWriter(1)
      const insert = ann.write(note('ab'))
      const next = ann.write(note('c'))
      const remove = ann.write(y => y.getText('n').delete(0, 1))
      await push([makeEntry(insert, { doc }), makeEntry(next, { doc })])
      expect(await push([makeEntry(Y.mergeUpdates([insert, remove]), { doc })])).toEqual(['stored 3'])
      expect((await read(doc)).doc.getText('n').toString()).toBe('bc')
      expect((await open().clientsOfDoc(ws, doc)).get(1)?.clock).toBe(3)
    })

    it('push:P4 answers a gap in the clock with the vector and stores nothing', async () => {
      const { accept, session, ws } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const [first, , third] = ['a', 'b', 'c'].map(text => makeEntry(ann.write(note(text)), { doc }))
      if (first === undefined || third === undefined) throw new Error('three entries')
      await accept(session, { epoch: 0, entries: [first] })
      const { answers } = await accept(session, { epoch: 0, entries: [third] })
      const [answer] = answers
      expect(answer?.kind).toBe('behind')
      const vector = answer?.kind === 'behind' ? answer.vector : new Uint8Array(0)
      expect(decodeStateVector(vector)).toEqual(new Map([[1, 1]]))
      expect(Y.decodeStateVector(vector)).toEqual(new Map([[1, 1]]))
      expect(await open().rowsOfDoc(ws, doc)).toHaveLength(1)
      const missing = Y.encodeStateAsUpdate(ann.doc, vector)
      expect((await accept(session, { epoch: 0, entries: [makeEntry(missing, { doc })] })).answers[0]?.kind).toBe(
        'stored',
      )
      expect(textOf(...(await open().rowsOfDoc(ws, doc)).map(({ body }) => body))).toBe('abc')
    })

    it.each([
      ['an origin', (y: Y.Doc) => y.getText('n').insert(2, 'x')],
      ['a right origin', (y: Y.Doc) => y.getText('n').insert(0, 'x')],
      ['a parent', (y: Y.Doc) => (y.getMap('r').get('k') as Y.Array<string>).insert(0, ['x'])],
      ['a delete range', (y: Y.Doc) => y.getText('n').delete(1, 1)],
    ])('push:P4 log:L4 is behind while %s of another client is missing', async (_what, change) => {
      const { push, ws, read } = await start()
      const doc = customerDoc(freshId())
      const base = makeWriter(1).write(y => {
        y.getText('n').insert(0, 'ab')
        y.getMap('r').set('k', new Y.Array())
      })
      const bob = makeWriter(2).read(base)
      const update = bob.write(change)
      const by = makeSession(ws)
      expect(await push([makeEntry(update, { doc })], by)).toEqual(['behind'])
      expect(await open().rowsOfDoc(ws, doc)).toEqual([])
      expect(await push([makeEntry(base, { doc })])).toEqual(['stored 1'])
      expect(await push([makeEntry(update, { doc })], by)).toEqual(['stored 2'])
      const reader = await read(doc)
      expect(reader.doc.store.pendingStructs).toBeNull()
      expect(contentOf(reader.doc)).toEqual(contentOf(bob.doc))
    })

    it('push:P5 refuses an entry that repeats stored clocks and goes on', async () => {
      const { push } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const bodies = ['a', 'b'].map(text => ann.write(note(text)))
      await push([makeEntry(bodies[0] ?? new Uint8Array(), { doc })])
      expect(await push([makeEntry(Y.mergeUpdates(bodies), { doc })])).toEqual(['refused bad-update'])
    })

    it('push:P6 stores a command of several documents whole', async () => {
      const { push } = await start()
      const id = freshId()
      const entries = [
        makeEntry(makeWriter(1).write(note('a')), { doc: customerDoc(id), group: 1 }),
        makeEntry(makeWriter(1).write(note('b')), { doc: journalDoc(id, 2026), group: 1 }),
      ]
      expect(await push(entries)).toEqual(['stored 1', 'stored 2'])
    })

    it('push:P6 refuses the siblings of a refused entry and stores none of them', async () => {
      const { push, ws } = await start()
      const good = makeEntry(makeWriter(1).write(note('a')), { group: 1 })
      const bad = makeEntry(makeWriter(1).write(note('b')), { scope: territoryScope(south), group: 1 })
      const other = makeEntry(makeWriter(1).write(note('c')), { group: 2 })
      expect(await push([good, bad, other])).toEqual(['refused sibling', 'refused no-right', 'stored 1'])
      expect(await open().doc(ws, good.doc)).toBeUndefined()
      expect(await open().clientsOfDoc(ws, good.doc)).toEqual(new Map())
      expect((await open().head(ws)).head).toBe(1)
    })

    it('push:P6 holds the siblings of an entry that is behind, and takes the group whole later', async () => {
      const { push } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const missing = ann.write(note('a'))
      const good = makeEntry(makeWriter(2).write(note('b')), { group: 1 })
      const late = makeEntry(ann.write(note('c')), { doc, group: 1 })
      expect(await push([good, late])).toEqual(['held', 'behind'])
      expect(await push([makeEntry(missing, { doc }), good, late])).toEqual(['stored 1', 'stored 2', 'stored 3'])
    })

    it('push:P6 keeps calling stored what an earlier push stored, whatever becomes of its siblings', async () => {
      const { push } = await start()
      const stored = makeEntry(makeWriter(1).write(note('a')), { group: 1 })
      const bad = makeEntry(makeWriter(1).write(note('b')), { scope: territoryScope(south), group: 1 })
      await push([stored])
      expect(await push([stored, bad])).toEqual(['stored 1', 'refused no-right'])
    })

    it('push:P6 does not call stored what was only stored in the group that is taken back', async () => {
      const { push, ws } = await start()
      const twice = makeEntry(makeWriter(1).write(note('a')), { group: 1 })
      const bad = makeEntry(makeWriter(1).write(note('b')), { scope: territoryScope(south), group: 1 })
      expect(await push([twice, twice, bad])).toEqual(['refused sibling', 'refused sibling', 'refused no-right'])
      expect((await open().head(ws)).head).toBe(0)
    })

    it('push:P7 gives later entries of a refused document the same answer', async () => {
      const { push } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const bad = makeEntry(Uint8Array.of(1, 2, 3), { doc })
      const good = makeEntry(ann.write(note('a')), { doc })
      const other = makeEntry(makeWriter(1).write(note('b')))
      expect(await push([bad, good, other])).toEqual(['refused bad-update', 'refused bad-update', 'stored 1'])
    })

    it('push:P7 closes the documents of refused siblings too', async () => {
      const { push } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const good = makeEntry(ann.write(note('a')), { doc, group: 1 })
      const bad = makeEntry(makeWriter(1).write(note('b')), { scope: territoryScope(south), group: 1 })
      const later = makeEntry(ann.write(note('c')), { doc })
      expect(await push([good, bad, later])).toEqual(['refused sibling', 'refused no-right', 'refused sibling'])
    })

    it('push:P8 places a new journal with its customer only', async () => {
      const { push, ws } = await start()
      const by = makeSession(ws, { territories: [north, south] })
      const id = freshId()
      const body = makeWriter(1).write(note('a'))
      const journal = (scope: string) => makeEntry(body, { doc: journalDoc(id, 2026), scope: territoryScope(scope) })
      expect(await push([journal(north)], by)).toEqual(['refused bad-name'])
      await push([makeEntry(body, { doc: customerDoc(id) })], by)
      expect(await push([journal(south)], by)).toEqual(['refused bad-name'])
      expect(await push([journal(north)], by)).toEqual(['stored 2'])
    })

    it('push:P8 holds a new journal after a restore until its customer has come back', async () => {
      const { push, ws } = await start()
      await open().beginEpoch(ws)
      const id = freshId()
      const body = makeWriter(1).write(note('a'))
      const journal = makeEntry(body, { doc: journalDoc(id, 2026) })
      expect(await push([journal])).toEqual(['held'])
      await push([makeEntry(body, { doc: customerDoc(id) })])
      expect(await push([journal])).toEqual(['stored 2'])
    })

    it('push:P8 holds a new journal while its customer is behind in the same push', async () => {
      const { push } = await start()
      const ann = makeWriter(1)
      const id = freshId()
      ann.write(note('missing'))
      const customer = makeEntry(ann.write(note('a')), { doc: customerDoc(id) })
      const journal = makeEntry(makeWriter(1).write(note('b')), { doc: journalDoc(id, 2026) })
      expect(await push([customer, journal])).toEqual(['behind', 'held'])
    })

    it('push:P8 does not take a journal whose customer was taken back with its group', async () => {
      const { push } = await start()
      const id = freshId()
      const body = makeWriter(1).write(note('a'))
      const customer = makeEntry(body, { doc: customerDoc(id), group: 1 })
      const inGroup = makeEntry(body, { doc: journalDoc(id, 2025), group: 1 })
      const bad = makeEntry(body, { scope: territoryScope(south), group: 1 })
      const journal = makeEntry(body, { doc: journalDoc(id, 2026) })
      const answers = await push([customer, inGroup, bad, journal])
      expect(answers).toEqual(['refused sibling', 'refused sibling', 'refused no-right', 'refused bad-name'])
    })

    it('push:P8 holds what is written to a journal whose group, customer included, is held', async () => {
      const { push, ws } = await start()
      const ann = makeWriter(1)
      ann.write(note('missing'))
      const id = freshId()
      const doc = journalDoc(id, 2026)
      const group = [
        makeEntry(makeWriter(1).write(note('a')), { doc: customerDoc(id), group: 1 }),
        makeEntry(makeWriter(1).write(note('b')), { doc, group: 1 }),
        makeEntry(ann.write(note('late')), { group: 1 }),
      ]
      const later = makeEntry(makeWriter(2).write(note('c')), { doc })
      expect(await push([...group, later])).toEqual(['held', 'held', 'behind', 'held'])
      expect((await open().head(ws)).head).toBe(0)
    })

    it('push:P9 holds everything of a device that knows another epoch', async () => {
      const { accept, session, ws } = await start()
      await open().beginEpoch(ws)
      const entry = makeEntry(makeWriter(1).write(note('a')))
      const answersAt = async (epoch: number) => (await accept(session, { epoch, entries: [entry] })).answers
      expect(await accept(session, { epoch: 1, entries: [entry] })).toEqual({
        epoch: 2,
        answers: [{ n: entry.n, kind: 'held' }],
      })
      expect((await open().head(ws)).head).toBe(0)
      expect(await answersAt(2)).toEqual([{ n: entry.n, kind: 'stored', seq: 1 }])
    })

    const marks = [{ client: 1, start: 0, end: 1, after: 1, before: 2 }]

    /** A log that lost what ann had written of a document, and the rows as her colleagues' phones still hold them. */
    async function restored(...texts: readonly string[]) {
      const receipts = createReceipts({ secret: 'secret', clock })
      const log = await startLog(open(), { receipts })
      const [doc, ann, writer] = [customerDoc(freshId()), makeSession(log.ws), makeWriter(1)]
      const placed = { scope: territoryScope(north), doc, kind: 'update', at: testTime - 5, marks } as const
      const author = { by: ann.member, device: ann.device }
      const rows = texts.map((text, i): StoredRow => {
        const body = writer.write(note(text))
        return { ...placed, ...author, seq: 40 + i, body, hash: bodyHash(body) }
      })
      const give = (row: StoredRow): PushEntry => {
        const receipt = receipts.of(log.ws, row) ?? new Uint8Array()
        return { ...makeEntry(row.body, { doc }), receipt }
      }
      await open().beginEpoch(log.ws)
      return { ...log, ann, doc, rows, give, given: rows.map(give), writer }
    }

    const viewerIn = (ws: string): Session => {
      const session = makeSession(ws)
      return { ...session, actor: { ...session.actor, grants: [{ role: 'viewer', territory: north }] } }
    }

    it('push:P13 log:L7 takes back what a colleague holds as its author wrote it, once', async () => {
      const { push, given, ws, doc, ann, writer } = await restored('a', 'b')
      const [bob, eve] = [makeSession(ws), makeSession(ws)]
      expect(await push(given, bob)).toEqual(['stored 1', 'stored 2'])
      expect(await push(given, eve)).toEqual(['stored 1', 'stored 2'])
      const author = { by: ann.member, device: ann.device, at: testTime - 5, marks }
      expect(await open().rowsOfDoc(ws, doc)).toMatchObject([author, author])
      const next = makeEntry(writer.write(note('c')), { doc })
      expect(await push([next], bob)).toEqual(['refused bad-client'])
      expect(await push([next], ann)).toEqual(['stored 3'])
    })

    it('push:P13 takes rows back from anybody who was given them, and puts them where they were', async () => {
      const { push, given, ws, doc } = await restored('a', 'b')
      const elsewhere = given.map(entry => ({ ...entry, scope: territoryScope(south) }))
      expect(await push(elsewhere, makeSession(ws, { territories: [south] }))).toEqual(['stored 1', 'stored 2'])
      expect((await open().doc(ws, doc))?.scope).toBe(territoryScope(north))
    })

    it('push:P13 opens its document for nothing else in the push', async () => {
      const { push, given, ws, doc } = await restored('a')
      const own = makeEntry(makeWriter(5).write(note('new')), { doc })
      expect(await push([...given, own], viewerIn(ws))).toEqual(['stored 1', 'refused no-right'])
    })

    it('push:P13 refuses a receipt that does not fit', async () => {
      const { push, given, rows, give, ws } = await restored('a', 'b')
      const [first, second] = rows.map(give)
      if (first?.receipt === undefined || second?.receipt === undefined) throw new Error('two receipts')
      const by = makeSession(ws)
      const refused = ['refused bad-update']
      expect(await push([{ ...first, receipt: first.receipt.with(3, ~(first.receipt[3] ?? 0)) }], by)).toEqual(refused)
      expect(await push([{ ...first, receipt: second.receipt }], by)).toEqual(refused)
      expect(await push([{ ...first, doc: customerDoc(freshId()) }], by)).toEqual(refused)
      expect(await push(given, by)).toEqual(['stored 1', 'stored 2'])
    })

    it('push:P13 refuses any receipt in the first epoch, in which nothing was lost', async () => {
      const receipts = createReceipts({ secret: 'secret', clock })
      const { push, ws, session } = await startLog(open(), { receipts })
      const entry = makeEntry(makeWriter(1).write(note('a')))
      await push([entry])
      const [row] = await open().rowsOfDoc(ws, entry.doc)
      const receipt = row && receipts.of(ws, row)
      expect(receipt).toBeDefined()
      expect(await push([{ ...entry, receipt: receipt ?? new Uint8Array() }], session)).toEqual(['refused bad-update'])
    })

    it('push:P13 takes a base back, larger than an entry and over what is there, with its authors', async () => {
      const { push, given, rows, give, ws, doc, ann, writer } = await restored(...['a', 'b'].map(a => a.repeat(40_000)))
      const [first] = rows
      if (first === undefined) throw new Error('rows')
      const body = makeBase(given.map(entry => entry.body))
      const authors = { 1: ann.member }
      const base = give({ ...first, kind: 'base', body, hash: bodyHash(body), by: '', device: '', authors })
      expect(body.length).toBeGreaterThan(maxEntryBytes)
      const bob = makeSession(ws)
      expect(await push([...given.slice(0, 1), base, base], bob)).toEqual(['stored 1', 'stored 2', 'stored 2'])
      expect((await open().rowsOfDoc(ws, doc)).at(-1)).toMatchObject({ kind: 'base', by: '', authors })
      const next = makeEntry(writer.write(note('c')), { doc })
      expect(await push([next], bob)).toEqual(['refused bad-client'])
      expect(await push([next], makeSession(ws, { member: ann.member }))).toEqual(['stored 3'])
    })

    /** A log that knows one member, and lost what was said since; facts are given back as rows of minutes 1, 2, … */
    async function restoredFacts() {
      const receipts = createReceipts({ secret: 'secret', clock })
      const log = await startLog(open(), { receipts })
      const { ws } = log
      const member = (id: string, name: string): Fact => ({ type: 'member', id, name, state: 'active' })
      const append = createAppendFacts({ store: open(), clock: () => testTime - 60_000, hub })
      const [ann, bob] = [freshId(), freshId()]
      await append(ws, [member(ann, 'Ann')], { by: 'boss', device: 'desk' })
      const give = (fact: Fact, minute: number): PushEntry => {
        const body = encodeFact(fact)
        const at = testTime - 60_000 + minute * 1_000
        const placed = {
          seq: 70 + minute,
          scope: 'w',
          doc: '',
          kind: 'fact',
          body,
          hash: Uint8Array.of(minute),
        } as const
        const receipt = receipts.of(ws, { ...placed, by: 'boss', device: 'desk', at }) ?? new Uint8Array()
        return { ...makeEntry(body, { doc: '', scope: 'w' }), receipt }
      }
      const { epoch } = await open().beginEpoch(ws)
      const push = async (entries: readonly PushEntry[], of = epoch) =>
        (await log.accept(makeSession(ws, { territories: [] }), { epoch: of, entries })).answers.map(inShort)
      const facts = async () => (await open().factsAfter(ws, 0)).map(({ body }) => decodeFact(body))
      return { ws, ann, bob, member, give, push, facts }
    }

    it('push:P14 log:L8 appends a fact again as it was, once, whoever brings it', async () => {
      const { ws, bob, member, give, push, facts } = await restoredFacts()
      const lost = [give(member(bob, 'Bob'), 1), give({ type: 'territory', id: bob, name: '北' }, 2)]
      expect(await push(lost)).toEqual(['stored 2', 'stored 3'])
      expect(await push(lost)).toEqual(['stored 2', 'stored 3'])
      const rows = await open().factsAfter(ws, 0)
      expect(rows[1]).toMatchObject({ by: 'boss', device: 'desk', at: testTime - 59_000, seq: 2 })
      expect(brokenFact(rows)).toBeUndefined()
      expect(await facts()).toHaveLength(3)
    })

    it('push:P14 says the later of one thing, in whatever order its facts are given back', async () => {
      const { ann, bob, member, give, push, facts } = await restoredFacts()
      const suspended: Fact = { type: 'member', id: bob, name: 'Bob', state: 'suspended' }
      expect(await push([give(suspended, 2), give(member(bob, 'Bob'), 1)])).toEqual(['stored 2', 'stored 2'])
      expect(await push([give(member(ann, 'Old'), -1), give(member(ann, 'New'), 3)])).toEqual(['stored 1', 'stored 3'])
      expect((await facts()).slice(1)).toEqual([suspended, member(ann, 'New')])
    })

    it('push:P14 push:P9 takes no fact of another epoch, without its receipt, or where nothing was lost', async () => {
      const { bob, member, give, push, facts } = await restoredFacts()
      const good = give(member(bob, 'Bob'), 1)
      const other = give(member(bob, 'Eve'), 1)
      expect(await push([good], 1)).toEqual(['held'])
      expect(await push([{ ...good, body: other.body }])).toEqual(['refused bad-update'])
      const fresh = await startLog(open(), { receipts: createReceipts({ secret: 'secret', clock }) })
      expect((await fresh.accept(fresh.session, { epoch: 1, entries: [good] })).answers.map(inShort)).toEqual([
        'refused bad-update',
      ])
      expect(await facts()).toHaveLength(1)
    })

    it('push:P14 answers facts and updates of one push each in its place', async () => {
      const { ws, bob, member, give } = await restoredFacts()
      const receipts = createReceipts({ secret: 'secret', clock })
      const accept = createTestAccept(open(), { receipts })
      const entries = [
        makeEntry(makeWriter(1).write(note('a'))),
        give(member(bob, 'Bob'), 1),
        makeEntry(Uint8Array.of(1)),
      ]
      const { answers } = await accept(makeSession(ws), { epoch: (await open().head(ws)).epoch, entries })
      expect(answers.map(({ n }) => n)).toEqual(entries.map(({ n }) => n))
      expect(answers.map(inShort)).toEqual(['stored 3', 'stored 2', 'refused bad-update'])
    })

    it('push:P10 places new documents by their name', async () => {
      const { push, session, ws } = await start()
      const admin = { ...session, actor: { member: session.member, grants: [{ role: 'admin' as const }] } }
      const body = makeWriter(1).write(note('a'))
      const placed = async (doc: string, scope: string) =>
        (await push([{ ...makeEntry(body), doc, scope: scope as 'w' }], admin))[0]?.split(' ').slice(0, 2).join(' ')
      expect(await placed('customer.', `t:${north}`)).toBe('refused bad-name')
      expect(await placed('toaster.x', `t:${north}`)).toBe('refused bad-name')
      expect(await placed(customerDoc(freshId()), 't:')).toBe('refused bad-name')
      expect(await placed(`workspace.${ws}`, 'w')).toMatch(/^stored/)
      expect(await placed(`workspace.${freshId()}`, 'w')).toBe('refused bad-name')
      expect(await placed(planDoc(north, 2026), `t:${north}`)).toMatch(/^stored/)
      expect(await placed(`member.${session.member}`, memberScope(session.member))).toMatch(/^stored/)
      expect(await placed(`member.${freshId()}`, memberScope(session.member))).toBe('refused no-right')
      expect(await placed(planDoc(south, 2026), `t:${north}`)).toBe('refused no-right')
    })

    it('push:P10 leaves a known document where it is, whatever scope an entry names', async () => {
      const { push, ws } = await start()
      const by = makeSession(ws, { territories: [north, south] })
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      await push([makeEntry(ann.write(note('a')), { doc })], by)
      expect(await push([makeEntry(ann.write(note('b')), { doc, scope: territoryScope(south) })], by)).toEqual([
        'stored 2',
      ])
      expect((await open().doc(ws, doc))?.scope).toBe(territoryScope(north))
    })

    it('log:L6 refuses a stranger alike for a document that exists and one that does not', async () => {
      const { push, ws } = await start()
      const stranger = makeSession(ws, { territories: [south] })
      const existing = makeEntry(makeWriter(1).write(note('a')))
      await push([existing])
      const body = makeWriter(2).write(note('b'))
      const answers = await push(
        [makeEntry(body, { doc: existing.doc }), makeEntry(body, { doc: customerDoc(freshId()) })],
        stranger,
      )
      expect(answers).toEqual(['refused no-right', 'refused no-right'])
      const asOwn = makeEntry(body, { doc: existing.doc, scope: territoryScope(south) })
      expect(await push([asOwn], stranger)).toEqual(['refused no-right'])
      expect((await open().head(ws)).head).toBe(1)
    })

    it('log:L5 refuses new structs under the client id of another device, but not what is known', async () => {
      const { push, ws } = await start()
      const thief = makeSession(ws)
      const ann = makeWriter(77)
      const doc = customerDoc(freshId())
      const first = makeEntry(ann.write(note('a')), { doc })
      await push([first])
      const next = makeEntry(ann.write(note('b')), { doc })
      expect(await push([first, next], thief)).toEqual(['stored 1', 'refused bad-client'])
      expect(await push([next])).toEqual(['stored 2'])
    })

    it('log:L5 lets any device of a member go on with a client id after a restore, and nobody else', async () => {
      const { push, ws } = await start()
      await open().beginEpoch(ws)
      const phone = makeSession(ws)
      const laptop = makeSession(ws, { member: phone.member })
      const ann = makeWriter(77)
      const doc = customerDoc(freshId())
      await push([makeEntry(ann.write(note('a')), { doc })], laptop)
      const next = makeEntry(ann.write(note('b')), { doc })
      expect(await push([next], makeSession(ws))).toEqual(['refused bad-client'])
      expect(await push([next], phone)).toEqual(['stored 2'])
    })

    it('log:L5 push:P3 takes a new delete from anyone, even packed with the known insert of another device', async () => {
      const { push, ws } = await start()
      const doc = customerDoc(freshId())
      const insert = makeWriter(77).write(note('ab'))
      const remove = makeWriter(78)
        .read(insert)
        .write(y => y.getText('n').delete(0, 1))
      await push([makeEntry(insert, { doc })])
      expect(await push([makeEntry(Y.mergeUpdates([insert, remove]), { doc })], makeSession(ws))).toEqual(['stored 2'])
      expect((await open().clientsOfDoc(ws, doc)).size).toBe(1)
    })

    it('log:L5 binds a client id for each document on its own', async () => {
      const { push, ws } = await start()
      await push([makeEntry(makeWriter(77).write(note('a')))])
      expect(await push([makeEntry(makeWriter(77).write(note('b')))], makeSession(ws))).toEqual(['stored 2'])
    })

    it('log:L5 takes the highest client id Yjs can have, and no higher one', async () => {
      const { push } = await start()
      expect(await push([makeEntry(makeWriter(0xffffffff).write(note('a')))])).toEqual(['stored 1'])
      expect(await push([makeEntry(makeWriter(0x100000000).write(note('a')))])).toEqual(['refused bad-update'])
    })

    it('push:P12 log:L3 refuses what is too big, has two clients, or is no update', async () => {
      const { push } = await start()
      const two = Y.mergeUpdates([makeWriter(1).write(note('a')), makeWriter(2).write(note('b'))])
      const big = makeWriter(1).write(note('x'.repeat(maxEntryBytes)))
      const entries = [two, big, Uint8Array.of(), Uint8Array.of(255, 255, 255)].map(body => makeEntry(body))
      expect(await push(entries)).toEqual([
        'refused bad-update',
        'refused too-big',
        'refused bad-update',
        'refused bad-update',
      ])
    })

    it('update:U4 update:U5 refuses skips, nested types and sub-documents, and stores nothing of them', async () => {
      const { push, ws } = await start()
      const ann = makeWriter(1)
      const [first, , third] = ['a', 'b', 'c'].map(text => ann.write(note(text)))
      const record = makeWriter(2).write(y => y.getMap('r').set('k', new Y.Array()))
      const bodies = [
        Y.mergeUpdates([first ?? new Uint8Array(), third ?? new Uint8Array()]),
        makeWriter(3)
          .read(record)
          .write(y => y.getMap<Y.Array<unknown>>('r').get('k')?.push([new Y.Map()])),
        makeWriter(4).write(y => y.getMap('r').set('d', new Y.Doc())),
      ]
      expect(await push(bodies.map(body => makeEntry(body)))).toEqual(bodies.map(() => 'refused bad-update'))
      expect((await open().head(ws)).head).toBe(0)
    })

    it('push:P12 refuses a document over its budget', async () => {
      const { push, ws } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      await push([makeEntry(ann.write(note('a')), { doc })])
      const state = await open().doc(ws, doc)
      if (state === undefined) throw new Error('the document is stored')
      const docs = new Map([[doc, { ...state, bytes: maxDocBytes - 5 }]])
      await open().commit(ws, {}, () => ({ changes: { docs }, result: undefined }))
      expect(await push([makeEntry(ann.write(note('b')), { doc })])).toEqual(['refused over-budget'])
    })

    it('log:L1 does not acknowledge or poke when the store fails', async () => {
      const pokes: unknown[] = []
      const store = open()
      const failing: LogStore = {
        ...store,
        commit: (ws, reads, plan) =>
          store.commit(ws, reads, view => {
            plan(view)
            throw new Error('disk full')
          }),
      }
      const { push } = await startLog(failing, { hub: { publish: (...poke) => pokes.push(poke) } })
      await expect(push([makeEntry(makeWriter(1).write(note('a')))])).rejects.toThrow('disk full')
      expect(pokes).toEqual([])
    })

    it('log:L1 pokes each scope once with its newest seq, after the commit', async () => {
      const pokes: unknown[] = []
      const { push, ws } = await startLog(open(), {
        hub: { publish: (_, scope, seq) => pokes.push([scope, seq]) },
      })
      const by = makeSession(ws, { territories: [north, south] })
      const body = makeWriter(1).write(note('a'))
      const entries = [north, south, north].map(scope => makeEntry(body, { scope: territoryScope(scope) }))
      await push(entries, by)
      expect(pokes).toEqual([
        [territoryScope(north), 3],
        [territoryScope(south), 2],
      ])
      await push(entries, by)
      expect(pokes).toHaveLength(2)
    })
  })

  describe('a document that was compacted', () => {
    it('log:C1 is one base row with the same content, its authors, and none of the deleted text', async () => {
      const store = open()
      const { push, session, ws, read } = await start()
      const bob = makeSession(ws)
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const bodies = [ann.write(note('secret ')), ann.write(note('kept')), ann.write(y => y.getText('n').delete(0, 7))]
      await push(bodies.map(body => makeEntry(body, { doc })))
      await push(
        [
          makeEntry(
            makeWriter(2)
              .read(...bodies)
              .write(note('!')),
            { doc },
          ),
        ],
        bob,
      )
      expect(await createCompact({ store, builder, clock })(ws, doc)).toBe('compacted')
      const rows = await store.rowsOfDoc(ws, doc)
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({ seq: 4, kind: 'base', authors: { 1: session.member, 2: bob.member } })
      expect(new TextDecoder().decode(rows[0]?.body)).not.toContain('secret')
      expect((await read(doc)).doc.getText('n').toString()).toBe('kept!')
      expect(await store.doc(ws, doc)).toMatchObject({ head: 4, baseSeq: 4, bytes: rows[0]?.body.length })
      expect((await store.head(ws)).head).toBe(4)
    })

    it('log:C1 push:P2 still knows acknowledged entries by their clocks and takes new ones', async () => {
      const store = open()
      const { push, ws, read } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      const entries = ['a', 'b', 'c'].map(text => makeEntry(ann.write(note(text)), { doc }))
      await push(entries)
      await createCompact({ store, builder, clock })(ws, doc)
      expect(await push([...entries, makeEntry(ann.write(note('d')), { doc })])).toEqual([
        'stored 3',
        'stored 3',
        'stored 3',
        'stored 4',
      ])
      expect((await read(doc)).doc.getText('n').toString()).toBe('abcd')
      expect(await createCompact({ store, builder, clock })(ws, doc)).toBe('compacted')
      expect((await read(doc)).doc.getText('n').toString()).toBe('abcd')
    })

    it('log:C1 keeps rows that arrive while the base is made', async () => {
      const store = open()
      const { push, ws, read } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      await push(['a', 'b'].map(text => makeEntry(ann.write(note(text)), { doc })))
      const slow = {
        build: async (bodies: readonly Uint8Array[]) => {
          await push([makeEntry(ann.write(note('c')), { doc })])
          return makeBase(bodies)
        },
      }
      expect(await createCompact({ store, builder: slow, clock })(ws, doc)).toBe('compacted')
      expect((await store.rowsOfDoc(ws, doc)).map(({ seq, kind }) => [seq, kind])).toEqual([
        [2, 'base'],
        [3, 'update'],
      ])
      expect((await read(doc)).doc.getText('n').toString()).toBe('abc')
      const rows = await store.rowsOfDoc(ws, doc)
      expect((await store.doc(ws, doc))?.bytes).toBe(rows.reduce((sum, row) => sum + row.body.length, 0))
    })

    it('log:C1 leaves alone what another round compacted meanwhile, and what has a single row', async () => {
      const store = open()
      const { push, ws } = await start()
      const ann = makeWriter(1)
      const doc = customerDoc(freshId())
      await push(['a', 'b'].map(text => makeEntry(ann.write(note(text)), { doc })))
      const compact = createCompact({ store, builder, clock })
      const racing = {
        build: async (bodies: readonly Uint8Array[]) => {
          await compact(ws, doc)
          return makeBase(bodies)
        },
      }
      expect(await createCompact({ store, builder: racing, clock })(ws, doc)).toBe('changed')
      expect(await compact(ws, doc)).toBe('nothing')
    })
  })

  describe('a customer that is moved', () => {
    async function startMoved() {
      const store = open()
      const log = await start()
      const id = freshId()
      const ann = makeWriter(1)
      const customer = customerDoc(id)
      const journal = journalDoc(id, 2026)
      const entries = [
        makeEntry(ann.write(note('profile')), { doc: customer }),
        makeEntry(makeWriter(1).write(note('visits')), { doc: journal }),
      ]
      await log.push(entries)
      const move = createMoveCustomer({ store, builder, clock, hub })
      const to = territoryScope(south)
      const order = { ws: log.ws, customer: id, to, heads: { [customer]: 1, [journal]: 2 }, by: 'boss', device: 'desk' }
      return { ...log, store, ann, customer, journal, entries, move, order }
    }

    it('log:C2 has every document as a base in the new scope and an empty left row in the old one', async () => {
      const { store, ws, move, order, customer, journal, read } = await startMoved()
      expect(await move(order)).toEqual({ kind: 'moved', seq: 6 })
      const { rows: old } = await store.rowsOfScope(ws, territoryScope(north), 0, 6, { maxRows: 10, maxBytes: 10_000 })
      expect(old.map(({ doc, kind, body, by }) => [doc, kind, body.length, by])).toEqual([
        [customer, 'left', 0, 'boss'],
        [journal, 'left', 0, 'boss'],
      ])
      const { rows } = await store.rowsOfScope(ws, order.to, 0, 6, { maxRows: 10, maxBytes: 10_000 })
      expect(rows.map(({ doc, kind }) => [doc, kind])).toEqual([
        [customer, 'base'],
        [journal, 'base'],
      ])
      expect((await read(customer)).doc.getText('n').toString()).toBe('profile')
    })

    it('push:P11 tells moved to who could write in the scope it left, and takes work from the new one', async () => {
      const { push, ws, ann, move, order, customer, journal } = await startMoved()
      await move(order)
      const entry = makeEntry(ann.write(note('!')), { doc: customer })
      expect(await push([entry])).toEqual(['refused moved'])
      const newJournal = makeEntry(makeWriter(5).write(note('x')), { doc: journalDoc(order.customer, 2025) })
      expect(await push([newJournal])).toEqual(['refused moved'])
      const elsewhere = makeSession(ws, { territories: [freshId()] })
      expect(await push([entry], elsewhere)).toEqual(['refused no-right'])
      const southern = makeSession(ws, { territories: [south] })
      const theirs = makeEntry(makeWriter(9).write(note('x')), { doc: journal, scope: order.to })
      expect(await push([theirs], southern)).toEqual(['stored 7'])
    })

    it('log:C2 is refused when a head changed, before the move or while it is made', async () => {
      const { store, push, ws, ann, move, order, customer } = await startMoved()
      const slow = {
        build: async (bodies: readonly Uint8Array[]) => {
          await push([makeEntry(ann.write(note('!')), { doc: customer })])
          return makeBase(bodies)
        },
      }
      expect(await createMoveCustomer({ store, builder: slow, clock, hub })(order)).toEqual({ kind: 'conflict' })
      expect(await move(order)).toEqual({ kind: 'conflict' })
      const { head } = await store.head(ws)
      expect((await store.doc(ws, customer))?.scope).toBe(territoryScope(north))
      expect((await store.rowsOfDoc(ws, customer)).every(({ kind }) => kind === 'update')).toBe(true)
      expect(head).toBe(4)
    })

    it('log:C2 may come back, and is then no longer moved away', async () => {
      const { store, ws, push, ann, move, order, customer, journal } = await startMoved()
      await move(order)
      const back = { ...order, to: territoryScope(north), heads: { [customer]: 4, [journal]: 6 } }
      expect(await move(back)).toMatchObject({ kind: 'moved' })
      expect((await store.doc(ws, customer))?.left).toEqual([territoryScope(south)])
      expect(await push([makeEntry(ann.write(note('!')), { doc: customer })])).toEqual(['stored 11'])
    })

    it('log:C2 answers a customer nobody knows and one that is there already', async () => {
      const { move, order } = await startMoved()
      expect(await move({ ...order, customer: freshId() })).toEqual({ kind: 'unknown' })
      expect(await move({ ...order, to: territoryScope(north) })).toEqual({ kind: 'already-there' })
    })

    it('log:C3 push:P11 leaves nothing but an erased row once erased, and takes nothing more', async () => {
      const { store, push, ws, ann, order, customer, journal } = await startMoved()
      const erase = createEraseCustomer({ store, clock, hub })
      const erasure = { ws, customer: order.customer, by: 'boss', device: 'desk' }
      expect(await erase(erasure)).toBe(2)
      expect((await store.rowsOfDoc(ws, customer)).map(({ kind, body }) => [kind, body.length])).toEqual([
        ['erased', 0],
      ])
      expect((await store.rowsOfDoc(ws, journal)).map(({ kind }) => kind)).toEqual(['erased'])
      const newJournal = makeEntry(makeWriter(5).write(note('x')), { doc: journalDoc(order.customer, 2025) })
      expect(await push([makeEntry(ann.write(note('!')), { doc: customer }), newJournal])).toEqual([
        'refused erased',
        'refused erased',
      ])
      const stranger = makeSession(ws, { territories: [south] })
      expect(await push([makeEntry(ann.write(note('?')), { doc: customer })], stranger)).toEqual(['refused no-right'])
      expect(await erase(erasure)).toBe(0)
    })
  })
}
