/** Words for fields, values and activities found by key at run time: a key a newer phone wrote is shown as it is. */
import type { Json } from '#shared/domain/field.ts'
import { recordTypes, type RecordType } from '#shared/domain/record.ts'
import type { Words } from './zh-CN.ts'

const entry = (dictionary: object, key: string): unknown =>
  Object.hasOwn(dictionary, key) ? (dictionary as Record<string, unknown>)[key] : undefined // Keys come from data; values are checked by each caller.

const isRecordType = (type: string): type is RecordType => Object.hasOwn(recordTypes, type)

/** Name of a field of a record type: `fieldName(words, 'customer', 'city')` is 城市. */
export function fieldName(words: Words, type: string, field: string): string {
  const table = isRecordType(type) ? recordTypes[type] : {}
  const known = entry(table, field)
  const label = known === undefined ? field : (known as { label: string }).label // Every entry of a field table has a label.
  const name = entry(words.fields, label)
  return typeof name === 'string' ? name : field
}

/** A value as a person reads it; values of closed lists get their word, booleans yes or no, empty ones 空. */
export function fieldValue(words: Words, type: string, field: string, value: Json): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return words.fields.none
  if (typeof value === 'boolean') return value ? words.fields.yes : words.fields.no
  if (Array.isArray(value)) return value.map(String).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  const choices = entry(words.fields.values, `${type}.${field}`)
  const word = typeof choices === 'object' && choices !== null ? entry(choices, String(value)) : undefined
  return typeof word === 'string' ? word : String(value)
}

/** The line of an activity; a label this version does not know is shown as written. */
export function activityLine(words: Words, label: string, values: Readonly<Record<string, string | number>>): string {
  const line = entry(words.activity.byCommand, label)
  return typeof line === 'function' ? String(line(values)) : label
}
