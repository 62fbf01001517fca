/** Search as one types, for every screen that finds customers and people. */
import { useKetu, useLive } from './context.tsx'
import type { CardRow, KetuDb } from './data/db.ts'
import { cardsOf } from './data/queries/card.ts'
import { loadSearchIndex } from './data/search/load-search-index.ts'
import type { SearchIndex } from './data/search/search-index.ts'
import type { TextRange } from './ui/mark.tsx'

export interface CustomerHit {
  readonly card: CardRow
  readonly ranges: readonly TextRange[]
}

export interface ContactHit {
  readonly id: string
  readonly name: string
  readonly title: string
  /** '' when nobody knows it. */
  readonly phone: string
  readonly customer: string
  readonly customerName: string
  readonly ranges: readonly TextRange[]
}

export interface SearchHits {
  readonly customers: readonly CustomerHit[]
  readonly contacts: readonly ContactHit[]
}

const noHits: SearchHits = { customers: [], contacts: [] }
const maxHits = 20

/** Undefined until the first answer; empty for an empty query. While the next answer is on its way the last one stays. */
export function useCustomerSearch(query: string): SearchHits | undefined {
  const index = useSearchIndex()
  const typed = query.trim()
  return useLive(
    async ({ db }) => {
      if (typed === '') return noHits
      return index === undefined ? undefined : await hitsOf(db, index, typed)
    },
    [index, typed],
  )
}

async function hitsOf(db: KetuDb, index: SearchIndex, query: string): Promise<SearchHits> {
  const found = index.search(query, maxHits)
  const [cards, contacts] = await Promise.all([
    cardsOf(
      db,
      [...found.customers, ...found.contacts].map(hit => hit.customer),
    ),
    db.contacts.bulkGet(found.contacts.map(hit => hit.id)),
  ])
  const customers = found.customers.flatMap(({ id, ranges }): CustomerHit[] => {
    const card = cards.get(id)
    return card === undefined ? [] : [{ card, ranges }]
  })
  const people = found.contacts.flatMap(({ customer, ranges }, i): ContactHit[] => {
    const [row, card] = [contacts[i], cards.get(customer)]
    if (row === undefined || card === undefined) return []
    const { id, name, title } = row
    return [{ id, name, title, phone: row.mobile || row.phone, customer, customerName: card.name, ranges }]
  })
  return { customers, contacts: people }
}

/** The index last built, so that opening the search again answers the first key at once. */
const builtLast = new WeakMap<KetuDb, SearchIndex>()

function useSearchIndex(): SearchIndex | undefined {
  const { db } = useKetu()
  const built = useLive(ketu => loadSearchIndex(ketu.db))
  if (built !== undefined) builtLast.set(db, built)
  return built ?? builtLast.get(db)
}
