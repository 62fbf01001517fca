/** One word for what a document says: the same on both sides, or they differ. */
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { contentHashOf, makeBase } from '#server/sync/make-base.ts'
import { contentHash, hashOfHashes } from '#shared/doc/content-hash.ts'
import { createRecord, editRecord, readRecords, textOf } from '#shared/doc/document.ts'

const stamp = { at: 1, by: 'ann' }

/** A customer with notes and a contact, edited by a second copy. */
function updates(): readonly Uint8Array[] {
  const [ann, bo] = [new Y.Doc(), new Y.Doc()]
  createRecord(ann, 'main', { type: 'customer', id: 'c', values: { name: '青麦乳业', notes: '早上好' } }, stamp)
  createRecord(ann, 'record', { type: 'contact', id: 'p', values: { name: '周工' } }, stamp)
  const first = Y.encodeStateAsUpdate(ann)
  Y.applyUpdate(bo, first)
  editRecord(bo, 'c', { phone: '138' }, { at: 2, by: 'bo' })
  textOf(bo, 'c', 'notes').insert(0, '周三不在，')
  editRecord(ann, 'c', { phone: '139' }, { at: 3, by: 'ann' })
  return [
    first,
    Y.encodeStateAsUpdate(bo, Y.encodeStateVectorFromUpdate(first)),
    Y.encodeStateAsUpdate(ann, Y.encodeStateVectorFromUpdate(first)),
  ]
}

function copyOf(parts: readonly (Uint8Array | undefined)[]): Y.Doc {
  const doc = new Y.Doc()
  for (const part of parts) if (part) Y.applyUpdate(doc, part)
  return doc
}

describe('the content hash', () => {
  it('is the same whatever the order, on the device, of the log’s rows and of their base', () => {
    const [first, bo, ann] = updates()
    const rows = updates()
    expect(contentHash(copyOf([first, ann, bo]))).toBe(contentHash(copyOf([first, bo, ann])))
    expect(contentHashOf([makeBase(rows)])).toBe(contentHashOf(rows))
    expect(contentHash(copyOf(rows))).toBe(contentHashOf(rows))
  })

  it('does not change for having been looked at', () => {
    const doc = copyOf(updates())
    const before = contentHash(doc)
    readRecords(doc, () => undefined)
    textOf(doc, 'nobody', 'notes')
    expect(contentHash(doc)).toBe(before)
  })

  it('changes with one letter, one value, one record', () => {
    const changes: readonly ((doc: Y.Doc) => unknown)[] = [
      doc => textOf(doc, 'c', 'notes').insert(1, '！'),
      doc => editRecord(doc, 'p', { title: '部长' }, stamp),
      doc => createRecord(doc, 'record', { type: 'contact', id: 'q', values: {} }, stamp),
    ]
    const parts = updates()
    const hashes = changes.map(change => {
      const doc = copyOf(parts)
      change(doc)
      return contentHash(doc)
    })
    expect(new Set([contentHash(copyOf(parts)), ...hashes]).size).toBe(4)
  })

  it('of several documents does not depend on their order', () => {
    const one = new Map([
      ['a', '1'],
      ['b', '2'],
    ])
    expect(hashOfHashes(new Map([...one].reverse()))).toBe(hashOfHashes(one))
    expect(hashOfHashes(new Map([...one, ['b', '3']]))).not.toBe(hashOfHashes(one))
  })
})
