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
  maxMarks,
  maxNameBytes,
  maxPageBytes,
  maxPageRows,
  maxReceiptBytes,
  maxSealBytes,
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
  type Ticket,
  type TimeMark,
  type TimeProof,
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
    writeKnows(encoder, request)
    if (request.knows === undefined) return
    writeProofs(encoder, request.entries)
    writeReceipts(encoder, request.entries)
  })

export const decodePushRequest = (bytes: Uint8Array): Decoded<PushRequest> =>
  decodeFrame('push', bytes, maxBatchBytes + maxFrameOverhead, (reader, epoch) => {
    const entries = readList(reader, maxBatchEntries, readEntry)
    const said = { ...readWaiting(reader), ...readKnows(reader) }
    return {
      epoch,
      entries: said.knows === undefined ? entries : withReceipts(withProofs(entries, reader), reader),
      ...said,
    }
  })

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
    if (reply.ticket !== undefined) writeTicket(encoder, reply.ticket)
  })

/** A vector is as long as its document has client ids, so a reply is bounded like a page. */
export const decodePushReply = (bytes: Uint8Array): Decoded<PushReply> =>
  decodeFrame('pushed', bytes, maxReplyBytes, (reader, epoch) => ({
    epoch,
    answers: readList(reader, maxBatchEntries, readAnswer),
    ...(reader.left > 0 && { ticket: readTicket(reader) }),
  }))

export const encodePullRequest = (request: PullRequest): Uint8Array =>
  encodeFrame('pull', request.epoch, encoder => {
    writeSeqs(encoder, request.cursors)
    writeWaiting(encoder, request)
    writeKnows(encoder, request)
  })

export const decodePullRequest = (bytes: Uint8Array): Decoded<PullRequest> =>
  decodeFrame('pull', bytes, maxCursors * (maxNameBytes + 10), (reader, epoch) => ({
    epoch,
    cursors: readSeqs(reader),
    ...readWaiting(reader),
    ...readKnows(reader),
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
    if (page.ticket === undefined) return
    writeTicket(encoder, page.ticket)
    writeMarks(encoder, page.rows)
    writeReceipts(encoder, page.rows)
  })

/** One row may be a whole document, so a page is at most the page limit and one document. */
export const decodePullPage = (bytes: Uint8Array): Decoded<PullPage> =>
  decodeFrame('page', bytes, maxPageBytes + maxDocBytes + maxReplyBytes, (reader, epoch) => {
    const more = reader.uint(1) === 1
    const fork = reader.uint()
    const page = {
      epoch,
      more,
      ...(fork > 0 ? { fork: fork - 1 } : {}),
      scopes: readList(reader, maxCursors, readScope),
      revoked: readList(reader, maxCursors, readScope),
      through: readSeqs(reader),
      rows: readList(reader, maxPageRows, readRow),
    }
    if (reader.left === 0) return page
    const ticket = readTicket(reader)
    return { ...page, ticket, rows: withReceipts(withMarks(page.rows, reader), reader) }
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

/** frame:F9 after that, from a device that understands tickets. It always says what is waiting, too. */
function writeKnows(encoder: Encoder, { knows }: Pick<PullRequest, 'knows'>): void {
  if (knows === undefined) return
  writeVarUint(encoder, knows.at)
  writeVarUint(encoder, knows.n)
}

const readKnows = (reader: ByteReader): Pick<PullRequest, 'knows'> =>
  reader.left > 0 ? { knows: { at: reader.uint(), n: reader.uint() } } : {}

function writeTicket(encoder: Encoder, { at, seal }: Ticket): void {
  writeVarUint(encoder, at)
  writeVarUint8Array(encoder, seal)
}

/** A copy: it is kept longer than the frame it came in. */
const readTicket = (reader: ByteReader): Ticket => ({ at: reader.uint(), seal: reader.block(maxSealBytes).slice() })

/** For things in a list that have something more to say: how many, then each with its place. */
function writePlaced<T>(
  encoder: Encoder,
  list: readonly (T | undefined)[],
  write: (encoder: Encoder, value: T) => void,
): void {
  const placed = [...list.entries()].filter((pair): pair is [number, T] => pair[1] !== undefined)
  writeVarUint(encoder, placed.length)
  for (const [place, value] of placed) {
    writeVarUint(encoder, place)
    write(encoder, value)
  }
}

const readPlaced = <T>(reader: ByteReader, size: number, read: (reader: ByteReader) => T): ReadonlyMap<number, T> =>
  new Map(readList(reader, size, pairs => [pairs.uint(size - 1), read(pairs)]))

const writeProofs = (encoder: Encoder, entries: readonly PushEntry[]): void =>
  writePlaced(
    encoder,
    entries.map(({ proof }) => proof),
    (to, { ticket, elapsedMs }) => {
      writeTicket(to, ticket)
      writeVarUint(to, elapsedMs === undefined ? 0 : elapsedMs + 1)
    },
  )

function withProofs(entries: readonly PushEntry[], reader: ByteReader): readonly PushEntry[] {
  const proofs = readPlaced(reader, entries.length, (from): TimeProof => {
    const ticket = readTicket(from)
    const elapsed = from.uint()
    return elapsed === 0 ? { ticket } : { ticket, elapsedMs: elapsed - 1 }
  })
  return entries.map((entry, i) => {
    const proof = proofs.get(i)
    return proof === undefined ? entry : { ...entry, proof }
  })
}

const writeMarks = (encoder: Encoder, rows: readonly LogRow[]): void =>
  writePlaced(
    encoder,
    rows.map(({ marks }) => marks),
    (to, marks) => {
      writeVarUint(to, marks.length)
      for (const { client, start, end, after, before } of marks)
        for (const number of [client, start, end, after, before]) writeVarUint(to, number)
    },
  )

function withMarks(rows: readonly LogRow[], reader: ByteReader): readonly LogRow[] {
  const readMark = (from: ByteReader): TimeMark => ({
    ...{ client: from.uint(), start: from.uint(), end: from.uint() },
    ...{ after: from.uint(), before: from.uint() },
  })
  const found = readPlaced(reader, rows.length, from => readList(from, maxMarks, readMark))
  return rows.map((row, i) => {
    const marks = found.get(i)
    return marks === undefined ? row : { ...row, marks }
  })
}

type Vouched = Pick<LogRow, 'receipt'>

const writeReceipts = (encoder: Encoder, list: readonly Vouched[]): void =>
  writePlaced(
    encoder,
    list.map(({ receipt }) => receipt),
    writeVarUint8Array,
  )

/** None from who does not know them yet. Copies: they are kept longer than the frame they came in. */
function withReceipts<T extends Vouched>(list: readonly T[], reader: ByteReader): readonly T[] {
  if (reader.left === 0) return list
  const found = readPlaced(reader, list.length, from => from.block(maxReceiptBytes).slice())
  return list.map((one, i) => {
    const receipt = found.get(i)
    return receipt === undefined ? one : { ...one, receipt }
  })
}

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
