/** The frames of the y-websocket protocol (y-protocols: sync, awareness), read strictly and written without a Y.Doc. */
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { BadBytes, ByteReader } from '#shared/sync/byte-reader.ts'
import { maxAwarenessStates } from '#shared/sync/limit.ts'
import { decodeStateVector, encodeStateVector, type StateVector } from '#shared/sync/state-vector.ts'

export type RoomFrame =
  /** "This is what I have": answered with what is missing. */
  | { readonly kind: 'vector'; readonly vector: StateVector }
  /** `isAnswer`: sync step 2, everything the other side lacks with every delete there ever was. */
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly kind: 'awareness-query' }

/** One client's state: JSON as it was written, `null` for somebody who left. A higher clock wins. */
export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  readonly json: string
}

const message = { sync: 0, awareness: 1, awarenessQuery: 3 } as const
const sync = { step1: 0, step2: 1, update: 2 } as const
const maxClient = 0xffffffff

/** room:R6: undefined for bytes that are no frame; never throws. */
export function readFrame(bytes: Uint8Array): RoomFrame | undefined {
  try {
    const reader = new ByteReader(bytes)
    const frame = readMessage(reader)
    return reader.left === 0 ? frame : undefined
  } catch (error) {
    if (error instanceof BadBytes) return undefined
    throw error
  }
}

function readMessage(reader: ByteReader): RoomFrame | undefined {
  switch (reader.uint()) {
    case message.sync:
      return readSync(reader)
    case message.awareness:
      return { kind: 'awareness', entries: readEntries(new ByteReader(reader.block())) }
    case message.awarenessQuery:
      return { kind: 'awareness-query' }
    default:
      return undefined
  }
}

function readSync(reader: ByteReader): RoomFrame | undefined {
  const step = reader.uint()
  if (step === sync.step1) {
    const vector = decodeStateVector(reader.block())
    return vector && { kind: 'vector', vector }
  }
  if (step !== sync.step2 && step !== sync.update) return undefined
  return { kind: 'update', update: reader.block(), isAnswer: step === sync.step2 }
}

function readEntries(reader: ByteReader): readonly AwarenessEntry[] {
  const entries: AwarenessEntry[] = []
  const count = reader.count(3)
  if (count > maxAwarenessStates) throw new BadBytes('too many')
  for (let left = count; left > 0; left--)
    entries.push({ client: reader.uint(maxClient), clock: reader.uint(), json: reader.string() })
  if (reader.left > 0) throw new BadBytes('trailing bytes')
  return entries
}

const write = (kind: number, body: (encoder: Encoder) => void): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, kind)
  body(encoder)
  return toUint8Array(encoder)
}

const syncFrame = (step: number, block: Uint8Array): Uint8Array =>
  write(message.sync, encoder => {
    writeVarUint(encoder, step)
    writeVarUint8Array(encoder, block)
  })

export const vectorFrame = (vector: StateVector): Uint8Array => syncFrame(sync.step1, encodeStateVector(vector))
/** The other side takes this as "now you have everything". */
export const answerFrame = (update: Uint8Array): Uint8Array => syncFrame(sync.step2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(sync.update, update)

export const awarenessFrame = (entries: readonly AwarenessEntry[]): Uint8Array =>
  write(message.awareness, outer => {
    const encoder = createEncoder()
    writeVarUint(encoder, entries.length)
    for (const { client, clock, json } of entries) {
      writeVarUint(encoder, client)
      writeVarUint(encoder, clock)
      writeVarString(encoder, json)
    }
    writeVarUint8Array(outer, toUint8Array(encoder))
  })
