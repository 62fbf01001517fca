/**
 * The layout of a record inside a Y.Doc: a Y.Array `[base, ...cells]`. `base` holds the fields at birth; a cell is one written value.
 *
 * 1. Writing a register deletes the cells of it one sees and pushes the new one; concurrent writes leave both: that is the conflict.
 * 2. Shown first: later `at`, then canonical JSON, then author; never the client id. Equal values are no conflict.
 * 3. A set is several cells of one field: `[field, ['+', element]]`; an element of the base is taken out by `['-', element]`.
 * 4. `deletedAt` is a cell with the hash of the record's other cells and texts: deleted only while it still fits.
 * 5. Unknown fields and cells are never touched (proj:P8).
 * 6. A register's cell says what it was written on: the value that stood there, what that one was written on, and so on, a few
 *    steps. Where two cells meet, the newest step both know is what stood before both edits.
 * 7. A cell an undo put back is marked so: its author is whom its writer names, as in `was`.
 */
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import type * as Y from 'yjs'
import type { Json } from '#shared/domain/field.ts'
import type { FieldVersion } from '#shared/domain/record.ts'
import { canonicalJson } from './canonical-json.ts'

export interface Base {
  readonly id: string
  readonly type: string
  readonly at: number
  readonly by: string
  readonly f: { readonly [field: string]: Json }
}

/** `isBefore` marks what stood there before the edits that were in conflict. */
type Was = readonly [value: Json, at: number, by: string, isBefore?: 1]
/** A value as it was written on. `null` for a field nobody had filled yet. */
type Step = readonly [value: Json, at: number, by: string]
type Cell = readonly [field: string, value: Json, at: number, by: string, was?: readonly Was[]]

/** Which member a Yjs client id belongs to, as the log says; undefined for one the log has not named. */
export type AuthorOf = (client: number) => string | undefined

export interface Stamp {
  readonly at: number
  readonly by: string
}

/** The losers a cell carries along. */
const maxWas = 3
/** The steps a cell remembers, and the letters they may have together: a long note is not carried three times. */
const maxSteps = 3
const maxStepsLength = 2_000
const deletedField = 'deletedAt'

/** The struct of a Yjs document that brought a value. */
export interface StructId {
  readonly client: number
  readonly clock: number
}

interface Element extends StructId {
  readonly index: number
  readonly value: Json
}

/** Elements of the array with the client that inserted each (Yjs keeps it per item, the public iterator does not show it). */
function elementsOf(array: Y.Array<Json>): Element[] {
  const elements: Element[] = []
  for (let item = array._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    for (const [i, value] of (item.content.getContent() as Json[]).entries())
      elements.push({ index: elements.length, value, client: item.id.client, clock: item.id.clock + i })
  }
  return elements
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a record was born with; undefined for anything else. */
export function toBase(value: Json | undefined): Base | undefined {
  if (!isRecord(value)) return undefined
  const { id, type, at, by, f } = value
  if (
    typeof id !== 'string' ||
    id === '' ||
    typeof type !== 'string' ||
    typeof at !== 'number' ||
    typeof by !== 'string' ||
    !isRecord(f)
  )
    return undefined
  return { id, type, at, by, f }
}

const isWas = (value: Json): value is Was & Json =>
  Array.isArray(value) && value.length >= 3 && typeof value[1] === 'number' && typeof value[2] === 'string'

function toCell(value: Json): Cell | undefined {
  if (!Array.isArray(value)) return undefined
  const [field, content, at, by, was] = value as Json[]
  if (typeof field !== 'string' || content === undefined || typeof at !== 'number' || typeof by !== 'string')
    return undefined
  return Array.isArray(was) ? [field, content, at, by, was.filter(isWas)] : [field, content, at, by]
}

const isStep = (value: Json): value is Step & Json => isWas(value) && value.length === 3

/** Elements of a cell after those its deletion is hashed with. */
const [stepsAt, putBackAt] = [5, 6]

const stepsOf = (value: Json): readonly Step[] => {
  const steps = Array.isArray(value) ? value[stepsAt] : undefined
  return Array.isArray(steps) ? steps.filter(isStep) : []
}

const isPutBack = (value: Json): boolean => Array.isArray(value) && value[putBackAt] === 1

interface PlacedCell {
  readonly index: number
  readonly cell: Cell
  readonly by: string
  readonly struct: StructId
  /** Newest first. */
  readonly steps: readonly Step[]
}

/** A record as it stands: its base and its readable cells, with the author the log vouches for. */
export interface Cells {
  readonly base: Base
  /** Where the base is written. */
  readonly born: StructId
  readonly cells: readonly PlacedCell[]
}

export function readCells(array: Y.Array<Json>, authorOf: AuthorOf): Cells | undefined {
  const [first, ...rest] = elementsOf(array)
  const base = toBase(first?.value)
  if (base === undefined || first === undefined) return undefined
  const cells: PlacedCell[] = []
  for (const element of rest) {
    const cell = toCell(element.value)
    if (cell === undefined) continue
    const author = isPutBack(element.value) ? undefined : authorOf(element.client)
    const { index, client, clock } = element
    cells.push({ index, cell, by: author ?? cell[3], struct: { client, clock }, steps: stepsOf(element.value) })
  }
  const { client, clock } = first
  return { base: { ...base, by: authorOf(client) ?? base.by }, born: { client, clock }, cells }
}

/** Live values of a register, the one shown first; empty when nobody ever wrote it. */
export function versionsOf(record: Cells, field: string): FieldVersion[] {
  const written = record.cells.filter(({ cell }) => cell[0] === field)
  if (written.length === 0) {
    const value = record.base.f[field]
    return value === undefined ? [] : [{ value, at: record.base.at, by: record.base.by }]
  }
  const versions = written.map(({ cell, by }) => ({ value: cell[1], at: cell[2], by }))
  versions.sort(shownFirst)
  return versions.filter(
    (version, i) => versions.findIndex(v => canonicalJson(v.value) === canonicalJson(version.value)) === i,
  )
}

/** Where the value of a register that is shown is written. */
export function structOf(record: Cells, field: string): StructId {
  const written = record.cells.filter(({ cell }) => cell[0] === field)
  const [shown] = written.sort((a, b) => shownFirst({ ...claimOf(a), by: a.by }, { ...claimOf(b), by: b.by }))
  return shown?.struct ?? record.born
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const shownFirst = (a: FieldVersion, b: FieldVersion): number =>
  b.at - a.at || compare(canonicalJson(b.value), canonicalJson(a.value)) || compare(b.by, a.by)

/** Values that lost a decision or an edit, and what stood there before it, newest first. */
export function historyOf(record: Cells, field: string): FieldVersion[] {
  const lost = record.cells.filter(({ cell }) => cell[0] === field).flatMap(({ cell }) => cell[4] ?? [])
  return lost
    .map(([value, at, by, isBefore]): FieldVersion => ({ value, at, by, ...(isBefore === 1 && { isBefore: true }) }))
    .sort(shownFirst)
}

/** What a register says and said before, newest first: as far back as its cell knows, and what it was born with. */
export function pastOf(record: Cells, field: string): FieldVersion[] {
  const steps = stepsBefore(record, field).map(([value, at, by]): FieldVersion => ({ value, at, by }))
  const { base } = record
  const born: FieldVersion = { value: base.f[field] ?? null, at: base.at, by: base.by }
  const isWhole = steps.some(({ at, value }) => at === born.at && canonicalJson(value) === canonicalJson(born.value))
  return isWhole ? steps : [...steps, born]
}

/** What stood there when the edits that are in conflict began; undefined when none is known to all of them. Its value is null where nothing was. */
export function beforeOf(record: Cells, field: string): FieldVersion | undefined {
  const [first, ...others] = record.cells.filter(({ cell }) => cell[0] === field)
  if (first === undefined || others.length === 0) return undefined
  const known = others.map(({ steps }) => new Set(steps.map(canonicalStep)))
  const common = first.steps.find(step => known.every(steps => steps.has(canonicalStep(step))))
  return common && { value: common[0], at: common[1], by: common[2] }
}

const canonicalStep = (step: Step): string => canonicalJson(step)

/** What a value written now is written on. */
function stepsBefore(record: Cells, field: string): Step[] {
  const written = record.cells
    .filter(({ cell }) => cell[0] === field)
    .sort((a, b) => shownFirst(claimOf(a), claimOf(b)))
  const { base } = record
  const all: Step[] =
    written[0] === undefined
      ? [[base.f[field] ?? null, base.at, base.by]]
      : [[written[0].cell[1], written[0].cell[2], written[0].cell[3]], ...written[0].steps]
  const steps: Step[] = []
  for (const step of all.slice(0, maxSteps)) {
    if (JSON.stringify([...steps, step]).length > maxStepsLength) break
    steps.push(step)
  }
  return steps
}

const claimOf = ({ cell: [, value, at, by] }: PlacedCell): FieldVersion => ({ value, at, by })

/** Elements of a set, sorted. */
export function elementsOfSet(record: Cells, field: string): string[] {
  const born = record.base.f[field]
  const elements = new Set(Array.isArray(born) ? born.filter((e): e is string => typeof e === 'string') : [])
  const marks = record.cells.filter(({ cell }) => cell[0] === field).map(({ cell }) => toMark(cell[1]))
  for (const mark of marks) if (mark?.sign === '-') elements.delete(mark.element)
  for (const mark of marks) if (mark?.sign === '+') elements.add(mark.element)
  return [...elements].sort(compare)
}

function toMark(value: Json): { sign: '+' | '-'; element: string } | undefined {
  if (!Array.isArray(value)) return undefined
  const [sign, element] = value
  return (sign === '+' || sign === '-') && typeof element === 'string' ? { sign, element } : undefined
}

/** Who deleted the record and when; undefined when it lives, also when an edit slipped in after the deletion was written. */
export function deletionOf(record: Cells, texts: readonly string[]): Stamp | undefined {
  const deletions = record.cells.filter(({ cell }) => cell[0] === deletedField)
  if (deletions.length === 0) return undefined
  const hash = hashOf(record, texts)
  const fitting = deletions.filter(({ cell }) => Array.isArray(cell[1]) && cell[1][2] === hash)
  const last = fitting.sort((a, b) => b.cell[2] - a.cell[2] || compare(b.by, a.by))[0]
  return last === undefined ? undefined : { at: last.cell[2], by: last.by }
}

/** Hash of the record's other cells and texts: the deletion holds only for what its author saw. */
function hashOf(record: Cells, texts: readonly string[]): string {
  const seen = record.cells
    .filter(({ cell }) => cell[0] !== deletedField)
    .map(({ cell }) => canonicalJson(cell as Json))
  const bytes = digest(encodeUtf8(JSON.stringify([...seen.sort(compare), ...texts])))
  return Array.from(bytes.subarray(0, 10), byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Writes a register. The losers of a conflict it settles travel in `was`, newest first, then what stood before it; at most three. */
export function writeRegister(array: Y.Array<Json>, record: Cells, field: string, value: Json, stamp: Stamp): void {
  const written = record.cells.filter(({ cell }) => cell[0] === field)
  const chosen = canonicalJson(value)
  const losers = versionsOf(record, field).slice(written.length > 1 ? 0 : 1)
  const before = beforeOf(record, field)
  const earlier = [
    ...(before === undefined ? [] : [{ ...before, isBefore: true as const }]),
    ...historyOf(record, field),
  ]
  const was = [...losers, ...earlier]
    .filter(version => canonicalJson(version.value) !== chosen)
    .slice(0, maxWas)
    .map(({ value, at, by, isBefore }): Json => (isBefore === true ? [value, at, by, 1] : [value, at, by]))
  const steps = stepsBefore(record, field)
  removeAt(
    array,
    written.map(({ index }) => index),
  )
  array.push([[field, value, stamp.at, stamp.by, was, steps]])
}

/** The cells of a register as an undo would put them back. */
export const standingCells = (record: Cells, field: string): Json[] =>
  record.cells
    .filter(({ cell }) => cell[0] === field)
    .map(({ cell: [, value, at, , was], by, steps }) => [field, value, at, by, was ?? [], steps, 1] as unknown as Json) // Tuples of Json are Json.

/** Puts cells back in the place of the value that was decided for; what somebody wrote meanwhile stays. */
export function reopenRegister(
  array: Y.Array<Json>,
  record: Cells,
  field: string,
  decided: Json,
  cells: readonly Json[],
): void {
  const stale = record.cells.filter(
    ({ cell }) => cell[0] === field && canonicalJson(cell[1]) === canonicalJson(decided),
  )
  removeAt(
    array,
    stale.map(({ index }) => index),
  )
  array.push([...cells])
}

/** Makes a set hold exactly `next`, as seen from `record`: only the difference is written, so that others' elements stay. */
export function writeSet(
  array: Y.Array<Json>,
  record: Cells,
  field: string,
  next: readonly string[],
  stamp: Stamp,
): void {
  const now = elementsOfSet(record, field)
  const taken = now.filter(element => !next.includes(element))
  const added = next.filter((element, i) => !now.includes(element) && next.indexOf(element) === i)
  const changed = new Set([...taken, ...added])
  const stale = record.cells.filter(({ cell }) => cell[0] === field && changed.has(toMark(cell[1])?.element ?? ''))
  const born = record.base.f[field]
  const bornWith = (element: string): boolean => Array.isArray(born) && born.includes(element)
  removeAt(
    array,
    stale.map(({ index }) => index),
  )
  for (const element of taken) if (bornWith(element)) array.push([[field, ['-', element], stamp.at, stamp.by]])
  for (const element of added) if (!bornWith(element)) array.push([[field, ['+', element], stamp.at, stamp.by]])
}

export function writeDeletion(array: Y.Array<Json>, record: Cells, texts: readonly string[], stamp: Stamp): void {
  removeDeletion(array, record)
  array.push([[deletedField, [stamp.at, stamp.by, hashOf(record, texts)], stamp.at, stamp.by]])
}

export function removeDeletion(array: Y.Array<Json>, record: Cells): void {
  removeAt(
    array,
    record.cells.filter(({ cell }) => cell[0] === deletedField).map(({ index }) => index),
  )
}

function removeAt(array: Y.Array<Json>, indexes: readonly number[]): void {
  for (const index of [...indexes].sort((a, b) => b - a)) array.delete(index, 1)
}
