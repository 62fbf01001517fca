/** JSON with sorted keys and no white space: the same value is the same text on every device. */
import type { Json } from '#shared/domain/field.ts'

export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as { readonly [key: string]: Json }
  const members = Object.keys(record)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalJson(record[key] ?? null)}`)
  return `{${members.join(',')}}`
}
