/**
 * What the server vouches for of a row it has stored, in the hands of devices (rules pull:P8, push:P13 in shared/sync/SPEC.md). After the
 * restore of a backup anyone who holds a row can give it back as it was, whoever wrote it: with its author, its device and its times.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Scope } from '#shared/doc/name.ts'
import { maxReceiptBytes, receiptMs } from '#shared/sync/limit.ts'
import type { TimeMark } from '#shared/sync/message.ts'
import type { StoredRow } from '../store/log-store.ts'
import { bodyHash } from './hash.ts'

/** A row as it was accepted once. */
export interface Accepted {
  readonly kind: 'update' | 'base' | 'fact'
  readonly scope: Scope
  readonly by: string
  readonly device: string
  readonly at: number
  readonly authors?: { readonly [client: number]: string }
  readonly marks?: readonly TimeMark[]
}

export interface Receipts {
  /** Undefined for a row that says nothing of its own, for one that every backup should have by now, and where it would be too long. */
  of(ws: string, row: StoredRow): Uint8Array | undefined
  /** Undefined when this server has not stored these bytes in this document of this workspace. */
  read(ws: string, doc: string, hash: Uint8Array, receipt: Uint8Array): Accepted | undefined
}

export interface ReceiptPorts {
  readonly secret: string
  /** ms since the epoch. */
  readonly clock: () => number
}

const sealBytes = 16

export function createReceipts({ secret, clock }: ReceiptPorts): Receipts {
  const sealOf = (ws: string, doc: string, hash: Uint8Array, words: Uint8Array): Buffer =>
    createHmac('sha256', secret).update(`row:${ws}:${doc}:`).update(hash).update(words).digest().subarray(0, sealBytes)

  return {
    of: (ws, { kind, scope, doc, body, hash, by, device, at, authors, marks }) => {
      if (kind === 'left' || kind === 'erased' || at < clock() - receiptMs) return undefined
      const accepted: Accepted = { kind, scope, by, device, at, ...(authors && { authors }), ...(marks && { marks }) }
      const words = Buffer.from(JSON.stringify(accepted))
      if (words.length > maxReceiptBytes - sealBytes) return undefined
      // The hash of a fact is that of the chain, and another one when it is given back.
      const own = kind === 'fact' ? bodyHash(body) : hash
      return new Uint8Array(Buffer.concat([sealOf(ws, doc, own, words), words]))
    },
    read: (ws, doc, hash, receipt) => {
      const [seal, words] = [receipt.subarray(0, sealBytes), receipt.subarray(sealBytes)]
      if (seal.length < sealBytes || !timingSafeEqual(sealOf(ws, doc, hash, words), seal)) return undefined
      // Under the seal are the words of `of` and nothing else.
      return JSON.parse(Buffer.from(words).toString()) as Accepted
    },
  }
}
