/**
 * Reads one Yjs update (V1) without a Y.Doc: whose structs it carries, what must be there before it can be applied, what
 * it deletes, and whether it is of a shape Ketu's documents may have.
 *
 * One pass, linear in the bytes: every step of every loop consumes at least one byte and nesting is bounded, so no input
 * makes it hang; what it lets through Yjs decodes without throwing.
 */
import { BadBytes, ByteReader } from './byte-reader.ts'
import { maxValueDepth } from './limit.ts'

/** Clocks `from` … `to` - 1 of one Yjs client. */
export interface ClockRange {
  readonly client: number
  readonly from: number
  readonly to: number
}

/** The struct `(of, ofClock)` cannot be integrated before `(client, clock)` is: its origin, right origin or parent. */
export interface Need {
  readonly client: number
  readonly clock: number
  readonly of: number
  readonly ofClock: number
}

export interface UpdateContent {
  /** New structs, one range per client. */
  readonly clients: readonly ClockRange[]
  /** References to structs of other clients, in the order of the structs. */
  readonly needs: readonly Need[]
  readonly deletes: readonly ClockRange[]
  /** Where in the bytes the deletes begin: everything before is structs. */
  readonly deletesAt: number
}

export type Inspection =
  | { readonly kind: 'update'; readonly update: UpdateContent }
  /** `why` is for logs and tests: a word, never content. */
  | { readonly kind: 'bad'; readonly why: string }

/** Never throws for any bytes. */
export function inspectUpdate(bytes: Uint8Array): Inspection {
  try {
    const reader = new ByteReader(bytes)
    const clients: ClockRange[] = []
    const needs: Need[] = []
    const seen = new Set<number>()
    for (let left = reader.count(3); left > 0; left--) {
      const range = readStructs(reader, needs)
      if (seen.has(range.client)) throw new BadBytes('client twice')
      seen.add(range.client)
      clients.push(range)
    }
    const deletesAt = reader.at
    const deletes = readDeletes(reader)
    if (reader.left > 0) throw new BadBytes('trailing bytes')
    if (clients.length === 0 && deletes.length === 0) throw new BadBytes('empty')
    return { kind: 'update', update: { clients, needs, deletes, deletesAt } }
  } catch (error) {
    if (error instanceof BadBytes) return { kind: 'bad', why: error.message }
    throw error
  }
}

const maxClient = 0xffffffff
const maxClock = 0xffffffff

/** Bits of a struct's first byte (yjs/src/structs/Item.js, `write`). */
const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasKey = 0x20
const contentBits = 0x1f

const content = { gc: 0, deleted: 1, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, doc: 9, skip: 10 }

/** Y.Array, Y.Map, Y.Text: the shared types a record or a note is made of. */
const maxTypeRef = 2

function readStructs(reader: ByteReader, needs: Need[]): ClockRange {
  const count = reader.count(2)
  const client = reader.uint(maxClient)
  const from = reader.uint(maxClock)
  let clock = from
  if (count === 0) throw new BadBytes('no structs')
  for (let left = count; left > 0; left--) {
    const length = readStruct(reader, client, clock, needs)
    clock += length
    if (length === 0) throw new BadBytes('empty struct')
    if (clock > maxClock) throw new BadBytes('clock too big')
  }
  return { client, from, to: clock }
}

/** Returns the struct's length in clocks. */
function readStruct(reader: ByteReader, client: number, clock: number, needs: Need[]): number {
  const info = reader.uint8()
  const kind = info & contentBits
  if (kind === content.skip) throw new BadBytes('skip')
  if (kind === content.gc) {
    if (info !== 0) throw new BadBytes('unknown content')
    return reader.uint(maxClock)
  }
  const isBesideAnother = (info & (hasOrigin | hasRightOrigin)) !== 0
  if ((info & hasOrigin) !== 0) readNeed(reader, client, clock, needs)
  if ((info & hasRightOrigin) !== 0) readNeed(reader, client, clock, needs)
  let isUnderRoot = false
  if (!isBesideAnother) {
    isUnderRoot = reader.uint(1) === 1
    if (isUnderRoot) readKey(reader)
    else readNeed(reader, client, clock, needs)
    if ((info & hasKey) !== 0) readKey(reader)
  }
  // Beside another item the parent is not written, so nobody without the document could tell whether it is a root.
  if (kind === content.type && !isUnderRoot) throw new BadBytes('nested type')
  return readContent(reader, kind)
}

/** A struct may only point at what is older: a reference of a client to its own future makes every reader throw. */
function readNeed(reader: ByteReader, of: number, ofClock: number, needs: Need[]): void {
  const client = reader.uint(maxClient)
  const clock = reader.uint(maxClock)
  if (client !== of) needs.push({ client, clock, of, ofClock })
  else if (clock >= ofClock) throw new BadBytes('points ahead')
}

function readContent(reader: ByteReader, kind: number): number {
  switch (kind) {
    case content.deleted:
      return reader.uint(maxClock)
    case content.binary:
      reader.block()
      return 1
    case content.string:
      return reader.skipString()
    case content.format:
      readKey(reader)
      readJson(reader)
      return 1
    case content.embed:
      readJson(reader)
      return 1
    case content.type:
      reader.uint(maxTypeRef)
      return 1
    case content.any: {
      const count = reader.count()
      for (let left = count; left > 0; left--) skipAny(reader, 1)
      return count
    }
    case content.doc:
      throw new BadBytes('sub-document')
    default:
      throw new BadBytes('unknown content')
  }
}

/** lib0's `readAny` without the values. */
function skipAny(reader: ByteReader, depth: number): void {
  if (depth > maxValueDepth) throw new BadBytes('too deep')
  const tag = reader.uint8()
  switch (tag) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125:
      return skipVarInt(reader)
    case 124: // float32
      reader.skip(4)
      return
    case 123: // float64
      reader.skip(8)
      return
    case 119:
      reader.skipString()
      return
    case 118:
      for (let left = reader.count(2); left > 0; left--) {
        readKey(reader)
        skipAny(reader, depth + 1)
      }
      return
    case 117:
      for (let left = reader.count(); left > 0; left--) skipAny(reader, depth + 1)
      return
    case 116:
      reader.block()
      return
    default: // 122 is a bigint, which JSON does not know
      throw new BadBytes('unknown value')
  }
}

function skipVarInt(reader: ByteReader): void {
  const first = reader.uint8()
  if (first >= 128) reader.uint(2 ** 47 - 1)
}

/** A root name, map key or object key. Decoding an object with the key `__proto__` would set its prototype. */
function readKey(reader: ByteReader): void {
  const units = reader.skipString()
  if (units !== forbiddenKey.length) return
  const start = reader.at - units
  if (forbiddenKey.every((byte, i) => reader.bytes[start + i] === byte)) throw new BadBytes('forbidden key')
}

const forbiddenKey = Array.from('__proto__', letter => letter.charCodeAt(0))

function readJson(reader: ByteReader): void {
  const text = reader.string()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BadBytes('not JSON')
  }
  if (isTooDeep(value, 1)) throw new BadBytes('too deep')
}

const isTooDeep = (value: unknown, depth: number): boolean =>
  depth > maxValueDepth ||
  (typeof value === 'object' && value !== null && Object.values(value).some(inner => isTooDeep(inner, depth + 1)))

function readDeletes(reader: ByteReader): ClockRange[] {
  const deletes: ClockRange[] = []
  for (let clients = reader.count(2); clients > 0; clients--) {
    const client = reader.uint(maxClient)
    for (let ranges = reader.count(2); ranges > 0; ranges--) {
      const from = reader.uint(maxClock)
      const to = from + reader.uint(maxClock)
      if (to === from) throw new BadBytes('empty delete')
      deletes.push({ client, from, to })
    }
  }
  return deletes
}
