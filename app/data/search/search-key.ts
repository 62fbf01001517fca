/** Keeps the search keys in step with customers and contacts: only names and telephones that changed are read again. */
import type { EntityTable } from 'dexie'
import type { ContactRow, CustomerRow } from '#shared/domain/record.ts'
import type { KetuDb, SearchKeyRow } from '../db.ts'
import { digitsOf, isHan } from './name-unit.ts'
import type { SearchKind } from './search-entry.ts'

/** The readings of names, in order (see pinyin-key.ts). A worker in the app, the library itself in tests. */
export type KeysOf = (names: readonly string[], kind: SearchKind) => Promise<readonly string[]>

/** Raise it when the form of the keys changes: all are made again. */
export const searchKeyVersion = 1

/** Rows read and written at a time: a phone stays responsive meanwhile. */
const pageRows = 500

type Source = Omit<SearchKeyRow, 'keys' | 'version'>

export interface Refreshed {
  readonly written: number
  readonly removed: number
}

/** Safe to stop at any moment and to run twice: what is written is right, what is not is found again. */
export async function refreshSearchKeys(db: KetuDb, keysOf: KeysOf): Promise<Refreshed> {
  const owners = new Set<string>()
  const wanted = new Set<string>()
  let written = 0
  const refresh = async (sources: readonly Source[]): Promise<void> => {
    for (const { id } of sources) wanted.add(id)
    const known = await knownKeys(db, sources)
    const changed = sources.filter(source => !isCurrent(known.get(source.id), source))
    await writeKeys(db, changed, keysOf)
    written += changed.length
  }
  for await (const page of pagesOf(db.customers)) {
    const live = page.filter(row => row.deletedAt === undefined)
    for (const { id } of live) owners.add(id)
    await refresh(live.map(customerSource))
  }
  for await (const page of pagesOf(db.contacts)) {
    await refresh(page.filter(row => row.deletedAt === undefined && owners.has(row.customer)).map(contactSource))
  }
  const gone = (await db.searchKeys.toCollection().primaryKeys()).filter(id => !wanted.has(id))
  await db.searchKeys.bulkDelete(gone)
  return { written, removed: gone.length }
}

/** In one request, not one for each: sources come in the order of their ids. */
async function knownKeys(db: KetuDb, sources: readonly Source[]): Promise<ReadonlyMap<string, SearchKeyRow>> {
  const [first, last] = [sources[0], sources.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const rows = await db.searchKeys.where(':id').between(first.id, last.id, true, true).toArray()
  return new Map(rows.map(row => [row.id, row]))
}

async function* pagesOf<T extends { readonly id: string }>(table: EntityTable<T, 'id'>): AsyncGenerator<T[]> {
  let page = await table.orderBy(':id').limit(pageRows).toArray()
  while (page.length > 0) {
    yield page
    const last = page.at(-1)?.id ?? ''
    page = await table.where(':id').above(last).limit(pageRows).toArray()
  }
}

const isCurrent = (row: SearchKeyRow | undefined, source: Source): boolean =>
  row !== undefined &&
  row.version === searchKeyVersion &&
  row.name === source.name &&
  row.phone === source.phone &&
  row.customer === source.customer

const customerSource = ({ id, name, phone }: CustomerRow): Source => ({
  id,
  kind: 'customer',
  customer: id,
  name,
  phone: phoneDigits([phone]),
})

const contactSource = ({ id, customer, name, phone, mobile }: ContactRow): Source => ({
  id,
  kind: 'contact',
  customer,
  name,
  phone: phoneDigits([phone, mobile]),
})

/** Digits only, apart by blanks, so that one number does not run on into the next. */
const phoneDigits = (phones: readonly string[]): string =>
  phones
    .map(digitsOf)
    .filter(digits => digits !== '')
    .join(' ')

/** Sources of one kind. */
async function writeKeys(db: KetuDb, sources: readonly Source[], keysOf: KeysOf): Promise<void> {
  const asked = sources.filter(source => isHan(source.name))
  const [first] = asked
  const answers =
    first === undefined
      ? []
      : await keysOf(
          asked.map(source => source.name),
          first.kind,
        )
  const keys = new Map(asked.map((source, i) => [source.id, answers[i] ?? '']))
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
