/** One document's rows as a single update without deleted content (log:C1). Runs Yjs: in a worker only, never in a request. */
import * as Y from 'yjs'

/**
 * From a garbage-collected document, because `mergeUpdates` keeps erased text.
 * Throws when something is pending: only complete updates are stored (log:L4), so that would be a bug or a damaged file.
 */
export function makeBase(bodies: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc({ gc: true })
  doc.transact(() => {
    for (const body of bodies) Y.applyUpdate(doc, body)
  })
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('log:L4 broken: the rows of the document do not stand on each other')
  const base = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return base
}
