/** Records inside a document: made, found, changed and read through the field tables. No command deletes or overwrites a shared type. */
import * as Y from 'yjs'
import type { Json } from '#shared/domain/field.ts'
import { type FieldConflict, type FieldVersion, type RecordType, recordTypes } from '#shared/domain/record.ts'
import {
  type AuthorOf,
  type Base,
  beforeOf,
  type Cells,
  deletionOf,
  elementsOfSet,
  historyOf,
  pastOf,
  readCells,
  removeDeletion,
  reopenRegister,
  type Stamp,
  standingCells,
  structOf,
  versionsOf,
  writeDeletion,
  writeRegister,
  writeSet,
} from './cell.ts'

export type Values = { readonly [field: string]: Json }

/** A record as the projection sees it: every known field with a fitting value, unknown ones left where they are. */
export interface ReadRecord {
  readonly type: RecordType
  readonly id: string
  readonly bornAt: number
  readonly bornBy: string
  readonly values: Values
  readonly conflicts: readonly FieldConflict[]
  readonly deleted?: Stamp
  /** Of a visit: the struct that says when it was. The log may know when that was written (time:T5). */
  readonly timeIn?: readonly [client: number, clock: number]
}

export type EditRefusal =
  | { readonly kind: 'no-such-record' }
  | { readonly kind: 'no-such-field'; readonly field: string }
  | { readonly kind: 'bad-value'; readonly field: string }

const noAuthors: AuthorOf = () => undefined

const isRecordType = (type: string): type is RecordType => Object.hasOwn(recordTypes, type)

/** The shared text of one field. */
export const textOf = (doc: Y.Doc, id: string, field: string): Y.Text => doc.getText(`n/${id}/${field}`)

const mainArray = (doc: Y.Doc): Y.Array<Json> => doc.getArray<Json>('p')
const recordMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<unknown>('r')
/** Whoever may write can put anything where a record should be, with a program of their own: that is no record. */
const asArray = (value: unknown): Y.Array<Json> | undefined => (value instanceof Y.Array ? value : undefined)

/** The record under its key: what calls itself otherwise is none, or two would be one row. */
function cellsUnder(doc: Y.Doc, id: string, authorOf: AuthorOf): Cells | undefined {
  const array = asArray(recordMap(doc).get(id))
  const cells = array && readCells(array, authorOf)
  return cells?.base.id === id ? cells : undefined
}

/** Creates the record in full, once. The main record of a document is made with `place: 'main'`. */
export function createRecord(
  doc: Y.Doc,
  place: 'main' | 'record',
  record: { readonly type: RecordType; readonly id: string; readonly values: Values },
  stamp: Stamp,
): void {
  const table = recordTypes[record.type]
  const born: Record<string, Json> = {}
  for (const [field, value] of Object.entries(record.values)) {
    const kind = fieldOf(table, field)?.kind
    if (kind === 'text' && typeof value === 'string') {
      if (value !== '') textOf(doc, record.id, field).insert(0, value)
    } else if (kind !== undefined) born[field] = value
  }
  const base = { id: record.id, type: record.type, at: stamp.at, by: stamp.by, f: born } satisfies Base
  if (place === 'main') mainArray(doc).insert(0, [base])
  else {
    const array = new Y.Array<Json>()
    array.insert(0, [base])
    recordMap(doc).set(record.id, array)
  }
}

interface KnownField {
  readonly kind: 'register' | 'set' | 'text'
  readonly default: Json
  readonly fits: (value: Json) => boolean
}

function fieldOf(table: { readonly [name: string]: KnownField }, field: string): KnownField | undefined {
  return Object.hasOwn(table, field) ? table[field] : undefined
}

export function recordArray(doc: Y.Doc, id: string): Y.Array<Json> | undefined {
  const main = readCells(mainArray(doc), noAuthors)
  return main?.base.id === id ? mainArray(doc) : cellsUnder(doc, id, noAuthors) && asArray(recordMap(doc).get(id))
}

/** What stands in a register whose values are in conflict, for an undo to put back; undefined where there is none. */
export function conflictingCells(
  doc: Y.Doc,
  id: string,
  field: string,
  authorOf: AuthorOf,
): readonly Json[] | undefined {
  const array = recordArray(doc, id)
  const cells = array && readCells(array, authorOf)
  return cells && versionsOf(cells, field).length > 1 ? standingCells(cells, field) : undefined
}

/** Takes a decision back: the values stand against each other again. */
export function reopenConflict(doc: Y.Doc, id: string, field: string, decided: Json, cells: readonly Json[]): void {
  const array = recordArray(doc, id)
  const record = array && readCells(array, noAuthors)
  if (array !== undefined && record !== undefined) reopenRegister(array, record, field, decided, cells)
}

/** Checks and writes fields of one record. Nothing is written when any of them does not fit. */
export function editRecord(doc: Y.Doc, id: string, changes: Values, stamp: Stamp): EditRefusal | undefined {
  const array = recordArray(doc, id)
  const record = array && readCells(array, noAuthors)
  if (array === undefined || record === undefined || !isRecordType(record.base.type)) return { kind: 'no-such-record' }
  const table = recordTypes[record.base.type]
  for (const [field, value] of Object.entries(changes)) {
    const known = fieldOf(table, field)
    if (known === undefined) return { kind: 'no-such-field', field }
    if (!known.fits(value)) return { kind: 'bad-value', field }
  }
  for (const [field, value] of Object.entries(changes)) {
    const seen = readCells(array, noAuthors)
    if (seen === undefined) continue
    const kind = fieldOf(table, field)?.kind
    if (kind === 'set' && Array.isArray(value)) writeSet(array, seen, field, value as readonly string[], stamp)
    else if (kind === 'text' && typeof value === 'string') replaceText(textOf(doc, id, field), value)
    else writeRegister(array, seen, field, value, stamp)
  }
  return undefined
}

/** `before` with its letters from `start` to before `end` replaced. */
export interface TextChange {
  readonly start: number
  readonly end: number
  readonly insert: string
}

/** What lies between the common beginning and the common end. */
export function changeOf(before: string, next: string): TextChange {
  let start = 0
  while (start < before.length && start < next.length && before[start] === next[start]) start++
  let same = 0
  while (
    same < before.length - start &&
    same < next.length - start &&
    before[before.length - 1 - same] === next[next.length - 1 - same]
  )
    same++
  return { start, end: before.length - same, insert: next.slice(start, next.length - same) }
}

/** Changes only what differs, so that others' words around it stay. */
export function replaceText(text: Y.Text, next: string): void {
  const { start, end, insert } = changeOf(text.toString(), next)
  if (end > start) text.delete(start, end - start)
  if (insert !== '') text.insert(start, insert)
}

export function deleteRecord(doc: Y.Doc, id: string, stamp: Stamp): boolean {
  const array = recordArray(doc, id)
  const record = array && readCells(array, noAuthors)
  if (array === undefined || record === undefined) return false
  writeDeletion(array, record, textsOf(record.base, textsIn(doc, record.base.id)), stamp)
  return true
}

export function restoreRecord(doc: Y.Doc, id: string): boolean {
  const array = recordArray(doc, id)
  const record = array && readCells(array, noAuthors)
  if (array === undefined || record === undefined) return false
  removeDeletion(array, record)
  return true
}

export function readRecord(doc: Y.Doc, id: string, authorOf: AuthorOf): ReadRecord | undefined {
  const array = recordArray(doc, id)
  const cells = array && readCells(array, authorOf)
  return cells && recordOf(cells, textsIn(doc, id))
}

/** Every record of known type in the document, the main record first. */
export function readRecords(doc: Y.Doc, authorOf: AuthorOf): ReadRecord[] {
  const main = readCells(mainArray(doc), authorOf)
  const others = [...recordMap(doc).keys()].filter(id => id !== main?.base.id).map(id => cellsUnder(doc, id, authorOf))
  return [main, ...others].flatMap(cells => (cells && recordOf(cells, textsIn(doc, cells.base.id))) ?? [])
}

export function fieldHistory(doc: Y.Doc, id: string, field: string, authorOf: AuthorOf): FieldVersion[] {
  const array = recordArray(doc, id)
  const cells = array && readCells(array, authorOf)
  return cells ? historyOf(cells, field) : []
}

/** What a register says and said before, newest first; authors are those its writers named. */
export function fieldPast(doc: Y.Doc, id: string, field: string, authorOf: AuthorOf): FieldVersion[] {
  const array = recordArray(doc, id)
  const cells = array && readCells(array, authorOf)
  return cells ? pastOf(cells, field) : []
}

/** Who wrote the value of a register that is shown; undefined for a record that is not there. */
export function authorOfField(doc: Y.Doc, id: string, field: string, authorOf: AuthorOf): string | undefined {
  const array = recordArray(doc, id)
  const cells = array && readCells(array, authorOf)
  return cells && (versionsOf(cells, field)[0]?.by ?? cells.base.by)
}

const textsIn =
  (doc: Y.Doc, id: string) =>
  (field: string): string =>
    textOf(doc, id, field).toString()

/** The record's shared texts in the order of its table: an edit inside one also brings a deleted record back. */
function textsOf(base: Base, textAt: (field: string) => string): string[] {
  if (!isRecordType(base.type)) return []
  const fields = Object.entries<KnownField>(recordTypes[base.type]).filter(([, field]) => field.kind === 'text')
  return fields.map(([name]) => textAt(name))
}

/** The record as its cells and shared texts say; undefined for a type this version does not know. */
export function recordOf(cells: Cells, textAt: (field: string) => string): ReadRecord | undefined {
  const { base } = cells
  if (!isRecordType(base.type)) return undefined
  const values: Record<string, Json> = {}
  const conflicts: FieldConflict[] = []
  for (const [name, field] of Object.entries<KnownField>(recordTypes[base.type])) {
    if (field.kind === 'set') values[name] = elementsOfSet(cells, name)
    else if (field.kind === 'text') values[name] = textAt(name)
    else {
      const versions = versionsOf(cells, name).filter(version => field.fits(version.value))
      values[name] = versions[0] === undefined ? field.default : versions[0].value
      if (versions.length > 1) conflicts.push({ field: name, versions, ...standingBefore(cells, name, field) })
    }
  }
  const deleted = deletionOf(cells, textsOf(base, textAt))
  const time = base.type === 'visit' ? structOf(cells, 'at') : undefined
  const head = {
    ...{ type: base.type, id: base.id, bornAt: base.at, bornBy: base.by, values, conflicts },
    ...(time && { timeIn: [time.client, time.clock] as const }),
  }
  return deleted === undefined ? head : { ...head, deleted }
}

function standingBefore(cells: Cells, name: string, field: KnownField): { before?: Json } {
  const before = beforeOf(cells, name)
  if (before === undefined) return {}
  const value = before.value ?? field.default
  return field.fits(value) ? { before: value } : {}
}
