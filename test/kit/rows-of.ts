/** Everything the projection wrote, for comparing devices and rebuilds: rows without the order they were stored in. */
import type { KetuDb } from '#app/data/db.ts'

export async function rowsOf(db: KetuDb) {
  const sorted = async <T>(table: { toArray(): PromiseLike<T[]> }): Promise<T[]> => {
    const rows = await table.toArray()
    return rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return {
    customers: await sorted(db.customers),
    contacts: await sorted(db.contacts),
    actions: await sorted(db.actions),
    goals: await sorted(db.goals),
    visits: await sorted(db.visits),
    orders: await sorted(db.orders),
    comments: await sorted(db.comments),
    judgements: await sorted(db.judgements),
    notes: await sorted(db.notes),
    cards: await sorted(db.cards),
    contrib: await sorted(db.contrib),
    totals: await sorted(db.totals),
  }
}
