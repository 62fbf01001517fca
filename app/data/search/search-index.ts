/**
 * Customers and contacts by name, reading, initials and telephone, held in memory: a keystroke is answered from here
 * (ux:B7). Rows come sorted once, so that equal ranks need no sorting: class, last visit, id.
 */
import { allReadings, maxQuery, rangesOf, reach, readingLevels } from './match.ts'
import { digitsOf, plainLetters } from './name-unit.ts'
import { bitOf, bitsOf, entryOf, type SearchEntry, type SearchKind, type SearchRow } from './search-entry.ts'

export interface SearchHit {
  readonly id: string
  readonly kind: SearchKind
  readonly customer: string
  readonly name: string
  /** Half-open, in UTF-16 units of the name, ascending; empty when the telephone was found. */
  readonly ranges: readonly (readonly [start: number, end: number])[]
  /** 0 is best; see `ranks`. */
  readonly rank: number
}

export interface SearchHits {
  readonly customers: readonly SearchHit[]
  readonly contacts: readonly SearchHit[]
}

export interface SearchIndex {
  readonly size: number
  /** The best hits of each kind. An empty query has none. */
  readonly search: (query: string, limit?: number) => SearchHits
}

/** From best to worst. `begins`: at the unit the name is called by; `within`: at another. */
const ranks = {
  whole: 0,
  begins: 1,
  beginsByReading: 2,
  beginsByOtherReading: 3,
  within: 4,
  withinByReading: 5,
  withinByOtherReading: 6,
  phone: 7,
  beginsWithGaps: 8,
  withGaps: 9,
  letters: 10,
} as const
const rankCount = 11
const minPhoneDigits = 3

export function createSearchIndex(rows: readonly SearchRow[]): SearchIndex {
  const formsByUnit = new Map<string, readonly string[]>()
  const entries = rows.toSorted(byImportance).map(row => entryOf(row, formsByUnit))
  return { size: entries.length, search: (query, limit = 20) => search(entries, query, limit) }
}

const byImportance = (a: SearchRow, b: SearchRow): number =>
  compare(a.class || 'D', b.class || 'D') || compare(b.lastVisit, a.lastVisit) || compare(a.id, b.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Query {
  readonly text: string
  /** Digits of what may be a telephone number, else ''. */
  readonly digits: string
  readonly head: number
  readonly letters: number
}

function queryOf(typed: string): Query {
  const text = plainLetters(typed.normalize('NFKC'))
    .replace(/[\s'’·.-]/g, '')
    .slice(0, maxQuery)
  const isNumber = /^[\d\s()+-]+$/.test(typed.trim())
  return { text, digits: isNumber ? digitsOf(typed) : '', head: bitOf(text.charCodeAt(0)), letters: bitsOf(text) }
}

function search(entries: readonly SearchEntry[], typed: string, limit: number): SearchHits {
  const query = queryOf(typed)
  const found = { customer: createFound(limit), contact: createFound(limit) }
  if (query.text === '') return { customers: [], contacts: [] }
  for (const entry of entries) {
    const { wanted, add } = found[entry.row.kind]
    const rank = rankOf(entry, query, wanted())
    if (rank !== undefined) add(entry, rank)
  }
  const best = (kind: SearchKind): SearchHit[] =>
    found[kind].best().map(([entry, rank]) => hitOf(entry, query.text, rank))
  return { customers: best('customer'), contacts: best('contact') }
}

/** The best `limit` entries, by rank and then as they came. Ranks that cannot get in any more are not looked for. */
function createFound(limit: number) {
  const byRank = Array.from({ length: rankCount }, (): SearchEntry[] => [])
  let worst = rankCount - 1
  return {
    wanted: () => worst,
    add: (entry: SearchEntry, rank: number): void => {
      if (rank > worst) return
      byRank[rank]?.push(entry)
      let count = 0
      for (let at = 0; at <= worst; at++) {
        count += byRank[at]?.length ?? 0
        if (count >= limit) worst = at - 1
      }
    },
    best: () => byRank.flatMap((list, rank) => list.map(entry => [entry, rank] as const)).slice(0, limit),
  }
}

/** The rank of the entry, or undefined when it is none up to `worst`. */
function rankOf(entry: SearchEntry, query: Query, worst: number): number | undefined {
  if (entry.plain === query.text) return ranks.whole
  const byName = isPossible(entry, query) ? rankOfName(entry, query.text, worst) : undefined
  if (byName !== undefined && byName < ranks.phone) return byName
  if (query.digits.length >= minPhoneDigits && entry.row.phone.includes(query.digits)) return ranks.phone
  if (byName !== undefined || worst < ranks.letters || query.text.length < 2) return byName
  return entry.plain.includes(query.text) ? ranks.letters : undefined
}

const isPossible = (entry: SearchEntry, { text, head, letters }: Query): boolean =>
  (letters & ~entry.letters) === 0 && (head === 0 ? entry.plain.includes(text[0] ?? '') : (entry.heads & head) !== 0)

function rankOfName(entry: SearchEntry, query: string, worst: number): number | undefined {
  if (isSpelledAt(entry, query, entry.begin)) return ranks.begins
  for (const [level, forms] of readingLevels.entries()) {
    if (worst < ranks.beginsByReading + level) return undefined
    if (reach(entry, query, entry.begin, forms, false)) return ranks.beginsByReading + level
  }
  if (worst < ranks.within) return undefined
  if (entry.units.some((_, start) => isSpelledAt(entry, query, start))) return ranks.within
  for (const [level, forms] of readingLevels.entries()) {
    if (worst < ranks.withinByReading + level) return undefined
    if (startOf(entry, query, forms, false) !== undefined) return ranks.withinByReading + level
  }
  if (query.length < 2 || worst < ranks.beginsWithGaps) return undefined
  if (reach(entry, query, entry.begin, allReadings, true)) return ranks.beginsWithGaps
  return startOf(entry, query, allReadings, true) === undefined ? undefined : ranks.withGaps
}

/** The letters stand there as they were typed, blanks aside. Initials of words are no better than initials of a reading. */
const isSpelledAt = ({ spelled, offsets }: SearchEntry, query: string, unit: number): boolean =>
  spelled.startsWith(query, offsets[unit] ?? spelled.length)

/** The first unit from which the query is spelled. */
function startOf(entry: SearchEntry, query: string, forms: number, gaps: boolean): number | undefined {
  for (let start = 0; start < entry.units.length; start++) if (reach(entry, query, start, forms, gaps)) return start
  return undefined
}

function hitOf(entry: SearchEntry, query: string, rank: number): SearchHit {
  const { id, kind, customer, name } = entry.row
  return { id, kind, customer, name, rank, ranges: markOf(entry, query, rank) }
}

function markOf(entry: SearchEntry, query: string, rank: number): [number, number][] {
  if (rank === ranks.phone) return []
  if (rank === ranks.whole) return [[0, entry.row.name.length]]
  if (rank === ranks.letters) {
    const at = entry.plain.indexOf(query)
    return [[at, at + query.length]]
  }
  const gaps = rank >= ranks.beginsWithGaps
  const forms = formsOfRank[rank] ?? allReadings
  const isBegin = rank < ranks.within || rank === ranks.beginsWithGaps
  const start = isBegin ? entry.begin : (startOf(entry, query, forms, gaps) ?? entry.begin)
  const steps: number[] = []
  return reach(entry, query, start, forms, gaps, steps) ? rangesOf(entry, query, start, steps, forms) : []
}

const formsOfRank: readonly number[] = [1, 1, ...readingLevels, 1, ...readingLevels]
