/** Keeps the search keys in step with customers and contacts: only names and telephones that changed are read again. */
import type { KetuDb, SearchKeyRow } from '../db.ts'
import { digitsOf, isHan } from './name-unit.ts'
import type { SearchKind } from './search-entry.ts'

/** The readings of names, in order (see pinyin-key.ts). A worker in the app, the library itself in tests. */
export type KeysOf = (names: readonly string[], kind: SearchKind) => Promise<readonly string[]>

/** Raise it when the form of the keys changes: all are made again. */
export const searchKeyVersion = 1

const chunkRows = 500

type Source = Omit<SearchKeyRow, 'keys' | 'version'>

export interface Refreshed {
  readonly written: number
  readonly removed: number
}

/** Safe to stop at any moment and to run twice: what is written is right, what is not is found again. */
export async function refreshSearchKeys(db: KetuDb, keysOf: KeysOf): Promise<Refreshed> {
  const known = new Map((await db.searchKeys.toArray()).map(row => [row.id, row]))
  const sources = await searchSources(db)
  const changed = sources.filter(source => !isCurrent(known.get(source.id), source))
  for (const source of sources) known.delete(source.id)
  const gone = [...known.keys()]
  await db.searchKeys.bulkDelete(gone)
  for (let i = 0; i < changed.length; i += chunkRows) await writeKeys(db, changed.slice(i, i + chunkRows), keysOf)
  return { written: changed.length, removed: gone.length }
}

const isCurrent = (row: SearchKeyRow | undefined, source: Source): boolean =>
  row !== undefined &&
  row.version === searchKeyVersion &&
  row.name === source.name &&
  row.phone === source.phone &&
  row.customer === source.customer

async function searchSources(db: KetuDb): Promise<Source[]> {
  const [customers, contacts] = await Promise.all([db.customers.toArray(), db.contacts.toArray()])
  const live = customers.filter(row => row.deletedAt === undefined)
  const owners = new Set(live.map(row => row.id))
  const people = contacts.filter(row => row.deletedAt === undefined && owners.has(row.customer))
  return [
    ...live.map(
      ({ id, name, phone }): Source => ({ id, kind: 'customer', customer: id, name, phone: phoneDigits([phone]) }),
    ),
    ...people.map(
      ({ id, customer, name, phone, mobile }): Source => ({
        id,
        kind: 'contact',
        customer,
        name,
        phone: phoneDigits([phone, mobile]),
      }),
    ),
  ]
}

/** Digits only, apart by blanks, so that one number does not run on into the next. */
const phoneDigits = (phones: readonly string[]): string =>
  phones
    .map(digitsOf)
    .filter(digits => digits !== '')
    .join(' ')

async function writeKeys(db: KetuDb, sources: readonly Source[], keysOf: KeysOf): Promise<void> {
  const keys = new Map<string, string>()
  for (const kind of ['customer', 'contact'] as const) {
    const asked = sources.filter(source => source.kind === kind && isHan(source.name))
    if (asked.length === 0) continue
    const answers = await keysOf(
      asked.map(source => source.name),
      kind,
    )
    for (const [i, source] of asked.entries()) keys.set(source.id, answers[i] ?? '')
  }
  await db.searchKeys.bulkPut(
    sources.map(source => ({ ...source, keys: keys.get(source.id) ?? '', version: searchKeyVersion })),
  )
}

/** The first reading of each character, as people spell a name: `chong/zhong qing` → `chong qing`. For the sentence parser. */
export const spellingOf = (keys: string): string =>
  keys
    .split(' ')
    .map(readings => readings.split('/')[0] ?? '')
    .join(' ')
