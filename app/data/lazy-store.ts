/** The document store before its code is here: reading screens need rows, not Yjs, so the first screen does not wait for it. */
import type { DocStore } from './doc-store.ts'

export interface LazyStore extends DocStore {
  /** Fetches the code ahead of the first write. Never throws: the write that needs it says what failed. */
  readonly warmUp: () => Promise<void>
}

/** @param load the real store, made once; a load that failed is tried again by the next call. */
export function createLazyStore(load: () => Promise<DocStore>): LazyStore {
  let loading: Promise<DocStore> | undefined
  let loaded: DocStore | undefined
  const store = async (): Promise<DocStore> => {
    loading ??= load()
    try {
      loaded = await loading
      return loaded
    } catch (error) {
      loading = undefined
      throw error
    }
  }
  return {
    write: async (intent, work) => (await store()).write(intent, work),
    fork: async doc => (await store()).fork(doc),
    read: async (doc, reader) => (await store()).read(doc, reader),
    load: async doc => (await store()).load(doc),
    inTurn: async work => (await store()).inTurn(work),
    // Nothing is in memory before the store is.
    forget: docs => loaded?.forget(docs),
    warmUp: async () => {
      await store().catch(() => undefined)
    },
  }
}
