/** What a record's fields said before: values that lost a conflict stay readable (DESIGN 3). Read from the document. */
import { fieldHistory, fieldPast } from '#shared/doc/document.ts'
import { type FieldVersion, type RecordType, recordTypes } from '#shared/domain/record.ts'
import type { Ketu } from '../ketu.ts'

/** Fields that have a history, newest loser first. */
export function historyOfRecord(
  ketu: Ketu,
  record: { readonly type: RecordType; readonly id: string; readonly doc: string },
): Promise<ReadonlyMap<string, readonly FieldVersion[]>> {
  return ketu.store.read(record.doc, open => {
    const fields = Object.keys(recordTypes[record.type])
    const histories = fields.map(field => [field, fieldHistory(open.doc, record.id, field, open.authorOf)] as const)
    return new Map(histories.filter(([, versions]) => versions.length > 0))
  })
}

/** What one field says and said before, newest first, as far back as is known. */
export const pastOfField = (
  ketu: Ketu,
  record: { readonly id: string; readonly doc: string },
  field: string,
): Promise<readonly FieldVersion[]> =>
  ketu.store.read(record.doc, open => fieldPast(open.doc, record.id, field, open.authorOf))
