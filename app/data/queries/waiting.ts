/** Which records have words the server has not acknowledged: the mark ○ 待同步 stands on these and no others. */
import { customerOf } from '#shared/doc/name.ts'
import type { KetuDb } from '../db.ts'

/** Customers with anything in the outbox, for lists. */
export async function waitingCustomers(db: KetuDb): Promise<ReadonlySet<string>> {
  const updates = await db.updates.where('out').equals(1).toArray()
  return new Set(updates.map(update => customerOf(update.doc)).filter(id => id !== undefined))
}

/** Records of one customer touched by what waits. An activity and the updates it made carry the same time. */
export async function waitingRecords(db: KetuDb, customer: string): Promise<ReadonlySet<string>> {
  const updates = await db.updates.where('out').equals(1).toArray()
  const times = new Set(updates.filter(update => customerOf(update.doc) === customer).map(update => update.at))
  if (times.size === 0) return new Set()
  const oldest = Math.min(...times)
  const activity = await db.activity
    .orderBy('id')
    .reverse()
    .until(row => row.at < oldest)
    .filter(row => times.has(row.at))
    .toArray()
  return new Set(activity.flatMap(row => row.inverse.map(step => step.id)))
}
