/** Fingerprints of the log's rows. */
import { createHash, hash } from 'node:crypto'
import type { LogRow } from '#shared/sync/message.ts'

/** 128 bits are enough to tell one update of a document from another, and half the space. */
export const bodyHash = (body: Uint8Array): Uint8Array => hash('sha256', body, 'buffer').subarray(0, 16)

/** log:L8: everything a fact says, on top of the hash of the fact before it ('' before the first). */
export function factHash(previous: Uint8Array, row: Omit<LogRow, 'authors' | 'marks'>): Uint8Array {
  const head = JSON.stringify([row.seq, row.scope, row.doc, row.by, row.device, row.at])
  return createHash('sha256').update(previous).update(head).update('\n').update(row.body).digest()
}
