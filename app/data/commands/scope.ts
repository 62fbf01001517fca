/** The scope of a document this device already holds. */
import type { Scope } from '#shared/doc/name.ts'
import { NotWritten } from '../not-written.ts'
import type { Ketu } from '../ketu.ts'

export async function scopeOf(ketu: Ketu, doc: string): Promise<Scope> {
  const row = await ketu.db.docs.get(doc)
  if (row === undefined) throw new NotWritten({ kind: 'not-ready', doc })
  return row.scope
}
