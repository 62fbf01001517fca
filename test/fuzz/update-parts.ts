/** An update taken apart so that any of it can be changed, and put together again without a check. V1, as Yjs writes it. */
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8,
  writeUint8Array,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding'
import * as Y from 'yjs'

export interface Ref {
  client: number
  clock: number
}

export interface Part {
  /** Content kind: 0 GC, 1 deleted, 2 JSON, 3 binary, 4 string, 5 embed, 6 format, 7 type, 8 any, 9 sub-document, 10 skip. */
  kind: number
  origin?: Ref | undefined
  rightOrigin?: Ref | undefined
  /** A root by its name, or an item. Written only when there is no origin. */
  parent?: string | Ref | undefined
  key?: string | undefined
  /** Everything after the head, as it is on the wire. */
  body: Uint8Array
}

export interface PartsOfClient {
  client: number
  clock: number
  parts: Part[]
}

export interface DeletesOfClient {
  client: number
  ranges: { clock: number; length: number }[]
}

export interface UpdateParts {
  clients: PartsOfClient[]
  deletes: DeletesOfClient[]
}

/** @param update one that Yjs can read */
export function partsOf(update: Uint8Array): UpdateParts {
  const { structs, ds } = Y.decodeUpdate(update)
  const clients: PartsOfClient[] = []
  for (const struct of structs) {
    const { client, clock } = struct.id
    const last = clients.at(-1)
    if (last?.client === client) last.parts.push(partOf(struct))
    else clients.push({ client, clock, parts: [partOf(struct)] })
  }
  return {
    clients,
    deletes: [...ds.clients].map(([client, items]) => ({
      client,
      ranges: items.map(({ clock, len }) => ({ clock, length: len })),
    })),
  }
}

function partOf(struct: Y.Item | Y.GC | Y.Skip): Part {
  if (!(struct instanceof Y.Item)) return { kind: struct instanceof Y.GC ? 0 : 10, body: lengthBody(struct.length) }
  const encoder = new Y.UpdateEncoderV1()
  struct.content.write(encoder, 0)
  // Decoded but not integrated: a root is still its name, another parent the id of its item.
  const parent = struct.parent as string | Y.ID | null
  return {
    kind: struct.content.getRef(),
    origin: refOf(struct.origin),
    rightOrigin: refOf(struct.rightOrigin),
    parent: typeof parent === 'string' ? parent : refOf(parent),
    key: struct.parentSub ?? undefined,
    body: toUint8Array(encoder.restEncoder),
  }
}

const refOf = (id: Y.ID | null): Ref | undefined => (id === null ? undefined : { client: id.client, clock: id.clock })

/** The body of a GC, a Skip or of deleted content. */
export const lengthBody = (length: number): Uint8Array => bodyOf(encoder => writeVarUint(encoder, length))

export function bodyOf(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder()
  write(encoder)
  return toUint8Array(encoder)
}

export const encodeParts = ({ clients, deletes }: UpdateParts): Uint8Array =>
  bodyOf(encoder => {
    writeVarUint(encoder, clients.length)
    for (const { client, clock, parts } of clients) {
      writeVarUint(encoder, parts.length)
      writeVarUint(encoder, client)
      writeVarUint(encoder, clock)
      for (const part of parts) writePart(encoder, part)
    }
    writeVarUint(encoder, deletes.length)
    for (const { client, ranges } of deletes) {
      writeVarUint(encoder, client)
      writeVarUint(encoder, ranges.length)
      for (const { clock, length } of ranges) {
        writeVarUint(encoder, clock)
        writeVarUint(encoder, length)
      }
    }
  })

function writePart(encoder: Encoder, { kind, origin, rightOrigin, parent, key, body }: Part): void {
  const bits = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
  const isPlain = kind === 0 || kind === 10
  writeUint8(encoder, isPlain ? kind : kind | bits)
  if (!isPlain) {
    for (const ref of [origin, rightOrigin]) if (ref) writeRef(encoder, ref)
    if (!origin && !rightOrigin) {
      writeVarUint(encoder, typeof parent === 'object' ? 0 : 1)
      if (typeof parent === 'object') writeRef(encoder, parent)
      else writeVarString(encoder, parent ?? '')
      if (key !== undefined) writeVarString(encoder, key)
    }
  }
  writeUint8Array(encoder, body)
}

function writeRef(encoder: Encoder, { client, clock }: Ref): void {
  writeVarUint(encoder, client)
  writeVarUint(encoder, clock)
}
