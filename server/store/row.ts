/** From columns to the words of the log store; both dialects give the same columns. */
import type { Scope } from '#shared/doc/name.ts'
import type { LogKind, TimeMark } from '#shared/sync/message.ts'
import type { ClientState, DocState, LogHead, StoredRow } from './log-store.ts'

export type Columns = { readonly [column: string]: unknown }

/** PostgreSQL gives bigints as strings, SQLite gives numbers; both are safe integers here. */
export const numberOf = (value: unknown): number => Number(value)
const textOf = (value: unknown): string => String(value)

function bytesOf(value: unknown): Uint8Array {
  // pg gives Buffers: the same bytes with other manners.
  if (Buffer.isBuffer(value)) return new Uint8Array(value.buffer, value.byteOffset, value.length)
  if (value instanceof Uint8Array) return value
  throw new Error('expected bytes from the store')
}

export const logColumns = 'seq, scope, doc, kind, body, hash, by_member, device, at, authors, marks'

// The casts of scope and kind: only this store writes these columns, from the same types.
export const rowOf = (columns: Columns): StoredRow => ({
  seq: numberOf(columns['seq']),
  scope: textOf(columns['scope']) as Scope,
  doc: textOf(columns['doc']),
  kind: textOf(columns['kind']) as LogKind,
  body: bytesOf(columns['body']),
  hash: bytesOf(columns['hash']),
  by: textOf(columns['by_member']),
  device: textOf(columns['device']),
  at: numberOf(columns['at']),
  ...(typeof columns['authors'] === 'string'
    ? { authors: JSON.parse(columns['authors']) as Record<number, string> }
    : {}),
  ...(typeof columns['marks'] === 'string' ? { marks: marksOf(columns['marks']) } : {}),
})

export const columnsOfRow = (ws: number, row: StoredRow): readonly (number | string | Uint8Array | null)[] => [
  ws,
  row.seq,
  row.scope,
  row.doc,
  row.kind,
  row.body,
  row.hash,
  row.by,
  row.device,
  row.at,
  row.authors === undefined ? null : JSON.stringify(row.authors),
  textOfMarks(row.marks),
]

/** Five numbers a mark, one after the other: a customer's year has hundreds. */
export const textOfMarks = (marks: readonly TimeMark[] | undefined): string | null =>
  marks === undefined
    ? null
    : JSON.stringify(marks.flatMap(({ client, start, end, after, before }) => [client, start, end, after, before]))

function marksOf(text: string): readonly TimeMark[] {
  const numbers = JSON.parse(text) as readonly number[] // Only this store writes the column.
  const at = (i: number): number => numbers[i] ?? 0
  return Array.from({ length: numbers.length / 5 }, (_, i) => {
    const from = i * 5
    return { client: at(from), start: at(from + 1), end: at(from + 2), after: at(from + 3), before: at(from + 4) }
  })
}

export const docOf = (columns: Columns): DocState => ({
  scope: textOf(columns['scope']) as Scope,
  customer: textOf(columns['customer']),
  head: numberOf(columns['head']),
  baseSeq: numberOf(columns['base_seq']),
  baseBytes: numberOf(columns['base_bytes']),
  bytes: numberOf(columns['bytes']),
  isErased: numberOf(columns['is_erased']) === 1,
  left: textOf(columns['left_scopes'])
    .split(' ')
    .filter(scope => scope !== '')
    .map(scope => scope as Scope),
})

export const columnsOfDoc = (ws: number, name: string, doc: DocState): readonly (number | string)[] => [
  ws,
  name,
  doc.scope,
  doc.customer,
  doc.head,
  doc.baseSeq,
  doc.baseBytes,
  doc.bytes,
  doc.isErased ? 1 : 0,
  doc.left.join(' '),
]

export const clientOf = (columns: Columns): ClientState => ({
  clock: numberOf(columns['clock']),
  device: textOf(columns['device']),
  member: textOf(columns['member']),
})

export const headOf = (columns: Columns): LogHead & { factHash: Uint8Array } => ({
  head: numberOf(columns['head']),
  epoch: numberOf(columns['epoch']),
  factHash: bytesOf(columns['fact_hash']),
})
