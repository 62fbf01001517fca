/** Which table of this device holds the rows of each type of record. */
import type { RecordType } from '#shared/domain/record.ts'

export const recordTables = {
  customer: 'customers',
  contact: 'contacts',
  action: 'actions',
  goal: 'goals',
  visit: 'visits',
  order: 'orders',
  comment: 'comments',
  judgement: 'judgements',
} as const satisfies { readonly [type in RecordType]: string }

export type RecordTable = (typeof recordTables)[RecordType]

export const allRecordTables: readonly RecordTable[] = Object.values(recordTables)
