/** Search as one types, for every screen that finds customers. */
import { useMemo } from 'react'
import { useLive } from './context.tsx'
import type { CardRow } from './data/db.ts'
import type { TextRange } from './ui/mark.tsx'

export interface CustomerHit {
  readonly card: CardRow
  readonly ranges: readonly TextRange[]
}

export interface ContactHit {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly phone: string
  readonly customer: string
  readonly customerName: string
  readonly ranges: readonly TextRange[]
}

export interface SearchHits {
  readonly customers: readonly CustomerHit[]
  readonly contacts: readonly ContactHit[]
}

const maxHits = 30

/** Undefined until the rows are read once; empty for an empty query. */
export function useCustomerSearch(query: string): SearchHits | undefined {
  const cards = useLive(({ db }) => db.cards.toArray())
  return useMemo(() => {
    if (cards === undefined) return undefined
    const wanted = query.trim().toLowerCase()
    if (wanted === '') return { customers: [], contacts: [] }
    const customers = cards.flatMap((card): CustomerHit[] => {
      const at = card.name.toLowerCase().indexOf(wanted)
      return at < 0 ? [] : [{ card, ranges: [[at, at + wanted.length]] }]
    })
    return { customers: customers.slice(0, maxHits), contacts: [] }
  }, [cards, query])
}
