/** The lines of the search in their order: what the arrow keys walk through. Pure. */
import type { ContactHit, CustomerHit, SearchHits } from '#app/customer-search.ts'
import type { CardRow } from '#app/data/db.ts'

export type SearchItem = { readonly key: string } & (
  | { readonly kind: 'customer'; readonly card: CardRow; readonly ranges: CustomerHit['ranges'] }
  | { readonly kind: 'contact'; readonly hit: ContactHit }
  | { readonly kind: 'log'; readonly card: CardRow }
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'import' }
)

export function searchItems(query: string, hits: SearchHits, recents: readonly CardRow[]): SearchItem[] {
  const name = query.trim()
  const customers = name === '' ? recents.map(card => ({ card, ranges: [] })) : hits.customers
  const [first] = customers
  return [
    ...customers.map(({ card, ranges }): SearchItem => ({ kind: 'customer', key: card.id, card, ranges })),
    ...hits.contacts.map((hit): SearchItem => ({ kind: 'contact', key: hit.id, hit })),
    ...(first === undefined ? [] : [{ kind: 'log', key: 'log', card: first.card } as const]),
    { kind: 'create', key: 'create', name },
    ...(name === '' ? [{ kind: 'import', key: 'import' } as const] : []),
  ]
}
