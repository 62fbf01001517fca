/** What a form changes: only fields that read otherwise than when it was opened, so that what arrives meanwhile stays. */
import type { Json } from '#shared/domain/field.ts'

type Fields = { readonly [field: string]: Json }

export function changedValues<T extends Fields>(born: T, now: T): Partial<T> {
  const changed = Object.entries(now).filter(([field, value]) => !isSame(born[field] ?? null, value))
  // The entries are fields of T with T's values.
  return Object.fromEntries(changed) as Partial<T>
}

/** Fields that hold anything: an absent field is its default. */
export function filledValues<T extends Fields>(values: T, defaults: T): Partial<T> {
  return changedValues(defaults, values)
}

/** Sets have no order. */
function isSame(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every(item => b.includes(item))
  return a === b
}
