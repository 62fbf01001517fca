/**
 * Notices that somebody has put older data back by hand: a copy of the log in the place of the log, or a log that ends before where
 * it had been. Then a new epoch begins, as after `npm run restore`: without it devices would take new rows for ones they have.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { LogStore } from '../store/log-store.ts'

export interface RollbackWatch {
  /** At the start, before anybody is served. @returns true when a new epoch began */
  look(now: number): Promise<boolean>
  /** Where the log ends now. */
  remember(): Promise<void>
}

export const seenFile = 'log.seen'

/** The file of the log as the file system knows it, and the head of each workspace. */
const seenSchema = v.object({ inode: v.string(), heads: v.record(v.string(), v.number()) })

type Seen = v.InferOutput<typeof seenSchema>

/** @param folder of the log; nothing is noticed of data that is moved away and back on the same disk. */
export function createRollbackWatch(
  folder: string,
  store: Pick<LogStore, 'workspaces' | 'head' | 'beginEpoch'>,
): RollbackWatch {
  const file = join(folder, seenFile)

  const present = async (): Promise<Seen> => {
    const heads: Record<string, number> = {}
    for (const ws of await store.workspaces()) heads[ws] = (await store.head(ws)).head
    return { inode: String(statSync(join(folder, 'log.db'), { bigint: true }).ino), heads }
  }
  let written = ''
  const remember = async (): Promise<void> => {
    const text = JSON.stringify(await present())
    if (text !== written) writeFileSync(file, text, { mode: 0o600 })
    written = text
  }

  return {
    remember,
    look: async now => {
      const [before, here] = [read(file), await present()]
      const isBack =
        before !== undefined &&
        (before.inode !== here.inode || Object.entries(before.heads).some(([ws, head]) => (here.heads[ws] ?? 0) < head))
      if (isBack) for (const ws of Object.keys(here.heads)) await store.beginEpoch(ws, now)
      await remember()
      return isBack
    },
  }
}

/** Undefined when nothing was seen yet, or what was is not readable: that proves nothing. */
function read(file: string): Seen | undefined {
  try {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), seenSchema), readFileSync(file, 'utf8'))
    return parsed.success ? parsed.output : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
