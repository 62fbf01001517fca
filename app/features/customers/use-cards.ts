/** The cards of the list: what was shown last at once, else the first screenful, then all of them in order. */
import { useEffect, useMemo, useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import type { CardRow, KetuDb } from '#app/data/db.ts'
import { customerCards, firstCustomerCards, keepListHead } from '#app/data/queries/customer.ts'
import { after } from '#app/platform/clock.ts'
import { collator } from '#app/words/format.ts'
import { inListOrder } from './card-order.ts'

const firstScreenful = 50
const firstPaintMs = 50

/** Coming back to the list must not wait: what it showed is kept as long as its database is open. */
const shownLast = new WeakMap<KetuDb, readonly CardRow[]>()

export function useCards(): readonly CardRow[] | undefined {
  const { db } = useKetu()
  const first = useLive(async ({ db }) => (shownLast.has(db) ? [] : await firstCustomerCards(db, firstScreenful)))
  // All of them at once would keep the first ones from being painted.
  const [isBegun, setBegun] = useState(shownLast.has(db))
  useEffect(() => (first === undefined ? undefined : after(firstPaintMs, () => setBegun(true))), [first])
  const all = useLive(async ({ db }) => (isBegun ? await customerCards(db) : undefined), [isBegun])
  const ordered = useMemo(() => all && inListOrder(all, collator.compare), [all])
  useEffect(() => {
    if (ordered !== undefined) keepListHead(db, ordered.slice(0, firstScreenful)).catch(reportError)
  }, [db, ordered])
  if (ordered !== undefined) shownLast.set(db, ordered)
  return ordered ?? shownLast.get(db) ?? (first && inListOrder(first, collator.compare))
}
