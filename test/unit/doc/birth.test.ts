import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { birthsIn } from '#shared/doc/birth.ts'
import { createRecord, deleteRecord, editRecord, readRecords, restoreRecord, textOf } from '#shared/doc/document.ts'
import type { RecordType } from '#shared/domain/record.ts'

const stamp = { at: 1_790_000_000_000, by: 'ann' }
const author = () => 'bob'

/** What the change writes, on top of what the document holds. */
function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(change)
  return Y.encodeStateAsUpdate(doc, before)
}

const visit = (doc: Y.Doc, id: string) =>
  createRecord(
    doc,
    'record',
    { type: 'visit', id, values: { customer: 'c', note: '见了采购', contacts: ['k1', 'k0'] } },
    stamp,
  )

describe('births in an update', () => {
  it('are the records as the whole document shows them, by the author the log names', () => {
    const doc = new Y.Doc()
    const update = updateOf(doc, () => {
      createRecord(doc, 'main', { type: 'customer', id: 'c', values: { name: '禾岭医药', notes: '门口左转' } }, stamp)
      createRecord(doc, 'record', { type: 'contact', id: 'k', values: { name: '张敏' } }, stamp)
    })
    const births = birthsIn(update, author)
    expect(births?.records).toEqual(readRecords(doc, author))
    expect([...(births?.clients ?? [])]).toEqual([doc.clientID])
  })

  it('are found in an update that stands on a history it does not hold', () => {
    const doc = new Y.Doc()
    updateOf(doc, () => visit(doc, 'v1'))
    const births = birthsIn(
      updateOf(doc, () => visit(doc, 'v2')),
      author,
    )
    expect(births?.records.map(({ id }) => id)).toEqual(['v2'])
  })

  it('are found in several updates merged into one', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    const merged = Y.mergeUpdates([updateOf(one, () => visit(one, 'v1')), updateOf(other, () => visit(other, 'v2'))])
    expect(
      birthsIn(merged, author)
        ?.records.map(({ id }) => id)
        .sort(),
    ).toEqual(['v1', 'v2'])
  })

  const noBirths: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ['an edit', doc => editRecord(doc, 'v1', { note: '改了' }, stamp)],
    ['a deletion', doc => deleteRecord(doc, 'v1', stamp)],
    [
      'a birth with an edit beside it',
      doc => {
        visit(doc, 'v2')
        editRecord(doc, 'v1', { outcome: 'same' }, stamp)
      },
    ],
    [
      'a birth with a deletion taken back',
      doc => {
        visit(doc, 'v2')
        restoreRecord(doc, 'gone')
      },
    ],
    ['words in the empty text of a record that was there', doc => textOf(doc, 'c', 'notes').insert(0, '早上去')],
    ['a record of a type this version does not know', doc => createRecordOfType(doc, 'v2', 'sample')],
    ['a record that says another id than its key', doc => createRecordOfType(doc, 'v2', 'visit', 'v3')],
    ['an array nothing was put into', doc => doc.getMap('r').set('v2', new Y.Array())],
    ['a record under another root', doc => createRecordOfType(doc, 'v2', 'visit', 'v2', 'x')],
  ]
  it.each(noBirths)('are not looked for beside %s', (_, change) => {
    const doc = new Y.Doc()
    updateOf(doc, () => {
      createRecord(doc, 'main', { type: 'customer', id: 'c', values: { name: '禾岭医药' } }, stamp)
      visit(doc, 'v1')
      visit(doc, 'gone')
      deleteRecord(doc, 'gone', stamp)
    })
    expect(
      birthsIn(
        updateOf(doc, () => change(doc)),
        author,
      ),
    ).toBeUndefined()
  })

  it('throws for bytes that are no update', () => {
    expect(() => birthsIn(Uint8Array.of(1, 255, 255), author)).toThrow()
  })
})

/** As a newer version of the app might write it. */
function createRecordOfType(doc: Y.Doc, key: string, type: RecordType | 'sample', id = key, root = 'r'): void {
  const array = new Y.Array()
  array.insert(0, [{ id, type, ...stamp, f: {} }])
  doc.getMap(root).set(key, array)
}
