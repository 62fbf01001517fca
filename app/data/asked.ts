/** Which questions this device has put after visits: a week's rest for the customer, and the next time another one. */
import type { Asked } from '#shared/domain/standing/next-part.ts'
import { judgedParts } from '#shared/domain/record.ts'
import type { KetuDb } from './db.ts'
import { readMeta, writeMeta } from './meta.ts'

export const askedOf = async (db: KetuDb, customer: string): Promise<readonly Asked[]> =>
  (await readMeta(db, 'asked'))?.[customer] ?? []

export const noteAsked = (db: KetuDb, customer: string, asked: Asked): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    const all = (await readMeta(db, 'asked')) ?? {}
    const kept = (all[customer] ?? []).slice(1 - judgedParts.length)
    await writeMeta(db, 'asked', { ...all, [customer]: [...kept, asked] })
  })
