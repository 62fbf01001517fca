/** How many updates of a device wait for the server. */
import type { KetuDb } from '#app/data/db.ts'

export const outboxSize = (db: KetuDb): Promise<number> =>
  db.updates.where('[out+group+doc]').between([1], [1, []]).count()
