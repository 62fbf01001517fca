/** The parts a form of a note is made of, and how what is typed into them becomes values of its fields. Pure. */
import type { Json } from '#shared/domain/field.ts'
import { moneyTyped, readMoneyIfAny } from '#app/data/typed-money.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

export type FormPart =
  | { readonly kind: 'line'; readonly field: string }
  | { readonly kind: 'area'; readonly field: string; readonly rows?: number }
  | { readonly kind: 'day'; readonly field: string }
  | { readonly kind: 'money'; readonly field: string; readonly hasHint?: boolean }
  /** 1–5 by buttons; tapped again it is not said. */
  | { readonly kind: 'level'; readonly field: string }
  /** One of few, by chips. */
  | { readonly kind: 'choice'; readonly field: string; readonly values: readonly string[] }
  /** A name that is often one of these and may be any other. */
  | { readonly kind: 'name'; readonly field: string; readonly names: readonly string[] }
  /** One of them, or none: a person, a visit. */
  | { readonly kind: 'one'; readonly field: string; readonly choices: readonly Named[]; readonly none: string }
  | { readonly kind: 'people'; readonly field: string; readonly people: readonly Named[] }
  /** Us and them by attribute; in the form as its JSON. */
  | { readonly kind: 'grid'; readonly field: string }

/** What stands in the form, by field. */
export type Draft = { readonly [field: string]: string | readonly string[] }

type Fields = { readonly [field: string]: Json | undefined }

export const draftOf = (parts: readonly FormPart[], values: Fields, currency: string): Draft =>
  Object.fromEntries(parts.map(part => [part.field, typed(part, values[part.field] ?? null, currency)]))

function typed(part: FormPart, value: Json, currency: string): string | readonly string[] {
  if (part.kind === 'people') return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
  if (part.kind === 'grid') return JSON.stringify(value ?? {})
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return ''
  return part.kind === 'money' ? moneyTyped(value, currency) : String(value)
}

/** The values of all parts; a part that cannot be understood is named in `bad` and left out. */
export function valuesOf(
  parts: readonly FormPart[],
  draft: Draft,
  currency: string,
): { readonly values: { readonly [field: string]: Json }; readonly bad: ReadonlySet<string> } {
  const values: Record<string, Json> = {}
  const bad = new Set<string>()
  for (const part of parts) {
    const value = read(part, draft[part.field] ?? '', currency)
    if (value === undefined) bad.add(part.field)
    else values[part.field] = value
  }
  return { values, bad }
}

function read(part: FormPart, text: string | readonly string[], currency: string): Json | undefined {
  if (typeof text !== 'string') return text
  const trimmed = text.trim()
  if (part.kind === 'money') return readMoneyIfAny(trimmed, currency)
  if (part.kind === 'level') return trimmed === '' ? null : Number(trimmed)
  if (part.kind === 'grid') return trimmed === '' ? {} : (JSON.parse(trimmed) as Json) // Written by `typed` and the grid's own control.
  return trimmed
}

/** The values of what reads otherwise than when the form was opened, so that what arrives meanwhile stays. */
export function changesOf(parts: readonly FormPart[], born: Draft, draft: Draft, currency: string) {
  const { values } = valuesOf(parts, draft, currency)
  return Object.fromEntries(Object.entries(values).filter(([field]) => !isSame(born[field] ?? '', draft[field] ?? '')))
}

type Typed = Draft[string]

/** Sets have no order. */
const isSame = (a: Typed, b: Typed): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.length === b.length && a.every(item => b.includes(item))
