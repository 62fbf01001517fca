/** What was done on this device, as lines: everything of one import is one of them, with one undo. */
import { customerOf } from '#shared/doc/name.ts'
import type { ActivityRow, KetuDb } from '../db.ts'

export interface ActivityLine {
  /** The newest activity of the line; undoing it undoes all of a batch. */
  readonly id: number
  readonly at: number
  readonly label: string
  readonly values: Readonly<Record<string, string | number>>
  readonly customer: string
  readonly customerName: string
  /** 1, or the number of transactions of an import. */
  readonly steps: number
  readonly state: 'done' | 'undone'
  readonly isBatch: boolean
  /** False for what only tells something. */
  readonly isUndoable: boolean
}

export interface ActivityPage {
  readonly lines: readonly ActivityLine[]
  /** There are older ones. */
  readonly hasMore: boolean
}

/** Newest first. @param limit lines, not rows: a batch of a thousand rows is one. */
export async function activityPage(db: KetuDb, limit: number): Promise<ActivityPage> {
  const lines = new Map<string, ActivityRow[]>()
  let hasMore = false
  await db.activity
    .orderBy('id')
    .reverse()
    .until(() => hasMore)
    .each(row => {
      const key = row.batch ?? String(row.id)
      const rows = lines.get(key)
      if (rows !== undefined) rows.push(row)
      else if (lines.size < limit) lines.set(key, [row])
      else hasMore = true
    })
  const customers = [...lines.values()].map(rows => customerOfRow(rows[0]))
  const found = await db.customers.bulkGet(customers)
  return {
    lines: [...lines.values()].flatMap((rows, i) => lineOf(rows, customers[i] ?? '', found[i]?.name ?? '')),
    hasMore,
  }
}

/** A row that names no customer says it by the documents it touched. */
const customerOfRow = (row: ActivityRow | undefined): string =>
  row?.customer ?? row?.inverse.map(step => customerOf(step.doc)).find(id => id !== undefined) ?? ''

function lineOf(rows: readonly ActivityRow[], customer: string, customerName: string): ActivityLine[] {
  const [newest] = rows
  if (newest === undefined) return []
  const isBatch = newest.batch !== undefined
  const count = rows.reduce((sum, row) => sum + Number(row.values['count'] ?? 0), 0)
  return [
    {
      id: rows.find(row => row.state === 'done')?.id ?? newest.id,
      at: newest.at,
      label: newest.label,
      values: isBatch ? { ...newest.values, count } : newest.values,
      customer: isBatch ? '' : customer,
      customerName: isBatch ? '' : customerName,
      steps: rows.length,
      state: rows.every(row => row.state === 'undone') ? 'undone' : 'done',
      isBatch,
      isUndoable: rows.some(({ inverse }) => inverse.length > 0),
    },
  ]
}

/** Whether so many visits were logged on this device. */
export const hasLogged = async (db: KetuDb, visits: number): Promise<boolean> =>
  (await db.activity
    .filter(({ label }) => label === 'logVisit')
    .limit(visits)
    .count()) >= visits
