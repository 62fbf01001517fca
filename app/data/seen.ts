/** What this device has shown to its person: it is not shown as news again. */
import type { KetuDb } from './db.ts'

export async function unseen<T extends { readonly id: string }>(
  db: KetuDb,
  items: readonly T[],
): Promise<readonly T[]> {
  if (items.length === 0) return items
  const seen = await db.seen.bulkGet(items.map(({ id }) => id))
  return items.filter((_, n) => seen[n] === undefined)
}
