/** What a receipt is worth: for the bytes of one row, from this server, and for nothing else. */
import { describe, expect, it } from 'vitest'
import type { StoredRow } from '#server/store/log-store.ts'
import { bodyHash } from '#server/sync/hash.ts'
import { createReceipts } from '#server/sync/receipts.ts'
import { receiptMs } from '#shared/sync/limit.ts'

const at = Date.UTC(2026, 10, 23)
const body = Uint8Array.of(1, 2, 3)
const row: StoredRow = {
  ...{ seq: 7, scope: 't:north', doc: 'customer.a', kind: 'update', body, hash: bodyHash(body) },
  ...{ by: 'ann', device: 'phone', at, marks: [{ client: 1, start: 0, end: 2, after: at - 5, before: at }] },
}
const base: StoredRow = { ...row, kind: 'base', by: '', device: '', authors: { 1: 'ann', 2: 'bob' } }

function make(secret = 'secret', now = at) {
  const receipts = createReceipts({ secret, clock: () => now })
  return {
    of: (of: StoredRow): Uint8Array => receipts.of('w', of) ?? new Uint8Array(),
    read: (receipt: Uint8Array, doc = row.doc, hash = row.hash, ws = 'w') => receipts.read(ws, doc, hash, receipt),
  }
}

describe('a receipt', () => {
  it('pull:P8 says what the server knew of the row', () => {
    const { of, read } = make()
    const { kind, scope, by, device, marks } = row
    expect(read(of(row))).toEqual({ kind, scope, by, device, at, marks })
    expect(read(of(base))).toMatchObject({ kind: 'base', by: '', authors: { 1: 'ann', 2: 'bob' } })
  })

  it('pull:P8 fits no other document, bytes, workspace or server, and no other words', () => {
    const { of, read } = make()
    const receipt = of(row)
    expect(read(receipt, 'customer.b')).toBeUndefined()
    expect(read(receipt, row.doc, bodyHash(Uint8Array.of(9)))).toBeUndefined()
    expect(read(receipt, row.doc, row.hash, 'v')).toBeUndefined()
    expect(make('other').read(receipt)).toBeUndefined()
    for (let i = 0; i < receipt.length; i++) expect(read(receipt.with(i, (receipt[i] ?? 0) ^ 1))).toBeUndefined()
    for (let length = 0; length < receipt.length; length++) expect(read(receipt.subarray(0, length))).toBeUndefined()
  })

  it('pull:P8 of a fact fits what it says, wherever it stands in the chain', () => {
    const { of, read } = make()
    const fact: StoredRow = { ...row, kind: 'fact', scope: 'w', doc: '', hash: Uint8Array.of(1) }
    expect(read(of({ ...fact, hash: Uint8Array.of(2) }), '')).toMatchObject({ kind: 'fact', by: 'ann' })
  })

  it('pull:P8 is given for what backups may not have yet', () => {
    expect(make('secret', at + receiptMs).of(row).length).toBeGreaterThan(0)
    expect(make('secret', at + receiptMs + 1).of(row)).toHaveLength(0)
    expect(make().of({ ...row, kind: 'left' })).toHaveLength(0)
    expect(make().of({ ...row, kind: 'erased' })).toHaveLength(0)
  })
})
