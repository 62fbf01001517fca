/** What each customer ever bought, by product or line: made once a day of all orders, a slice at a time, and kept. */
import type { Day } from '#shared/domain/day.ts'
import type { Basket } from '#shared/domain/purchase/also-bought.ts'
import type { KetuDb } from '../db.ts'

const name = 'baskets'
/** Orders read at once: a few milliseconds each on a slow phone, with room for a finger between. */
const slice = 1000

/** Undefined until they were made; yesterday’s do while those of today are. */
export async function keptBaskets(db: KetuDb): Promise<readonly Basket[] | undefined> {
  const kept = await db.derived.get(name)
  return kept === undefined ? undefined : (kept.value as readonly Basket[]) // Written below, by this version or dropped.
}

/** Does nothing when they are of today. Ends early when nobody waits any more. */
export async function keepBaskets(db: KetuDb, today: Day, signal: AbortSignal): Promise<void> {
  const kept = await db.derived.get(name)
  if (kept?.asOf === today) return
  const products = new Map<string, Set<string>>()
  for (let last = ''; ; ) {
    const orders = await db.orders.where(':id').above(last).limit(slice).toArray()
    if (signal.aborted) return
    for (const { customer, product, category, isCancelled, deletedAt, amount } of orders) {
      const bought = category || product
      if (bought === '' || isCancelled || deletedAt !== undefined || amount <= 0) continue
      products.set(customer, (products.get(customer) ?? new Set()).add(bought))
    }
    const end = orders.at(-1)
    if (end === undefined || orders.length < slice) break
    last = end.id
  }
  const value = [...products].map(([customer, bought]): Basket => ({ customer, products: [...bought].toSorted() }))
  await db.derived.put({ name, inputs: '1', asOf: today, value })
}
