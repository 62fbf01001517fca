/** The company's own fields of a customer: each value is one `name: value` of the set `customer.custom` (feat:A5). */
import type { Json } from './field.ts'

export type CustomPair = readonly [name: string, value: string]

export interface CustomField {
  readonly name: string
  /** Offered to choose from; none = anything may be typed. */
  readonly choices: readonly string[]
}

/** The first colon ends the name. Undefined for what is no such pair. */
export function customPair(entry: string): CustomPair | undefined {
  const at = entry.search(/[:：]/)
  const [name, value] = at < 1 ? ['', ''] : [entry.slice(0, at).trim(), entry.slice(at + 1).trim()]
  return name === '' || value === '' ? undefined : [name, value]
}

export const customEntry = (name: string, value: string): string => `${name.trim()}: ${value.trim()}`

/** What stands under one name; several are joined, as two people may have written them. */
export const customValue = (custom: readonly string[], name: string): string =>
  custom
    .map(customPair)
    .flatMap(pair => (pair?.[0] === name ? [pair[1]] : []))
    .join(', ')

/** Fields this version or this company does not know stay as they are. */
export function withCustomValue(custom: readonly string[], name: string, value: string): readonly string[] {
  const others = custom.filter(entry => customPair(entry)?.[0] !== name)
  return value.trim() === '' ? others : [...others, customEntry(name, value)]
}

/** From a setting: whatever does not fit is left out, and of one name the first counts. */
export function parseCustomFields(json: Json): readonly CustomField[] {
  const found = new Map<string, CustomField>()
  for (const one of Array.isArray(json) ? json : []) {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) continue
    const { name, choices } = one as { readonly [key: string]: Json }
    if (typeof name !== 'string' || name.trim() === '' || /[:：]/.test(name) || found.has(name.trim())) continue
    const words = Array.isArray(choices) ? choices.filter(word => typeof word === 'string') : []
    found.set(name.trim(), { name: name.trim(), choices: words })
  }
  return [...found.values()]
}
