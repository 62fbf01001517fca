/** As much of the peers as the page uses: they are installed by the command, not by the project. */

declare module 'y-dexie' {
  import type Dexie from 'dexie'
  import type * as Y from 'yjs'
  const yDexie: (db: Dexie) => void
  export default yDexie
  export class DexieYProvider {
    static load(doc: Y.Doc): DexieYProvider
    static release(doc: Y.Doc): void
    readonly whenLoaded: Promise<void>
  }
}

declare module 'y-indexeddb' {
  import type * as Y from 'yjs'
  export class IndexeddbPersistence {
    constructor(name: string, doc: Y.Doc)
    readonly whenSynced: Promise<unknown>
    readonly db: IDBDatabase | null
    destroy(): Promise<void>
  }
}
