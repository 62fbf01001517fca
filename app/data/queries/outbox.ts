/** What waits to be sent, as a person would tell it: one line for each thing done, an import as one line. */
import { parseDocName } from '#shared/doc/name.ts'
import type { ActivityRow, KetuDb } from '../db.ts'
import { type WaitingItem, waitingItems } from './sync.ts'

export interface OutboxLine {
  readonly key: string
  /** When the first part of it was done (ms since the epoch). */
  readonly at: number
  /** How many of the waiting things it stands for: the counts of all lines add up to what the pill says. */
  readonly count: number
  readonly customerName: string
  /** The activity that made it, when it is still known. */
  readonly label: string | undefined
  readonly values: Readonly<Record<string, string | number>>
  /** Kinds of the documents it touches, for a line without an activity (an undo). */
  readonly kinds: readonly string[]
}

/** Newest first. */
export async function outboxLines(db: KetuDb): Promise<OutboxLine[]> {
  const items = await waitingItems(db)
  const oldest = items.at(-1)?.at
  if (oldest === undefined) return []
  const activities = await activitiesSince(db, oldest)
  const lines = new Map<string, OutboxLine>()
  for (const item of items) {
    const activity = activities.get(item.at)
    const key = activity === undefined ? String(item.group) : (activity.batch ?? String(activity.id))
    const line = lines.get(key)
    lines.set(key, line === undefined ? firstOf(key, item, activity) : joined(line, item))
  }
  return [...lines.values()]
}

/** An activity and the updates it made carry the same time. */
async function activitiesSince(db: KetuDb, oldest: number): Promise<ReadonlyMap<number, ActivityRow>> {
  const rows = await db.activity
    .orderBy('id')
    .reverse()
    .until(row => row.at < oldest)
    .toArray()
  return new Map(rows.map(row => [row.at, row]))
}

function firstOf(key: string, item: WaitingItem, activity: ActivityRow | undefined): OutboxLine {
  const isBatch = activity?.batch !== undefined
  return {
    key,
    at: item.at,
    count: 1,
    customerName: isBatch ? '' : item.customerName,
    label: activity?.label,
    values: isBatch ? { count: 1 } : (activity?.values ?? {}),
    kinds: [...new Set(item.docs.map(doc => parseDocName(doc)?.kind ?? ''))],
  }
}

/** A batch is told by how many of its entries still wait. */
function joined(line: OutboxLine, item: WaitingItem): OutboxLine {
  const count = line.count + 1
  return {
    ...line,
    at: Math.min(line.at, item.at),
    count,
    values: 'count' in line.values ? { ...line.values, count } : line.values,
    kinds: [...new Set([...line.kinds, ...item.docs.map(doc => parseDocName(doc)?.kind ?? '')])],
  }
}
