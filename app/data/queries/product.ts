/** What the company sells: offered wherever a product is named. */
import type { KetuDb } from '../db.ts'
import { notesOfType } from './note.ts'

/** In the order they were entered. */
export async function productNames(db: KetuDb): Promise<readonly string[]> {
  const names = (await notesOfType(db, 'product')).map(({ name }) => name)
  return [...new Set(names)].filter(name => name !== '')
}
