/** Words typed but not saved yet: kept on this device until they are saved or thrown away, whatever closes the page. */

/** What this module needs of `localStorage`. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface Drafts {
  /** The draft as it was written; undefined when there is none. */
  read(key: string): string | undefined
  /** False when the device refuses to store it: the words then live only on the screen. */
  write(key: string, draft: string): boolean
  drop(key: string): void
}

/** Drafts of one member; signing out removes everything under `ketu-draft/`. */
export function createDrafts(storage: DraftStorage, member: string): Drafts {
  const name = (key: string): string => `ketu-draft/${member}/${key}`
  return {
    read: key => refused(() => storage.getItem(name(key)), null) ?? undefined,
    write: (key, draft) => refused(() => (storage.setItem(name(key), draft), true), false),
    drop: key => refused(() => storage.removeItem(name(key)), undefined),
  }
}

/** A browser that blocks or has filled its storage throws; the words on the screen do not depend on it. */
function refused<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof DOMException) return otherwise
    throw error
  }
}

const held = new Set<symbol>()

/** Something typed stands unsaved on the screen until the returned function is called. */
export function holdDraft(): () => void {
  const mark = Symbol('draft')
  held.add(mark)
  return () => void held.delete(mark)
}

/** True while something typed stands unsaved on the screen: nothing may reload the page then. */
export const hasDraft = (): boolean => held.size > 0
