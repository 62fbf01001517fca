/** The cards of the list: what was shown last at once, else the first screenful, then all of them in order. */
import { useEffect, useMemo, useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import type { CardRow, KetuDb } from '#app/data/db.ts'
import { customerCards, firstCustomerCards, keepListHead } from '#app/data/queries/customer.ts'
import { after } from '#app/platform/clock.ts'
import { collator } from '#app/words/format.ts'
import { inListOrder } from './card-order.ts'

const firstScreenful = 50
const firstPaintMs = 100

/** Coming back to the list must not wait: what it showed is kept as long as its database is open. */
const shownLast = new WeakMap<KetuDb, readonly CardRow[]>()

export interface Cards {
  readonly cards: readonly CardRow[]
  /** False while only the first of them are read: nothing may be counted yet. */
  readonly isWhole: boolean
}

export function useCards(): Cards | undefined {
  const { db } = useKetu()
  const first = useLive(async ({ db }) => (shownLast.has(db) ? [] : await firstCustomerCards(db, firstScreenful)))
  // All of them at once would keep the first ones from being painted.
  const [isBegun, setBegun] = useState(false)
  useEffect(() => (first === undefined ? undefined : after(firstPaintMs, () => setBegun(true))), [first])
  const all = useLive(async ({ db }) => (isBegun ? await customerCards(db) : undefined), [isBegun])
  const ordered = useMemo(() => all && inListOrder(all, collator.compare), [all])
  useEffect(() => {
    if (ordered !== undefined) keepListHead(db, ordered.slice(0, firstScreenful)).catch(reportError)
  }, [db, ordered])
  if (ordered !== undefined) shownLast.set(db, ordered)
  const whole = ordered ?? shownLast.get(db)
  if (whole !== undefined) return { cards: whole, isWhole: true }
  return first && { cards: inListOrder(first, collator.compare), isWhole: false }
}
