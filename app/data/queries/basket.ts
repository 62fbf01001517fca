/** What each customer ever bought, by product or line: made once a day of all orders by the worker, a slice at a time, and kept. */
import type { Day } from '#shared/domain/day.ts'
import type { Basket } from '#shared/domain/purchase/also-bought.ts'
import type { KetuDb } from '../db.ts'
import { heldDocs, keepDerived } from '../derived.ts'
import { readStandIns } from './alias.ts'

const name = 'baskets'
/** Orders read at once: never more of them in memory. */
const slice = 5000

/** Undefined until they were made; yesterday’s do while those of today are. */
export async function keptBaskets(db: KetuDb): Promise<readonly Basket[] | undefined> {
  const kept = await db.derived.get(name)
  return kept === undefined ? undefined : (kept.value as readonly Basket[]) // Written below, by this version or dropped.
}

/** Does nothing when they are of today. Nothing is kept when something was taken from this device meanwhile. */
export async function keepBaskets(db: KetuDb, today: Day): Promise<void> {
  const [kept, held, standIns] = await Promise.all([db.derived.get(name), heldDocs(db), readStandIns(db)])
  if (kept?.asOf === today) return
  const products = new Map<string, Set<string>>()
  for (let last = ''; ; ) {
    const orders = await db.orders.where(':id').above(last).limit(slice).toArray()
    for (const { customer, product, category, isCancelled, deletedAt, amount } of orders) {
      const bought = category || product
      if (bought === '' || isCancelled || deletedAt !== undefined || amount <= 0) continue
      const buyer = standIns.get(customer) ?? customer
      products.set(buyer, (products.get(buyer) ?? new Set()).add(bought))
    }
    const end = orders.at(-1)
    if (end === undefined || orders.length < slice) break
    last = end.id
  }
  const value = [...products].map(([customer, bought]): Basket => ({ customer, products: [...bought].toSorted() }))
  await keepDerived(db, held, () => db.derived.put({ name, inputs: today, asOf: today, value }))
}
