/**
 * Two people wrote one field at the same time: what a conflict card shows of each value, how a third one is read from what a
 * person types, and deciding. The values not chosen stay in the history of the field.
 */
import { canonicalJson } from '#shared/doc/canonical-json.ts'
import type { Json } from '#shared/domain/field.ts'
import { type FieldShape, fieldShape } from '#shared/domain/field-shape.ts'
import { isDay } from '#shared/domain/day.ts'
import type { FieldConflict, GoalMetric, RecordType } from '#shared/domain/record.ts'
import { maxTextLength } from '#shared/sync/limit.ts'
import { decideConflict } from './commands/record.ts'
import { readInteger } from './import/read-number.ts'
import type { Written } from './doc-store.ts'
import type { Ketu } from './ketu.ts'
import { readMoney } from './typed-money.ts'

export interface ConflictVersion {
  /** The value as canonical JSON: tells the versions of one field apart. */
  readonly key: string
  readonly value: Json
  /** When it was edited (claimed by the device), not when it arrived. */
  readonly at: number
  /** Member id. */
  readonly by: string
  readonly isMine: boolean
  /** True for the one every screen shows until somebody decides. */
  readonly isShown: boolean
}

export const conflictVersions = (conflict: FieldConflict, me: string): readonly ConflictVersion[] =>
  conflict.versions.map(({ value, at, by }, i) => ({
    key: canonicalJson(value),
    value,
    at,
    by,
    isMine: by === me,
    isShown: i === 0,
  }))

export interface ConflictPlace {
  readonly type: RecordType
  readonly id: string
  readonly doc: string
  readonly field: string
}

/** One tap: the value counts from now on. Its undo opens the conflict again. */
export const decideFor = (ketu: Ketu, place: ConflictPlace, value: Json): Promise<Written> =>
  decideConflict(ketu, place, place.field, value)

const typedShapes: readonly FieldShape[] = ['text', 'day', 'money', 'number']

/** Fields a person can write another value of; the others are chosen from what is there. */
export const canBeTyped = (type: RecordType, field: string, metric?: GoalMetric): boolean =>
  typedShapes.includes(fieldShape(type, field, metric))

export type ReadValue =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'bad'; readonly shape: FieldShape }

/** What a person typed as a value of this shape: 3.2万 of money is an integer of minor units. */
export function readTyped(shape: FieldShape, text: string, currency: string): ReadValue {
  const bad: ReadValue = { kind: 'bad', shape }
  const typed = text.trim()
  if (shape === 'text') return typed.length > maxTextLength ? bad : { kind: 'value', value: typed }
  if (shape === 'day') return typed === '' || isDay(typed) ? { kind: 'value', value: typed } : bad
  const number = shape === 'money' ? readMoney(typed, currency) : shape === 'number' ? readInteger(typed) : undefined
  return number === undefined ? bad : { kind: 'value', value: number }
}
