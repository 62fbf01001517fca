/** One thing a person of the sample team did: the records it wrote, when, and on whose device. */
import type { Values } from '#shared/doc/document.ts'
import type { RecordType } from '#shared/domain/record.ts'
import type { TerritoryName } from './people.ts'

export interface NewRecord {
  readonly doc: string
  readonly place: 'main' | 'record'
  readonly type: RecordType
  readonly id: string
  readonly values: Values
}

export interface Work {
  /** ms since the epoch. */
  readonly at: number
  /** Name of the person. */
  readonly by: string
  readonly territory: TerritoryName
  readonly records: readonly NewRecord[]
}

/** A text among the values of a record; '' when there is none. */
export function textIn(values: Values, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : ''
}
