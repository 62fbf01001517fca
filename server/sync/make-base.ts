/** One document's rows as a single update without deleted content (log:C1). Runs Yjs: in a worker only, never in a request. */
import * as Y from 'yjs'
import { contentHash } from '#shared/doc/content-hash.ts'

/**
 * From a garbage-collected document, because `mergeUpdates` keeps erased text.
 * Throws when something is pending: only complete updates are stored (log:L4), so that would be a bug or a damaged file.
 */
export const makeBase = (bodies: readonly Uint8Array[]): Uint8Array => withDoc(bodies, Y.encodeStateAsUpdate)

/** What the rows say together. */
export const contentHashOf = (bodies: readonly Uint8Array[]): string => withDoc(bodies, contentHash)

function withDoc<T>(bodies: readonly Uint8Array[], read: (doc: Y.Doc) => T): T {
  const doc = new Y.Doc({ gc: true })
  doc.transact(() => {
    for (const body of bodies) Y.applyUpdate(doc, body)
  })
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('log:L4 broken: the rows of the document do not stand on each other')
  const found = read(doc)
  doc.destroy()
  return found
}
