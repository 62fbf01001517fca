/**
 * Folds what a document's oldest updates say into one, so that a customer of ten years opens as fast as a new one. Nothing is folded
 * that anybody may still have to be sent: what is not acknowledged, and what a backup that is restored may not have.
 */
import * as Y from 'yjs'
import type { KetuDb, UpdateRow } from './db.ts'
import type { DocStore } from './doc-store.ts'
import { readMeta, writeMeta } from './meta.ts'

export interface FoldPorts {
  readonly db: KetuDb
  readonly store: Pick<DocStore, 'inTurn'>
  /** ms since the epoch. */
  readonly now: () => number
}

/** After the restore of a backup that is older, devices cannot send again one by one what they had folded since. */
export const foldedAfterMs = 14 * 86_400_000
/** Fewer are applied in a moment, and folding writes anew all that the document says. */
export const foldedFrom = 256
const lookAgainMs = 86_400_000

/** Looks through all documents, at most once a day. @returns how many were folded */
export async function foldAll(ports: FoldPorts): Promise<number> {
  const { db, now } = ports
  const lookedAt = (await readMeta(db, 'foldedAt')) ?? 0
  // A clock that was set back looks again.
  if (Math.abs(now() - lookedAt) < lookAgainMs) return 0
  let folded = 0
  for (const doc of await heavyDocs(db)) if (await foldDoc(ports, doc)) folded++
  await writeMeta(db, 'foldedAt', now())
  return folded
}

/** By the index alone. */
async function heavyDocs(db: KetuDb): Promise<string[]> {
  const counts = new Map<string, number>()
  // Dexie types keys of a compound index as one of its parts.
  const keys = (await db.updates.orderBy('[doc+n]').keys()) as unknown as [doc: string, n: number][]
  for (const [doc] of keys) counts.set(doc, (counts.get(doc) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= foldedFrom).map(([doc]) => doc)
}

/** @returns false when too little of it can be folded. */
export async function foldDoc({ db, store, now }: FoldPorts, name: string): Promise<boolean> {
  return store.inTurn(() =>
    db.transaction('rw', db.docs, db.updates, async () => {
      const row = await db.docs.get(name)
      if (row?.state !== 'ok') return false
      const updates = await db.updates.where('[doc+n]').between([name, 0], [name, []]).toArray()
      const old = oldest(updates, now() - foldedAfterMs)
      const last = old.at(-1)
      if (last === undefined || old.length < foldedFrom) return false
      const bytes = fold(old)
      if (bytes === undefined) return false
      await db.updates.bulkDelete(old.slice(0, -1).map(({ n }) => n))
      // In the place of the last: a tab that has not seen all of them reads this one.
      // (Not all at once as arguments: a document may have more updates than a call takes.)
      const seq = old.reduce((newest, update) => Math.max(newest, update.seq ?? 0), 0)
      await db.updates.put({ n: last.n, doc: name, bytes, by: '', at: last.at, group: 0, seq })
      return true
    }),
  )
}

/** From the first on, as far as all of them may be folded. */
function oldest(updates: readonly UpdateRow[], before: number): readonly UpdateRow[] {
  const end = updates.findIndex(({ seq, out, at }) => seq === undefined || out !== undefined || at >= before)
  return end < 0 ? updates : updates.slice(0, end)
}

/** Undefined when something they build on is missing. */
function fold(updates: readonly UpdateRow[]): Uint8Array | undefined {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
    })
    const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
    return isWhole ? Y.encodeStateAsUpdate(doc) : undefined
  } finally {
    doc.destroy()
  }
}
