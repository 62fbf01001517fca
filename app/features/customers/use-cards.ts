/** The cards of the list: what was shown last at once, else the first screenful, then all of them in order. */
import { useMemo } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import type { CardRow, KetuDb } from '#app/data/db.ts'
import { customerCards, firstCustomerCards } from '#app/data/queries/customer.ts'
import { collator } from '#app/words/format.ts'
import { inListOrder } from './card-order.ts'

const firstScreenful = 50

/** Coming back to the list must not wait: what it showed is kept as long as its database is open. */
const shownLast = new WeakMap<KetuDb, readonly CardRow[]>()

export function useCards(): readonly CardRow[] | undefined {
  const { db } = useKetu()
  const first = useLive(async ({ db }) => (shownLast.has(db) ? [] : await firstCustomerCards(db, firstScreenful)))
  const all = useLive(({ db }) => customerCards(db))
  const ordered = useMemo(() => all && inListOrder(all, collator.compare), [all])
  if (ordered !== undefined) shownLast.set(db, ordered)
  return ordered ?? shownLast.get(db) ?? first
}
