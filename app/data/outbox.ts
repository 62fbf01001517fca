/**
 * What the server has not acknowledged: updates with `out = 1`, in the order they were made. Counting and naming them reads the
 * index `[out+group+doc]` alone: after an import the outbox holds thousands of updates.
 */
import type { KetuDb, UpdateRow } from './db.ts'

export interface OutboxKey {
  /** One command. */
  readonly group: number
  readonly doc: string
}

const whole = (db: KetuDb) => db.updates.where('[out+group+doc]').between([1], [1, []])

/** Commands and their documents, oldest first. */
export async function outboxKeys(db: KetuDb): Promise<OutboxKey[]> {
  const keys = (await whole(db).uniqueKeys()) as unknown as [number, number, string][]
  return keys.map(([, group, doc]) => ({ group, doc }))
}

/** Number of the command done last of those that wait. */
export async function newestGroup(db: KetuDb): Promise<number> {
  const [newest] = (await whole(db).reverse().limit(1).keys()) as unknown as [number, number, string][]
  return newest?.[1] ?? 0
}

/** Nobody has it but this device. What came back in a pull is stored, though its acknowledgement was lost. */
export const isUnsent = ({ out, seq }: Pick<UpdateRow, 'out' | 'seq'>): boolean => out === 1 && seq === undefined

export const outboxSize = (db: KetuDb): Promise<number> => whole(db).count()

export const firstOfOutbox = (db: KetuDb, limit: number): Promise<UpdateRow[]> => whole(db).limit(limit).toArray()

/** Group numbers grow with time: see `groupTime`. Two tabs that write in the same millisecond differ by `salt`, 0 ≤ salt < 1024: the rest is room for the documents of one import step. */
export const groupNumber = (at: number, salt: number): number => at * 2048 + salt

/** A clock that is further ahead (here 2100) is not followed: numbers stay exact, with room for all that is ever done. */
export const lastGroupTime = 4_102_444_800_000

/** When the command of a group was done (ms since the epoch). */
export const groupTime = (group: number): number => Math.floor(group / 2048)
