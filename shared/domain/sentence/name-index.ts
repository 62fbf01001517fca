/** The dictionary of a rep: customers and contacts by every name they are called, prepared once, asked at each sentence. */
import { namesOfCompany } from './company-name.ts'
import { readingOfSurname, surnameOf } from './surname.ts'

export interface KnownCustomer {
  readonly id: string
  readonly name: string
  /** Other ways to write the name: its reading, syllables apart (`hua run yi yao`). */
  readonly keys?: readonly string[]
}

export interface KnownContact {
  readonly id: string
  readonly name: string
  readonly title?: string
  /** Id of the customer the contact belongs to. */
  readonly customer: string
  /** Other ways to write the name: its reading, surname first, syllables apart (`zhang wei`). */
  readonly keys?: readonly string[]
}

/** A text that names customers or contacts. `written` keeps the capitals: Will is a name, will is none. */
export interface NameEntry {
  readonly key: string
  readonly written: string
  readonly kind: 'customer' | 'contact'
  readonly ids: string[]
  /** One word of a Latin name: it counts only with its capital, a person's only at the customer at hand. */
  readonly isPart: boolean
}

export interface NameIndex {
  readonly customers: ReadonlyMap<string, KnownCustomer>
  readonly contacts: ReadonlyMap<string, KnownContact>
  /** By the whole name in lower case. */
  readonly entries: ReadonlyMap<string, readonly NameEntry[]>
  /** By the first two characters of a name: the lengths of the names that begin so, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>
  /** By Chinese surname, by its reading, and by the last word of a Latin name in lower case. */
  readonly contactsBySurname: ReadonlyMap<string, readonly KnownContact[]>
}

const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text)
/** Given names that are words of every English sentence. */
const wordNames = new Set(['will', 'may', 'mark', 'art', 'bill', 'rich', 'grant', 'joy', 'hope', 'an', 'so', 'do'])

export function createNameIndex(customers: readonly KnownCustomer[], contacts: readonly KnownContact[]): NameIndex {
  const entries = new Map<string, NameEntry[]>()
  const bySurname = new Map<string, KnownContact[]>()
  for (const customer of customers) {
    for (const name of namesOfCompany(customer.name)) addEntry(entries, 'customer', name, customer.id)
    const [first = ''] = partsOfLatin(customer.name.trim().split(/\s+/))
    if (first.length >= 5) addEntry(entries, 'customer', first, customer.id, true)
    for (const key of customer.keys ?? []) {
      for (const reading of readingsOfCompany(customer.name, key)) addReading(entries, 'customer', reading, customer.id)
    }
  }
  for (const contact of contacts) {
    const words = contact.name.trim().split(/\s+/)
    addEntry(entries, 'contact', words.join(' '), contact.id)
    for (const key of contact.keys ?? []) addReading(entries, 'contact', key, contact.id)
    for (const word of partsOfLatin(words)) addEntry(entries, 'contact', word, contact.id, true)
    for (const surname of surnamesOf(contact.name)) push(bySurname, surname, contact)
  }
  return {
    customers: new Map(customers.map(customer => [customer.id, customer])),
    contacts: new Map(contacts.map(contact => [contact.id, contact])),
    entries,
    lengths: lengthsOf(entries.keys()),
    contactsBySurname: bySurname,
  }
}

/** First and last word of a Latin name of several words. */
function partsOfLatin(words: readonly string[]): string[] {
  const ends = words.length > 1 ? [words[0], words.at(-1)] : []
  return ends.flatMap(word =>
    word !== undefined && word.length > 2 && !isHan(word) && !wordNames.has(word.toLowerCase()) ? word : [],
  )
}

function surnamesOf(name: string): string[] {
  if (!isHan(name)) return [name.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '']
  const surname = surnameOf(name)
  const reading = readingOfSurname(surname)
  return reading === undefined ? [surname] : [surname, reading]
}

/** The readings of all its names: 上海华润医药有限公司 is `huarunyiyao` and `huarun` too. */
function readingsOfCompany(name: string, reading: string): string[] {
  const syllables = reading.split(' ')
  const hanCount = (text: string): number => [...text].filter(isHan).length
  if (syllables.length !== hanCount(name)) return [reading]
  return namesOfCompany(name).flatMap(called => {
    const from = hanCount(name.slice(0, name.indexOf(called)))
    const joined = syllables.slice(from, from + hanCount(called)).join('')
    return /^\p{Script=Han}+$/u.test(called) && joined.length >= minCompanyReading ? joined : []
  })
}

/** Shorter ones are English words too often: sale, mate, dale. */
const minCompanyReading = 5

/** A reading is found written together: `huarun`. Below four letters it would be found in every English word. */
function addReading(entries: Map<string, NameEntry[]>, kind: NameEntry['kind'], reading: string, id: string): void {
  const joined = reading.replace(/[\s']/g, '')
  if (joined.length >= 4) addEntry(entries, kind, joined, id)
}

function addEntry(
  entries: Map<string, NameEntry[]>,
  kind: NameEntry['kind'],
  written: string,
  id: string,
  isPart = false,
): void {
  const key = written.toLowerCase()
  if (key.length < 2) return
  const known = entries.get(key)?.find(entry => entry.kind === kind && entry.isPart === isPart)
  if (known === undefined) push(entries, key, { key, written, kind, ids: [id], isPart })
  else if (!known.ids.includes(id)) known.ids.push(id)
}

function lengthsOf(keys: Iterable<string>): Map<string, number[]> {
  const sets = new Map<string, Set<number>>()
  for (const key of keys) {
    const start = key.slice(0, 2)
    const set = sets.get(start)
    if (set === undefined) sets.set(start, new Set([key.length]))
    else set.add(key.length)
  }
  return new Map([...sets].map(([start, set]) => [start, [...set].sort((a, b) => b - a)]))
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
