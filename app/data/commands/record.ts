/** Commands every record has: delete, restore, decide a conflict. */
import type { Json } from '#shared/domain/field.ts'
import type { RecordType } from '#shared/domain/record.ts'
import { customerOf } from '#shared/doc/name.ts'
import { isNoteType } from '../record-table.ts'
import type { Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'

export interface RecordRef {
  readonly type: RecordType
  readonly id: string
  readonly doc: string
}

const labelOf = (verb: 'delete' | 'restore', { type }: RecordRef, name: string) =>
  isNoteType(type) ? { label: `${verb}Note`, values: { type, name } } : { label: `${verb}.${type}`, values: { name } }

const about = (ref: RecordRef): { customer?: string } => {
  const customer = customerOf(ref.doc)
  return customer === undefined ? {} : { customer }
}

/** Restorable for 30 days. @param name the record in words, for the activity list. */
export function deleteRecord(ketu: Ketu, ref: RecordRef, name: string): Promise<Written> {
  return ketu.store.write({ ...labelOf('delete', ref, name), ...about(ref) }, writer => writer.remove(ref.doc, ref.id))
}

export function restoreRecord(ketu: Ketu, ref: RecordRef, name: string): Promise<Written> {
  return ketu.store.write({ ...labelOf('restore', ref, name), ...about(ref) }, writer =>
    writer.restore(ref.doc, ref.id),
  )
}

/** One tap decides a conflict: the chosen value is written, the others stay in the field's history. Undone, they stand against each other again. */
export function decideConflict(ketu: Ketu, ref: RecordRef, field: string, value: Json): Promise<Written> {
  return ketu.store.write(
    { label: 'decideConflict', values: { field: `${ref.type}.${field}` }, ...about(ref) },
    writer => writer.edit(ref.doc, ref.id, { [field]: value }),
  )
}
