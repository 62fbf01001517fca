/** A field table says everything about a record type: one line per field. From it come the type, the row, validation, columns. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * register: one value, concurrent writes both kept until a person chooses.
 * set: many values, merged by element. text: a shared text, merged by character (never in the row's base).
 */
export type FieldKind = 'register' | 'set' | 'text'

export interface Field<T extends Json = Json> {
  readonly kind: FieldKind
  /** What an absent field means. Never written: absent stays absent. */
  readonly default: T
  /** True when a value from outside (file, form, newer phone) fits. Row values that fail are shown as the default. */
  readonly fits: (value: Json) => value is T
  /** Key of the field's name in the dictionary. */
  readonly label: string
  /** Normalised header aliases that map to this field on import (IMPORT rules: lower case, no spaces or punctuation). */
  readonly importNames?: readonly string[]
  /** Header on export; absent = the field's own name. */
  readonly exportName?: string
}

export type FieldTable = { readonly [name: string]: Field<never> | Field }

/** The values of a record as TypeScript sees them: `RecordOf<typeof customerFields>`. */
export type RecordOf<T extends { readonly [name: string]: { readonly default: Json } }> = {
  readonly [K in keyof T]: T[K] extends Field<infer V> ? V : never
}

interface Options {
  readonly kind?: FieldKind
  readonly importNames?: readonly string[]
  readonly exportName?: string
}

const field = <T extends Json>(
  value: T,
  label: string,
  fits: (v: Json) => v is T,
  options: Options = {},
): Field<T> => ({
  kind: 'register',
  default: value,
  label,
  fits,
  ...options,
})

const isString = (v: Json): v is string => typeof v === 'string'
const isInteger = (v: Json): v is number => typeof v === 'number' && Number.isSafeInteger(v)
const isBoolean = (v: Json): v is boolean => typeof v === 'boolean'
const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

export const string = (label: string, options?: Options): Field<string> => field('', label, isString, options)

export const integer = (label: string, value = 0, options?: Options): Field<number> =>
  field(value, label, isInteger, options)

export const optionalInteger = (label: string, options?: Options): Field<number | null> =>
  field<number | null>(null, label, (v): v is number | null => v === null || isInteger(v), options)

export const boolean = (label: string, options?: Options): Field<boolean> => field(false, label, isBoolean, options)

/** A business date `YYYY-MM-DD` in the workspace's zone, or '' when unknown. */
export const day = (label: string, options?: Options): Field<string> =>
  field('', label, (v): v is string => isString(v) && (v === '' || dayPattern.test(v)), options)

/** Milliseconds since the epoch, UTC; null when unknown. */
export const instant = (label: string, options?: Options): Field<number | null> => optionalInteger(label, options)

export const oneOf = <const V extends string>(
  label: string,
  values: readonly V[],
  value: V,
  options?: Options,
): Field<V> => field<V>(value, label, (v): v is V => isString(v) && (values as readonly string[]).includes(v), options)

/** Strings merged by element. In a row: sorted, without repeats. */
export const setOf = (label: string, options?: Options): Field<readonly string[]> =>
  field<readonly string[]>([], label, (v): v is readonly string[] => Array.isArray(v) && v.every(isString), {
    ...options,
    kind: 'set',
  })

/** A shared text merged by character. The row holds its plain string. */
export const text = (label: string, options?: Options): Field<string> =>
  field('', label, isString, { ...options, kind: 'text' })

/** Something with a shape of its own, which whoever reads it checks. */
export const json = (label: string, value: Json, options?: Options): Field =>
  field<Json>(value, label, (_v): _v is Json => true, options)
