/** A value of a field as the reader writes it: money, dates and choices in words, ids by the name they stand for. */
import type { Json } from '#shared/domain/field.ts'
import { fieldShape } from '#shared/domain/field-shape.ts'
import type { GoalMetric } from '#shared/domain/record.ts'
import { fieldValue } from './field-words.ts'
import type { Format } from './format.ts'
import type { Words } from './zh-CN.ts'

export interface ValueReader {
  readonly words: Words
  readonly format: Format
  /** Names of members and records, by id; an id without a name reads as its type. */
  readonly names: ReadonlyMap<string, string>
  /** Milliseconds since the epoch. */
  readonly now: number
}

interface Place {
  readonly type: string
  readonly field: string
  /** Of the goal the field belongs to. */
  readonly metric?: GoalMetric | undefined
}

export function valueText(
  { words, format, names, now }: ValueReader,
  { type, field, metric }: Place,
  value: Json,
): string {
  const shape = fieldShape(type, field, metric)
  if (value === null || value === '') return words.fields.none
  if (shape === 'record' || shape === 'member') return nameList(words, format, names, value)
  if (typeof value === 'string' && shape === 'day') return format.dayShort(value)
  if (typeof value === 'number' && shape === 'money') return format.money(value)
  if (typeof value === 'number' && shape === 'instant') return format.moment(value, now)
  if (typeof value === 'number' && shape === 'number') return format.number(value)
  if (Array.isArray(value) && value.length > 0) return format.list(value.map(String))
  return fieldValue(words, type, field, value)
}

function nameList(words: Words, format: Format, names: ReadonlyMap<string, string>, value: Json): string {
  const ids = (Array.isArray(value) ? value : [value]).map(String)
  return ids.length === 0 ? words.fields.none : format.list(ids.map(id => names.get(id) ?? words.fields.unnamed))
}
