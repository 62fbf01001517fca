/** The words of y-protocols as the servers speak them: y-websocket's plain, Hocuspocus' with the document's name before each. */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

export type Dialect = 'y-websocket' | 'hocuspocus'

export type Heard =
  /** What the other side has: it asks for the rest. */
  | { readonly kind: 'vector'; readonly doc: string }
  /** Everything that was asked for. */
  | { readonly kind: 'answer'; readonly doc: string; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly doc: string; readonly update: Uint8Array }
  /** Hocuspocus alone: an update was taken, and the doors are open. */
  | { readonly kind: 'ack'; readonly doc: string }
  | { readonly kind: 'welcome'; readonly doc: string }
  | { readonly kind: 'other' }

const message = { sync: 0, auth: 2, syncReply: 4, status: 8 } as const
const welcome = 2
const steps = ['vector', 'answer', 'update'] as const

export function syncFrame(dialect: Dialect, doc: string, step: (typeof steps)[number], bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  if (dialect === 'hocuspocus') writeVarString(encoder, doc)
  writeVarUint(encoder, message.sync)
  writeVarUint(encoder, steps.indexOf(step))
  writeVarUint8Array(encoder, bytes)
  return toUint8Array(encoder)
}

/** Hocuspocus opens a document with a token, an empty one when nobody asks. */
export function knockFrame(doc: string): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, doc)
  writeVarUint(encoder, message.auth)
  writeVarUint(encoder, 0)
  writeVarString(encoder, '')
  return toUint8Array(encoder)
}

/** @param doc whose socket it is, where frames name none. */
export function readFrame(dialect: Dialect, frame: Uint8Array, doc = ''): Heard {
  const decoder = createDecoder(frame)
  const about = dialect === 'hocuspocus' ? readVarString(decoder) : doc
  const kind = readVarUint(decoder)
  if (kind === message.sync || (dialect === 'hocuspocus' && kind === message.syncReply)) {
    const step = steps[readVarUint(decoder)]
    if (step === undefined) return { kind: 'other' }
    if (step === 'vector') return { kind: 'vector', doc: about }
    return { kind: step, doc: about, update: readVarUint8Array(decoder) }
  }
  if (dialect === 'hocuspocus' && kind === message.status && readVarUint(decoder) === 1)
    return { kind: 'ack', doc: about }
  if (dialect === 'hocuspocus' && kind === message.auth && readVarUint(decoder) === welcome)
    return { kind: 'welcome', doc: about }
  return { kind: 'other' }
}
