/**
 * Undo: the inverse of an activity, done as a new command. A field someone changed meanwhile is asked about, never overwritten;
 * where the activity had settled a conflict, the conflict is open again.
 */
import { canonicalJson } from '#shared/doc/canonical-json.ts'
import { type ReadRecord, readRecord } from '#shared/doc/document.ts'
import type { Json } from '#shared/domain/field.ts'
import type { ActivityRow, InverseStep } from '../db.ts'
import type { Ketu } from '../ketu.ts'
import type { Writer } from '../doc-store.ts'

/** A value that is no longer what the activity had written. */
export interface ChangedSince {
  readonly type: string
  readonly id: string
  readonly field: string
  readonly now: Json
  readonly before: Json
}

export type Undone =
  | { readonly kind: 'undone' }
  | { readonly kind: 'changed-since'; readonly fields: readonly ChangedSince[] }
  | { readonly kind: 'nothing-to-undo' }

/**
 * @param force writes the old values back also where someone changed them meanwhile (the person was asked).
 * @param onProgress after each step of a batch: how many of how many are undone.
 */
export async function undo(
  ketu: Ketu,
  activity: number,
  force = false,
  onProgress: (undone: number, of: number) => void = () => {},
): Promise<Undone> {
  const row = await ketu.db.activity.get(activity)
  if (row === undefined || row.state === 'undone') return { kind: 'nothing-to-undo' }
  const rows = row.batch === undefined ? [row] : await rowsOfBatch(ketu, row.batch)
  if (!force) {
    const fields = (await Promise.all(rows.map(r => changedSince(ketu, r)))).flat()
    if (fields.length > 0) return { kind: 'changed-since', fields }
  }
  let isAnything = false
  for (const [i, each] of rows.entries()) {
    isAnything = (await undoOne(ketu, each)) || isAnything
    onProgress(i + 1, rows.length)
  }
  return { kind: isAnything ? 'undone' : 'nothing-to-undo' }
}

/** Newest first: what was written last goes first. */
async function rowsOfBatch(ketu: Ketu, batch: string): Promise<ActivityRow[]> {
  const rows = await ketu.db.activity.filter(row => row.batch === batch && row.state === 'done').toArray()
  return rows.reverse()
}

async function changedSince(ketu: Ketu, row: ActivityRow): Promise<ChangedSince[]> {
  const changed: ChangedSince[] = []
  for (const step of row.inverse) {
    if (step.kind !== 'set' && step.kind !== 'reopen') continue
    const record = await ketu.store.read(step.doc, open => readRecord(open.doc, step.id, open.authorOf))
    if (!isDue(step, record)) continue
    const now = record?.values[step.field] ?? null
    if (!isSame(now, step.after)) {
      changed.push({ type: step.type, id: step.id, field: step.field, now, before: step.before as Json })
    }
  }
  return changed
}

/** True when there was anything left to take back. */
async function undoOne(ketu: Ketu, row: ActivityRow): Promise<boolean> {
  const intent = { label: 'undo', undoes: row.id, ...(row.batch !== undefined && { batch: row.batch }) }
  let isAnything = false
  await ketu.store.write(intent, async writer => {
    isAnything = false
    for (const step of row.inverse) {
      if (!isDue(step, await heldRecord(ketu, step))) continue
      isAnything = true
      await takeBack(writer, step)
    }
  })
  return isAnything
}

async function heldRecord(ketu: Ketu, { doc, id }: InverseStep): Promise<ReadRecord | undefined> {
  const { entry, row } = await ketu.store.load(doc)
  return row && readRecord(entry.doc, id, entry.authorOf)
}

/** False when it is as if undone: the record went with a refusal or its territory, or says already what it said before. */
function isDue(step: InverseStep, record: ReadRecord | undefined): boolean {
  if (record === undefined) return false
  if (step.kind === 'delete') return record.deleted === undefined
  if (step.kind === 'restore') return record.deleted !== undefined
  if (step.kind === 'reopen') return !isOpen(record, step)
  return !isSame(record.values[step.field] ?? null, step.before)
}

/** True when all the values of the step stand against each other. */
function isOpen(record: ReadRecord, { field, cells }: InverseStep & { kind: 'reopen' }): boolean {
  const versions = record.conflicts.find(conflict => conflict.field === field)?.versions ?? []
  const standing = new Set(versions.map(({ value }) => canonicalJson(value)))
  return cells.every(cell => Array.isArray(cell) && standing.has(canonicalJson(cell[1] ?? null)))
}

/** The values of a step came from a document. */
const isSame = (now: Json, then: unknown): boolean => canonicalJson(now) === canonicalJson(then as Json)

function takeBack(writer: Writer, step: InverseStep): Promise<void> {
  if (step.kind === 'delete') return writer.remove(step.doc, step.id)
  if (step.kind === 'restore') return writer.restore(step.doc, step.id)
  if (step.kind === 'reopen') return writer.reopen(step.doc, step.id, step.field, step.after as Json, step.cells)
  return writer.edit(step.doc, step.id, { [step.field]: step.before as Json })
}
