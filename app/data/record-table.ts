/** Which table of this device holds the rows of each type of record. */
import { noteTypes, type NoteType, type RecordType } from '#shared/domain/record.ts'

export const recordTables = {
  customer: 'customers',
  contact: 'contacts',
  action: 'actions',
  goal: 'goals',
  visit: 'visits',
  order: 'orders',
  comment: 'comments',
  judgement: 'judgements',
} as const satisfies { readonly [type in Exclude<RecordType, NoteType>]: string }

export type RecordTable = (typeof recordTables)[keyof typeof recordTables] | 'notes'

export const allRecordTables: readonly RecordTable[] = [...Object.values(recordTables), 'notes']

const noted: ReadonlySet<string> = new Set(noteTypes)

export const isNoteType = (type: RecordType): type is NoteType => noted.has(type)

export const tableOf = (type: RecordType): RecordTable => (isNoteType(type) ? 'notes' : recordTables[type])

/** Rows of `notes` say themselves what they are. */
export const typeOfTable = (table: RecordTable): RecordType => typesByTable.get(table) ?? 'need'

const typesByTable: ReadonlyMap<string, RecordType> = new Map(
  // Its keys are types of records.
  Object.entries(recordTables).map(([type, table]) => [table, type as RecordType]),
)
