/** Where a test's databases live: the browser's own IndexedDB when there is one, else one in memory. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'

interface Where {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

const memory: Where = { indexedDB: new IDBFactory(), IDBKeyRange }

export const testIndexedDb = (): Where =>
  typeof globalThis.indexedDB === 'undefined'
    ? memory
    : { indexedDB: globalThis.indexedDB, IDBKeyRange: globalThis.IDBKeyRange }
