/** D1, D2, D3, D5, D7: what a phone's storage takes and gives back, through the app's data layer and through the peers' stores. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { slowdown, switchOnSlow } from '../bench-phone.ts'
import { percentile } from '../figure.ts'
import { oneRowTransactions, rawRowRate } from '../raw-indexed-db.ts'
import type { Asked } from './asked.ts'
import type { Aim } from './comparison.ts'
import type { Bench } from './measure.ts'
import { type PageName, type Pages, servePages } from './pages.ts'
import { alternate, ourName, type Side } from './rounds.ts'

const rounds = 3
const times = (atLeast: number): Aim => ({ kind: 'times', atLeast })
const share = (atMost: number): Aim => ({ kind: 'share', atMost })

/** A store by its name in the page, and as a row names it. */
interface Store {
  readonly page: PageName
  readonly key: string
  readonly name: string
}

const ours: Store = { page: 'ours', key: 'ketu', name: ourName }
const yIndexeddb: Store = { page: 'peers', key: 'y-indexeddb', name: 'y-indexeddb 9.0.12' }
const yDexie: Store = { page: 'peers', key: 'y-dexie', name: 'y-dexie 4.4.0' }
const yDexieStrict: Store = { page: 'peers', key: 'y-dexie strict', name: 'y-dexie 4.4.0, strict' }
const raw = 'raw IndexedDB, strict'

/** A phone with the store's page open; `folder` keeps it from round to round, without one it is new. */
async function withPage<T>(
  pages: Pages,
  store: Store,
  options: { readonly profile?: string; readonly isFast?: boolean },
  use: (phone: Phone) => Promise<T>,
): Promise<T> {
  const { profile, isFast = false } = options
  const phone = isFast
    ? await switchOn({ isWired: true, ...(profile !== undefined && { profile }) })
    : await switchOnSlow(profile)
  try {
    await phone.page.goto(pages.url(store.page))
    await phone.page.waitForFunction(() => 'pageStores' in window)
    await phone.page.evaluate(key => window.pageStores[key]?.open(), store.key)
    const result = await use(phone)
    if (phone.errors.length > 0) throw new Error(phone.errors.join('; '))
    return result
  } finally {
    // As a person ends it: a kill would cost the stores that are not strict what they have just taken.
    if (profile === undefined) await phone.dispose()
    else await phone.switchOff()
  }
}

async function withPages(use: (pages: Pages, folder: string) => Promise<void>): Promise<void> {
  const pages = await servePages()
  const folder = await mkdtemp(join(tmpdir(), 'ketu-peers-'))
  try {
    await use(pages, folder)
  } finally {
    await pages.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

export const measureList = (bench: Bench): Promise<void> =>
  withPages(async (pages, folder) => {
    const [few, many] = [500, 5000]
    const big = `${ourName}, ${many}`
    const sizes = [
      { side: big, store: ours, customers: many },
      { side: ourName, store: ours, customers: few },
      { side: yIndexeddb.name, store: yIndexeddb, customers: few },
    ]
    const sides: Side<number>[] = []
    for (const [i, { side, store, customers }] of sizes.entries()) {
      const profile = join(folder, `list-${i}`)
      bench.tell(`D1: ${side}: storing ${customers} customers …`)
      const fill = ({ page }: Phone) =>
        page.evaluate(([key, count]) => window.pageStores[key]?.importCustomers(count), [store.key, customers] as const)
      await withPage(pages, store, { profile, isFast: true }, fill)
      sides.push({
        name: side,
        run: () => withPage(pages, store, { profile }, phone => paintFirst(phone, store, customers)),
      })
    }
    const painted = await alternate(rounds, sides, bench.tell)
    const what = 'first 50 painted in a fresh browser'
    bench.row({
      id: 'D1',
      name: `list of ${few} customers at ${slowdown}x, ${what}; theirs opens every doc`,
      unit: 'ms',
      ours: painted.get(ourName),
      peer: yIndexeddb.name,
      peers: painted.get(yIndexeddb.name),
      aim: times(50),
    })
    bench.row({
      id: 'D1',
      name: `list at ${slowdown}x, ${what}: ours of ${many}, theirs of ${few}`,
      unit: 'ms',
      ours: painted.get(big),
      peer: yIndexeddb.name,
      peers: painted.get(yIndexeddb.name),
      aim: { kind: 'value', atMost: 300 },
    })
  })

const paintFirst = async ({ page }: Phone, { key }: Store, customers: number): Promise<number> => {
  // The page's own start is not the list's.
  await page.waitForTimeout(500)
  return page.evaluate(
    async ([name, count]) => {
      const start = performance.now()
      const names = (await window.pageStores[name]?.firstNames(count, 50)) ?? []
      document.querySelector('ul')?.replaceChildren(
        ...names.map(text => {
          const line = document.createElement('li')
          line.textContent = text
          return line
        }),
      )
      const at = await window.ketuBench.whenPainted(() => document.querySelectorAll('li').length === 50)
      return at - start
    },
    [key, customers] as const,
  )
}

export const measureImport = (bench: Bench): Promise<void> =>
  withPages(async pages => {
    const [few, many] = [500, 2000]
    const imported = (store: Store, customers: number) => (): Promise<number> =>
      withPage(pages, store, {}, async ({ page }) => {
        const ms = await page.evaluate(([key, count]) => window.pageStores[key]?.importCustomers(count), [
          store.key,
          customers,
        ] as const)
        return customers / ((ms ?? Number.NaN) / 1000)
      })
    const rows = (): Promise<number> => withPage(pages, ours, {}, ({ page }) => rawRowRate(page, many, 0))
    const small = `${ourName}, ${few}`
    const rates = await alternate(
      rounds,
      [
        { name: ourName, run: imported(ours, many) },
        { name: raw, run: rows },
        { name: yDexie.name, run: imported(yDexie, many) },
        { name: yDexieStrict.name, run: imported(yDexieStrict, many) },
        { name: small, run: imported(ours, few) },
        { name: yIndexeddb.name, run: imported(yIndexeddb, few) },
      ],
      bench.tell,
    )
    const what = (count: number): string => `import of ${count} customers with a contact at ${slowdown}x, docs and rows`
    const row = (side: string, count: number, peer: string, aim: Aim, more = ''): void =>
      bench.row({
        id: 'D2',
        name: what(count) + more,
        unit: '/s',
        isRate: true,
        ours: rates.get(side),
        peer,
        peers: rates.get(peer),
        aim,
      })
    row(ourName, many, raw, times(0.6), '; theirs one row each')
    row(ourName, many, yDexie.name, times(3), '; theirs bulkAdd')
    row(ourName, many, yDexieStrict.name, times(3), '; theirs bulkAdd')
    row(small, few, yIndexeddb.name, times(8), '; theirs no rows')
  })

export const measureAppend = (bench: Bench): Promise<void> =>
  withPages(async pages => {
    const [warmUp, count] = [10, 40]
    const append = (store: Store) => (): Promise<number> =>
      withPage(pages, store, {}, async ({ page }) => {
        const samples = await page.evaluate(([key, visits]) => window.pageStores[key]?.appendVisits(visits), [
          store.key,
          warmUp + count,
        ] as const)
        return percentile(samples?.slice(warmUp) ?? [], 0.5)
      })
    const oneRow = (): Promise<number> =>
      withPage(pages, ours, {}, async ({ page }) => percentile(await oneRowTransactions(page, count), 0.5))
    const medians = await alternate(
      rounds,
      [
        { name: ourName, run: append(ours) },
        { name: yDexie.name, run: append(yDexie) },
        { name: yDexieStrict.name, run: append(yDexieStrict) },
        { name: raw, run: oneRow },
      ],
      bench.tell,
    )
    const row = (peer: string, aim: Aim, theirs: string): void =>
      bench.row({
        id: 'D3',
        name: `append a visit, stored with its rows, p50 at ${slowdown}x; ours strict with sums, card and undo, theirs ${theirs}`,
        unit: 'ms',
        ours: medians.get(ourName),
        peer,
        peers: medians.get(peer),
        aim,
      })
    row(yDexie.name, share(0.7), 'update, visit, customer')
    row(yDexieStrict.name, share(0.7), 'update, visit, customer')
    row(raw, share(8), 'one row')
  })

export const measureOpening = (bench: Bench): Promise<void> =>
  withPages(async (pages, folder) => {
    const [docs, visits] = [8, 200]
    const sides: Side<number>[] = []
    for (const [i, store] of [ours, yDexie, yIndexeddb].entries()) {
      const profile = join(folder, `docs-${i}`)
      bench.tell(`D5: ${store.name}: storing ${docs} documents of ${visits} visits …`)
      await withPage(pages, store, { profile, isFast: true }, ({ page }) =>
        page.evaluate(([key, d, v]) => window.pageStores[key]?.fillDocs(d, v), [store.key, docs, visits] as const),
      )
      const open = async ({ page }: Phone): Promise<number> => {
        await page.waitForTimeout(500)
        const samples = await page.evaluate(([key, d, v]) => window.pageStores[key]?.openDocs(d, v), [
          store.key,
          docs,
          visits,
        ] as const)
        // The first one of a page also compiles the code.
        return percentile(samples?.slice(1) ?? [], 0.5)
      }
      sides.push({ name: store.name, run: () => withPage(pages, store, { profile }, open) })
    }
    const medians = await alternate(rounds, sides, bench.tell)
    for (const { name } of [yDexie, yIndexeddb])
      bench.row({
        id: 'D5',
        name: `open a doc of ${visits} visits, each an update, from storage at ${slowdown}x, p50`,
        unit: 'ms',
        ours: medians.get(ourName),
        peer: name,
        peers: medians.get(name),
        aim: share(0.6),
      })
  })

export const measureBrowserKills = (bench: Bench, asked: Asked): Promise<void> =>
  withPages(async (pages, folder) => {
    const visits = 20
    const lost = new Map<string, number>()
    for (const [i, store] of [ours, yIndexeddb].entries()) {
      const profile = join(folder, `kept-${i}`)
      let missing = 0
      for (let round = 0; round <= asked.rounds; round++) {
        const phone = await switchOn({ isWired: true, profile })
        try {
          const { page } = phone
          await page.goto(pages.url(store.page))
          await page.waitForFunction(() => 'pageStores' in window)
          const of = [store.key, visits, round] as const
          if (round > 0) {
            const kept = await page.evaluate(([key, count, n]) => window.pageStores[key]?.kept(count, n - 1), of)
            missing += visits - (kept ?? 0)
          }
          if (round < asked.rounds)
            await page.evaluate(([key, count, n]) => window.pageStores[key]?.keepVisits(count, n), of)
        } finally {
          await phone.kill()
        }
      }
      lost.set(store.name, missing)
    }
    const all = asked.rounds * visits
    bench.row({
      id: 'D7',
      name: `updates lost of ${all}, browser SIGKILLed ${asked.rounds} times right after "saved" (theirs: a read behind the write)`,
      unit: '',
      ours: [lost.get(ourName) ?? Number.NaN],
      peer: yIndexeddb.name,
      peers: [lost.get(yIndexeddb.name) ?? Number.NaN],
      aim: { kind: 'value', atMost: 0 },
    })
  })
