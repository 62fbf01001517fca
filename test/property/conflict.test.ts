/** Conflicts of random edits: what stood before is what both had seen, and undoing a decision brings back the conflict it settled. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  conflictingCells,
  createRecord,
  editRecord,
  fieldHistory,
  readRecord,
  reopenConflict,
} from '#shared/doc/document.ts'
import { testId } from '#test/kit/test-device.ts'

const id = testId(1)
const alice = testId(11)
const bob = testId(12)

interface Phone {
  readonly doc: Y.Doc
  readonly by: string
}

const value = fc.constantFrom('111', '222', '333', '444', '')
/** Edits one after the other on one phone, at least one; the steps of a cell reach this far. */
const edits = fc.array(value, { minLength: 1, maxLength: 3 })

const conflict = fc.record({
  /** Seen by both, in turns. */
  shared: fc.array(fc.tuple(fc.boolean(), value), { maxLength: 4 }),
  mine: edits,
  theirs: edits,
  chosen: fc.nat(),
  meanwhile: fc.option(fc.constantFrom('555', '666'), { nil: undefined }),
  isMeanwhileSeen: fc.boolean(),
})

function sync(a: Phone, b: Phone): void {
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc))
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc))
}

function makePhones(): {
  a: Phone
  b: Phone
  edit(phone: Phone, value: string): void
  read(phone: Phone): ReturnType<typeof see>
} {
  const [a, b]: [Phone, Phone] = [
    { doc: new Y.Doc(), by: alice },
    { doc: new Y.Doc(), by: bob },
  ]
  const authors = new Map([a, b].map(({ doc, by }) => [doc.clientID, by]))
  let at = 1
  createRecord(a.doc, 'main', { type: 'customer', id, values: { name: '禾岭医药' } }, { at, by: alice })
  sync(a, b)
  return {
    a,
    b,
    edit: ({ doc, by }, phone) => void editRecord(doc, id, { phone }, { at: ++at, by }),
    read: phone => see(phone, client => authors.get(client)),
  }
}

function see({ doc }: Phone, authorOf: (client: number) => string | undefined) {
  const record = readRecord(doc, id, authorOf)
  return {
    value: record?.values['phone'],
    conflict: record?.conflicts.find(({ field }) => field === 'phone'),
    history: fieldHistory(doc, id, 'phone', authorOf),
    cells: conflictingCells(doc, id, 'phone', authorOf),
  }
}

describe('a conflict of random edits', () => {
  it('says what stood there when they began, the same on both phones', () => {
    let conflicts = 0
    fc.assert(
      fc.property(conflict, ({ shared, mine, theirs }) => {
        const { a, b, edit, read } = makePhones()
        for (const [isMine, written] of shared) {
          edit(isMine ? a : b, written)
          sync(a, b)
        }
        const before = read(a).value
        for (const written of mine) edit(a, written)
        for (const written of theirs) edit(b, written)
        sync(a, b)
        expect(read(a)).toEqual(read(b))
        if (mine.at(-1) === theirs.at(-1)) return
        conflicts++
        expect(read(a).conflict?.before).toBe(before)
      }),
      { numRuns: 300 },
    )
    expect(conflicts).toBeGreaterThan(100)
  })

  it('that was decided is open again after the undo, with both values, their authors and what stood before; what came meanwhile stands beside them', () => {
    let reopened = 0
    fc.assert(
      fc.property(conflict, ({ shared, mine, theirs, chosen, meanwhile, isMeanwhileSeen }) => {
        const { a, b, edit, read } = makePhones()
        for (const [isMine, written] of shared) {
          edit(isMine ? a : b, written)
          sync(a, b)
        }
        for (const written of mine) edit(a, written)
        for (const written of theirs) edit(b, written)
        sync(a, b)
        const open = read(a)
        const decided = open.conflict?.versions[chosen % 2]?.value
        if (open.cells === undefined || typeof decided !== 'string') return
        reopened++
        edit(a, decided)
        if (meanwhile !== undefined) edit(b, meanwhile)
        if (meanwhile === undefined || isMeanwhileSeen) sync(a, b)
        reopenConflict(a.doc, id, 'phone', decided, open.cells)
        if (meanwhile === undefined || !isMeanwhileSeen)
          expect({ ...read(a), cells: [] }).toEqual({ ...open, cells: [] })
        sync(a, b)
        expect(read(b)).toEqual(read(a))
        const values = read(b).conflict?.versions.map(({ value }) => value) ?? []
        for (const version of open.conflict?.versions ?? []) expect(values).toContainEqual(version.value)
        if (meanwhile !== undefined) expect(values).toContainEqual(meanwhile)
      }),
      { numRuns: 300 },
    )
    expect(reopened).toBeGreaterThan(100)
  })
})
