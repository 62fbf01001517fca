/**
 * What the server has not acknowledged: updates with `out = 1`, in the order they were made. Counting and naming them reads the
 * index `[out+group+doc]` alone: after an import the outbox holds thousands of updates.
 */
import type { KetuDb, UpdateRow } from './db.ts'
import { readMeta } from './meta.ts'

export interface OutboxKey {
  /** One command. */
  readonly group: number
  readonly doc: string
}

const whole = (db: KetuDb) => db.updates.where('[out+group+doc]').between([1], [1, []])

type Key = [out: number, group: number, doc: string]

// Dexie types keys of a compound index as one of its parts.
const keysOf = async (rows: { keys(): PromiseLike<unknown> }): Promise<Key[]> => (await rows.keys()) as Key[]

/** Commands and their documents, oldest first. */
export async function outboxKeys(db: KetuDb): Promise<OutboxKey[]> {
  const keys = (await whole(db).uniqueKeys()) as unknown as Key[]
  return keys.map(([, group, doc]) => ({ group, doc }))
}

export interface OutboxCount {
  readonly commands: number
  /** Number of the one done first; undefined when nothing waits. */
  readonly oldest: number | undefined
}

interface Counted extends OutboxCount {
  readonly first: Key
  readonly last: Key
  readonly updates: number
}

const counted = new WeakMap<KetuDb, Counted>()

/**
 * How many commands wait. What was counted before is counted on from there while it is all still waiting: an import asks after
 * every step, and going through all it has written each time would take longer and longer.
 */
export async function countOutbox(db: KetuDb): Promise<OutboxCount> {
  const [[first], [last]] = await Promise.all([keysOf(whole(db).limit(1)), keysOf(whole(db).reverse().limit(1))])
  if (first === undefined || last === undefined) return { commands: 0, oldest: undefined }
  const before = counted.get(db)
  const isKnown = before !== undefined && (await isStillThere(db, before, first))
  const since = isKnown ? before.last : undefined
  const added = since === undefined ? whole(db) : db.updates.where('[out+group+doc]').between(since, [1, []], false)
  const keys = await keysOf(added)
  const commands = new Set(keys.map(([, group]) => group).filter(group => group !== since?.[1])).size
  const now = {
    commands: commands + (isKnown ? before.commands : 0),
    oldest: first[1],
    first,
    last,
    updates: keys.length + (isKnown ? before.updates : 0),
  }
  counted.set(db, now)
  return now
}

async function isStillThere(db: KetuDb, before: Counted, first: Key): Promise<boolean> {
  if (first.join() !== before.first.join()) return false
  const updates = db.updates.where('[out+group+doc]').between(before.first, before.last, true, true)
  return (await updates.count()) === before.updates
}

/** Number of the command done last of those that wait. */
export async function newestGroup(db: KetuDb): Promise<number> {
  const [newest] = await keysOf(whole(db).reverse().limit(1))
  return newest?.[1] ?? 0
}

/** Number of the update written down last, here or from the log; 0 when there is none. */
export async function newestUpdate(db: KetuDb): Promise<number> {
  const last = await db.updates.toCollection().lastKey()
  return typeof last === 'number' ? last : 0
}

/** Nobody has it but this device. What came back in a pull is stored, though its acknowledgement was lost. */
export const isUnsent = ({ out, seq }: Pick<UpdateRow, 'out' | 'seq'>): boolean => out === 1 && seq === undefined

/** The log had it, and lost it in a restore: it goes back as it was. */
export const isGivenBack = ({ out, seq }: Pick<UpdateRow, 'out' | 'seq'>): boolean =>
  out === 2 || (out === 1 && seq === undefined)

/** Answered by the first key: what waits is not gone through. */
export const hasWaiting = async (db: KetuDb): Promise<boolean> => (await keysOf(whole(db).limit(1))).length > 0

/** Whether the log lost rows in a restore that this device still has to give back. */
export async function owesRows(db: KetuDb): Promise<boolean> {
  const lost = (await readMeta(db, 'lostFacts')) ?? []
  const givenBack = db.updates.where('[out+group+doc]').between([2], [2, []])
  const own = whole(db).filter(update => update.receipt !== undefined && isGivenBack(update))
  return lost.length > 0 || (await givenBack.limit(1).count()) > 0 || (await own.limit(1).count()) > 0
}

/** What goes to the server next: the outbox, and what is given back after a restore. @param after the number of a command: those done later */
export async function firstOfOutbox(db: KetuDb, limit: number, after = 0): Promise<UpdateRow[]> {
  const first = (out: number): PromiseLike<UpdateRow[]> =>
    db.updates
      .where('[out+group+doc]')
      .between([out, after + 1], [out, []])
      .limit(limit)
      .toArray()
  const [own, givenBack] = await Promise.all([first(1), first(2)])
  if (givenBack.length === 0) return own
  // They stand on each other: in the order of the log that has lost them.
  return [...own, ...givenBack].sort((a, b) => a.group - b.group).slice(0, limit)
}

/** Group numbers grow with time: see `groupTime`. Two tabs that write in the same millisecond differ by `salt`, 0 ≤ salt < 1024: the rest is room for the documents of one import step. */
export const groupNumber = (at: number, salt: number): number => at * 2048 + salt

/** A clock that is further ahead (here 2100) is not followed: numbers stay exact, with room for all that is ever done. */
export const lastGroupTime = 4_102_444_800_000

/** When the command of a group was done (ms since the epoch). */
export const groupTime = (group: number): number => Math.floor(group / 2048)
