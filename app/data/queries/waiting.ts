/** Which records have words the server has not acknowledged: the mark ○ 待同步 stands on these and no others. */
import { customerOf } from '#shared/doc/name.ts'
import type { KetuDb } from '../db.ts'
import { groupTime, outboxKeys } from '../outbox.ts'

/** Customers with anything in the outbox, for lists. */
export async function waitingCustomers(db: KetuDb): Promise<ReadonlySet<string>> {
  const keys = await outboxKeys(db)
  return new Set(keys.map(({ doc }) => customerOf(doc)).filter(id => id !== undefined))
}

/** Records touched by what waits. An activity and the updates it made carry the same time. */
export async function waitingRecords(db: KetuDb): Promise<ReadonlySet<string>> {
  const times = new Set((await outboxKeys(db)).map(({ group }) => groupTime(group)))
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
