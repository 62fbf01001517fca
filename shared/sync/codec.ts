/**
 * The bytes of push and pull. A frame is magic `KETU`, protocol version, kind, checksum of the rest, epoch, body
 * (SPEC.md, `frame:`). Decoders are total: foreign bytes give a tagged error, sizes are checked before anything is built.
 */
import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { parseScope, type Scope } from '#shared/doc/name.ts'
import { BadBytes, ByteReader } from './byte-reader.ts'
import { checksum } from './checksum.ts'
import {
  maxBatchBytes,
  maxBatchEntries,
  maxCursors,
  maxDocBytes,
  maxFrameOverhead,
  maxNameBytes,
  maxPageBytes,
  maxPageRows,
} from './limit.ts'
import {
  type LogKind,
  type LogRow,
  protocolVersion,
  type PullPage,
  type PullRequest,
  type PushAnswer,
  type PushEntry,
  type PushReply,
  type PushRequest,
  type RefusalReason,
} from './message.ts'

export const syncContentType = 'application/x-ketu-sync'

export type Decoded<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** Not ours: a login page of a network, a proxy's error, another program. */
  | { readonly kind: 'foreign' }
  /** Ours, of a protocol this side does not speak. */
  | { readonly kind: 'other-version'; readonly version: number }
  /** Ours, but cut, changed on the way or built wrongly. */
  | { readonly kind: 'corrupt'; readonly why: string }
  | { readonly kind: 'too-big' }

export const encodePushRequest = (request: PushRequest): Uint8Array =>
  encodeFrame('push', request.epoch, encoder => {
    writeVarUint(encoder, request.entries.length)
    for (const entry of request.entries) {
      writeVarUint(encoder, entry.n)
      writeVarUint(encoder, entry.group)
      writeVarString(encoder, entry.doc)
      writeVarString(encoder, entry.scope)
      writeVarUint8Array(encoder, entry.body)
    }
    writeWaiting(encoder, request)
  })

export const decodePushRequest = (bytes: Uint8Array): Decoded<PushRequest> =>
  decodeFrame('push', bytes, maxBatchBytes + maxFrameOverhead, (reader, epoch) => ({
    epoch,
    entries: readList(reader, maxBatchEntries, readEntry),
    ...readWaiting(reader),
  }))

export const encodePushReply = (reply: PushReply): Uint8Array =>
  encodeFrame('pushed', reply.epoch, encoder => {
    writeVarUint(encoder, reply.answers.length)
    for (const answer of reply.answers) {
      writeVarUint(encoder, answer.n)
      writeVarUint(encoder, answerKinds.indexOf(answer.kind))
      if (answer.kind === 'stored') writeVarUint(encoder, answer.seq)
      if (answer.kind === 'behind') writeVarUint8Array(encoder, answer.vector)
      if (answer.kind === 'refused') writeVarUint(encoder, refusalReasons.indexOf(answer.reason))
    }
  })

/** A vector is as long as its document has client ids, so a reply is bounded like a page. */
export const decodePushReply = (bytes: Uint8Array): Decoded<PushReply> =>
  decodeFrame('pushed', bytes, maxReplyBytes, (reader, epoch) => ({
    epoch,
    answers: readList(reader, maxBatchEntries, readAnswer),
  }))

export const encodePullRequest = (request: PullRequest): Uint8Array =>
  encodeFrame('pull', request.epoch, encoder => {
    writeSeqs(encoder, request.cursors)
    writeWaiting(encoder, request)
  })

export const decodePullRequest = (bytes: Uint8Array): Decoded<PullRequest> =>
  decodeFrame('pull', bytes, maxCursors * (maxNameBytes + 10), (reader, epoch) => ({
    epoch,
    cursors: readSeqs(reader),
    ...readWaiting(reader),
  }))

export const encodePullPage = (page: PullPage): Uint8Array =>
  encodeFrame('page', page.epoch, encoder => {
    writeVarUint(encoder, page.more ? 1 : 0)
    writeVarUint(encoder, page.fork === undefined ? 0 : page.fork + 1)
    writeNames(encoder, page.scopes)
    writeNames(encoder, page.revoked)
    writeSeqs(encoder, page.through)
    writeVarUint(encoder, page.rows.length)
    for (const row of page.rows) writeRow(encoder, row)
  })

/** One row may be a whole document, so a page is at most the page limit and one document. */
export const decodePullPage = (bytes: Uint8Array): Decoded<PullPage> =>
  decodeFrame('page', bytes, maxPageBytes + maxDocBytes + maxReplyBytes, (reader, epoch) => {
    const more = reader.uint(1) === 1
    const fork = reader.uint()
    return {
      epoch,
      more,
      ...(fork > 0 ? { fork: fork - 1 } : {}),
      scopes: readList(reader, maxCursors, readScope),
      revoked: readList(reader, maxCursors, readScope),
      through: readSeqs(reader),
      rows: readList(reader, maxPageRows, readRow),
    }
  })

const magic = Uint8Array.from('KETU', letter => letter.charCodeAt(0))
const frameKinds = ['push', 'pushed', 'pull', 'page'] as const
const answerKinds = ['stored', 'behind', 'held', 'refused'] as const
const rowKinds: readonly LogKind[] = ['update', 'base', 'left', 'erased', 'fact']
/** The order is the wire's: add at the end only. */
const refusalReasons: readonly RefusalReason[] = [
  'no-right',
  'moved',
  'erased',
  'over-budget',
  'bad-update',
  'bad-name',
  'bad-client',
  'too-big',
  'sibling',
]
const maxReplyBytes = 4 * 1024 * 1024

type Encoder = ReturnType<typeof createEncoder>

function encodeFrame(kind: (typeof frameKinds)[number], epoch: number, write: (encoder: Encoder) => void): Uint8Array {
  const body = createEncoder()
  writeVarUint(body, epoch)
  write(body)
  const bytes = toUint8Array(body)
  const frame = createEncoder()
  writeUint8Array(frame, magic)
  writeVarUint(frame, protocolVersion)
  writeVarUint(frame, frameKinds.indexOf(kind))
  writeUint8Array(frame, bigEndian32(checksum(bytes)))
  writeUint8Array(frame, bytes)
  return toUint8Array(frame)
}

const bigEndian32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)

function decodeFrame<T>(
  kind: (typeof frameKinds)[number],
  bytes: Uint8Array,
  maxBytes: number,
  read: (reader: ByteReader, epoch: number) => T,
): Decoded<T> {
  if (magic.some((byte, i) => bytes[i] !== byte)) return { kind: 'foreign' }
  if (bytes.length > maxBytes) return { kind: 'too-big' }
  const reader = new ByteReader(bytes)
  try {
    reader.skip(magic.length)
    const version = reader.uint()
    if (version !== protocolVersion) return { kind: 'other-version', version }
    if (frameKinds[reader.uint()] !== kind) return { kind: 'corrupt', why: 'another kind of frame' }
    if (reader.uint32() !== checksum(bytes.subarray(reader.at))) return { kind: 'corrupt', why: 'checksum' }
    const value = read(reader, reader.uint())
    return reader.left === 0 ? { kind: 'ok', value } : { kind: 'corrupt', why: 'trailing bytes' }
  } catch (error) {
    if (error instanceof BadBytes) return { kind: 'corrupt', why: error.message }
    throw error
  }
}

function readList<T>(reader: ByteReader, max: number, readOne: (reader: ByteReader) => T): T[] {
  const list: T[] = []
  const count = reader.count()
  if (count > max) throw new BadBytes('too many')
  for (let left = count; left > 0; left--) list.push(readOne(reader))
  return list
}

/** frame:F8 the last of a request, and only when the device says it. */
function writeWaiting(encoder: Encoder, { waiting }: Pick<PullRequest, 'waiting'>): void {
  if (waiting !== undefined) writeVarUint(encoder, waiting)
}

const readWaiting = (reader: ByteReader): Pick<PullRequest, 'waiting'> =>
  reader.left > 0 ? { waiting: reader.uint() } : {}

const readEntry = (reader: ByteReader): PushEntry => ({
  n: reader.uint(),
  group: reader.uint(),
  doc: readString(reader),
  // Bad names and over-long bodies are refused one by one by accept, so that one of them does not stop the batch.
  scope: readString(reader) as Scope,
  body: reader.block(maxBatchBytes),
})

function readAnswer(reader: ByteReader): PushAnswer {
  const n = reader.uint()
  const kind = answerKinds[reader.uint()]
  switch (kind) {
    case 'stored':
      return { n, kind, seq: reader.uint() }
    case 'behind':
      return { n, kind, vector: reader.block() }
    case 'held':
      return { n, kind }
    case 'refused':
      return { n, kind, reason: known(refusalReasons[reader.uint()]) }
    default:
      throw new BadBytes('unknown answer')
  }
}

function writeRow(encoder: Encoder, row: LogRow): void {
  writeVarUint(encoder, row.seq)
  writeVarUint(encoder, rowKinds.indexOf(row.kind))
  writeVarString(encoder, row.scope)
  writeVarString(encoder, row.doc)
  writeVarString(encoder, row.by)
  writeVarString(encoder, row.device)
  writeVarUint(encoder, row.at)
  const authors = Object.entries(row.authors ?? {})
  writeVarUint(encoder, row.authors === undefined ? 0 : authors.length + 1)
  for (const [client, member] of authors) {
    writeVarUint(encoder, Number(client))
    writeVarString(encoder, member)
  }
  writeVarUint8Array(encoder, row.body)
}

function readRow(reader: ByteReader): LogRow {
  const row = {
    seq: reader.uint(),
    kind: known(rowKinds[reader.uint()]),
    scope: readScope(reader),
    doc: readString(reader),
    by: readString(reader),
    device: readString(reader),
    at: reader.uint(),
  }
  const authorCount = reader.count()
  const authors: Record<number, string> = {}
  for (let left = authorCount - 1; left > 0; left--) authors[reader.uint()] = readString(reader)
  // A copy: a device that stored a view would store the whole page with each row.
  const body = reader.block(maxDocBytes).slice()
  return authorCount > 0 ? { ...row, body, authors } : { ...row, body }
}

function writeNames(encoder: Encoder, names: readonly string[]): void {
  writeVarUint(encoder, names.length)
  for (const name of names) writeVarString(encoder, name)
}

function writeSeqs(encoder: Encoder, seqs: { readonly [scope: string]: number }): void {
  const pairs = Object.entries(seqs)
  writeVarUint(encoder, pairs.length)
  for (const [scope, seq] of pairs) {
    writeVarString(encoder, scope)
    writeVarUint(encoder, seq)
  }
}

const readSeqs = (reader: ByteReader): { readonly [scope: string]: number } =>
  Object.fromEntries(readList(reader, maxCursors, pairs => [readScope(pairs), pairs.uint()]))

const readString = (reader: ByteReader): string => reader.string(maxNameBytes)

function readScope(reader: ByteReader): Scope {
  const scope = readString(reader)
  if (parseScope(scope) === undefined) throw new BadBytes('no scope')
  // parseScope has checked the shape that the type names.
  return scope as Scope
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new BadBytes('unknown number')
  return value
}
