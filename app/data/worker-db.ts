/** The database in a worker that only computes. */
import Dexie from 'dexie'
import { KetuDb } from './db.ts'

/**
 * The worker ends when a sign-out or a newer version of the app takes the database over: Dexie would open it once more for the next read,
 * and so make anew what was just deleted. Undefined when it is gone already.
 */
export async function openInWorker(name: string): Promise<KetuDb | undefined> {
  if (!(await Dexie.exists(name))) return undefined
  const db = new KetuDb(name)
  db.on('versionchange', () => {
    db.close()
    close()
    return false
  })
  return db
}
