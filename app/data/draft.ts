/** Words typed but not saved yet: kept on this device until they are saved or thrown away, whatever closes the page. */
import type { KetuDb } from './db.ts'

const nameOf = (key: string): string => `draft/${key}`

/** The draft as it was written; undefined when there is none. */
export async function readDraft(db: KetuDb, key: string): Promise<string | undefined> {
  const value = (await db.meta.get(nameOf(key)))?.value
  return typeof value === 'string' ? value : undefined
}

/** Resolves once it is on disk; the words do not wait for it. */
export async function keepDraft(db: KetuDb, key: string, draft: string): Promise<void> {
  await db.meta.put({ key: nameOf(key), value: draft })
}

export const dropDraft = (db: KetuDb, key: string): Promise<void> => db.meta.delete(nameOf(key))

const held = new Set<symbol>()
const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}

/** Something typed stands unsaved on the screen until the returned function is called. */
export function holdDraft(): () => void {
  const mark = Symbol('draft')
  held.add(mark)
  tell()
  return () => {
    held.delete(mark)
    tell()
  }
}

/** True while something typed stands unsaved on the screen: nothing may reload the page then. */
export const hasDraft = (): boolean => held.size > 0

/** Called when something typed may have begun or stopped standing there. */
export function subscribeDrafts(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
