/** A customer or contact prepared for search: its units, the ways to write each, and bits to pass it over by. */
import type { CustomerClass } from '#shared/domain/record.ts'
import { partsOfCompany } from '#shared/domain/sentence/company-name.ts'
import type { MatchName } from './match.ts'
import { type NameUnit, plainLetters, unitsOf } from './name-unit.ts'

export type SearchKind = 'customer' | 'contact'

export interface SearchRow {
  readonly id: string
  readonly kind: SearchKind
  /** Id of the customer: its own for a customer. */
  readonly customer: string
  readonly name: string
  /** Class and last visit of the customer (`YYYY-MM-DD`, '' for none). */
  readonly class: CustomerClass
  readonly lastVisit: string
  /** Digits of its telephones, apart by blanks. */
  readonly phone: string
  /** Readings of the Han characters of the name (see pinyin-key.ts); absent until the worker has made them. */
  readonly keys?: string
}

export interface SearchEntry extends MatchName {
  readonly row: SearchRow
  /** The letters and digits its units begin with, and all it has, as bits: most names are passed over by these alone. */
  readonly heads: number
  readonly letters: number
  /** The unit a name is called by: the first one, or that behind the place (上海|华润): a thousand others are in Shanghai too. */
  readonly begin: number
  readonly plain: string
  /** The units written together, and where each begins in it. */
  readonly spelled: string
  readonly offsets: readonly number[]
}

/** `formsByUnit` is shared by all entries of an index. */
export function entryOf(row: SearchRow, formsByUnit: Map<string, readonly string[]>): SearchEntry {
  const units = unitsOf(row.name)
  const forms = formsOf(units, row.keys, formsByUnit)
  let heads = 0
  let letters = 0
  for (const list of forms) {
    for (const form of list) {
      heads |= bitOf(form.charCodeAt(0))
      letters |= bitsOf(form)
    }
  }
  return {
    row,
    units,
    forms,
    heads,
    letters,
    begin: beginOf(row, units),
    plain: plainLetters(row.name),
    ...spellingOf(units),
  }
}

/** Equal units share their forms: 13,000 names are made of some 2,000 of them. */
function formsOf(
  units: readonly NameUnit[],
  keys: string | undefined,
  shared: Map<string, readonly string[]>,
): (readonly string[])[] {
  const readings = keys === undefined || keys === '' ? [] : keys.split(' ')
  const isComplete = readings.length === units.filter(unit => unit.isHan).length
  let han = 0
  return units.map(unit => {
    const reading = unit.isHan && isComplete ? (readings[han++] ?? '') : ''
    const key = `${unit.text}/${reading}`
    const forms = shared.get(key) ?? [unit.text, ...reading.split('/').filter(form => form !== '')]
    shared.set(key, forms)
    return forms
  })
}

function spellingOf(units: readonly NameUnit[]): Pick<SearchEntry, 'spelled' | 'offsets'> {
  let spelled = ''
  const offsets = units.map(({ text }) => {
    spelled += text
    return spelled.length - text.length
  })
  return { spelled, offsets }
}

function beginOf(row: SearchRow, units: readonly NameUnit[]): number {
  const place = row.kind === 'customer' ? partsOfCompany(row.name).placeLength : 0
  return Math.max(
    0,
    units.findIndex(unit => unit.start >= place),
  )
}

/** a–z have a bit each, digits share one; a name is asked for other characters themselves. */
export function bitOf(code: number): number {
  if (code >= 97 && code <= 122) return 1 << (code - 97)
  return code >= 48 && code <= 57 ? 1 << 26 : 0
}

export function bitsOf(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) bits |= bitOf(text.charCodeAt(i))
  return bits
}
