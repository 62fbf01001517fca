/** What the sync centre lists: waiting, refused, in conflict, deleted, done. */
import type { Collection, Table } from 'dexie'
import { customerOf } from '#shared/doc/name.ts'
import type { FieldConflict, RecordType } from '#shared/domain/record.ts'
import type { KetuDb, TrayRow } from '../db.ts'
import { countOutbox, groupTime, outboxKeys } from '../outbox.ts'
import { allRecordTables, typeOfTable } from '../record-table.ts'

export interface WaitingItem {
  /** Entries of one command; what a person did in one go. */
  readonly group: number
  readonly at: number
  readonly docs: readonly string[]
  readonly customerName: string
}

/** The outbox in words, newest first. */
export async function waitingItems(db: KetuDb): Promise<WaitingItem[]> {
  const groups = new Map<number, string[]>()
  for (const { group, doc } of await outboxKeys(db)) groups.set(group, [...(groups.get(group) ?? []), doc])
  const items = [...groups].map(([group, docs]) => ({
    group,
    at: groupTime(group),
    docs,
    customer: docs.map(customerOf).find(id => id !== undefined) ?? '',
  }))
  const names = await db.customers.bulkGet(items.map(item => item.customer))
  return items
    .map(({ customer: _, ...item }, i) => ({ ...item, customerName: names[i]?.name ?? '' }))
    .sort((a, b) => b.at - a.at)
}

export interface Waiting {
  /** Things a person did that the server has not acknowledged. */
  readonly count: number
  /** When the oldest of them was done (ms since the epoch). */
  readonly since?: number
}

export async function waiting(db: KetuDb): Promise<Waiting> {
  const { commands, oldest } = await countOutbox(db)
  return oldest === undefined ? { count: 0 } : { count: commands, since: groupTime(oldest) }
}

export interface ConflictItem extends FieldConflict {
  readonly type: RecordType
  readonly id: string
  readonly doc: string
  /** Name of the record and of its customer. */
  readonly recordName: string
  readonly customerName: string
}

export async function openConflicts(db: KetuDb): Promise<ConflictItem[]> {
  const rows = await conflicted(db)
  const names = await db.customers.bulkGet(rows.map(({ row }) => customerOf(row.doc) ?? ''))
  return rows.flatMap(({ type, row }, i) => {
    const customerName = names[i]?.name ?? ''
    const recordName = row.name ?? row.title ?? row.day ?? row.text ?? ''
    return (row.conflicts ?? []).map(conflict => ({
      ...conflict,
      type,
      id: row.id,
      doc: row.doc,
      recordName,
      customerName,
    }))
  })
}

/** How many values wait for a decision: the number of cards `openConflicts` would show, without reading names. */
export async function openConflictCount(db: KetuDb): Promise<number> {
  const rows = await conflicted(db)
  return rows.reduce((sum, { row }) => sum + (row.conflicts?.length ?? 0), 0)
}

interface FoundRow {
  readonly type: RecordType
  readonly row: ConflictedRow
}

const conflicted = async (db: KetuDb): Promise<readonly FoundRow[]> => {
  const found = await inEveryTable(db, table => table.where('conflicted').equals(1))
  return found.filter(({ row }) => row.deletedAt === undefined)
}

/** What is found in the tables of records, each with its type. */
async function inEveryTable(
  db: KetuDb,
  find: (table: Table<ConflictedRow, string>) => Collection<ConflictedRow, string>,
): Promise<readonly FoundRow[]> {
  const each = allRecordTables.map(async table => {
    const rows = await find(db.table(table)).toArray()
    return rows.map(row => ({ type: row.type ?? typeOfTable(table), row }))
  })
  return (await Promise.all(each)).flat()
}

interface ConflictedRow {
  /** Of a note; the others have a table for each type. */
  readonly type?: RecordType
  readonly id: string
  readonly doc: string
  readonly name?: string
  readonly title?: string
  readonly day?: string
  readonly text?: string
  readonly deletedAt?: number
  readonly conflicts?: readonly FieldConflict[]
}

/** Refused work that waits for a person. */
export const openTray = (db: KetuDb): Promise<TrayRow[]> => db.tray.where('state').equals('open').toArray()

/** Refused work a person sent again or put aside, newest first: it stays readable. */
export const handledTray = async (db: KetuDb): Promise<TrayRow[]> =>
  (await db.tray.where('state').anyOf('resent', 'dismissed').toArray()).reverse()

export interface DeletedItem {
  readonly type: RecordType
  readonly id: string
  readonly doc: string
  readonly name: string
  readonly deletedAt: number
  readonly deletedBy: string
}

/** Deleted records that can still be restored. @param since ms since the epoch: 30 days ago. */
export async function deletedItems(db: KetuDb, since: number): Promise<DeletedItem[]> {
  const rows = await inEveryTable(db, table => table.where('deletedAt').above(since))
  const customers = await db.customers.bulkGet(rows.map(({ row }) => customerOf(row.doc) ?? ''))
  return rows
    .map(({ type, row }, i) => ({
      type,
      id: row.id,
      doc: row.doc,
      name: row.name ?? row.title ?? row.text ?? `${customers[i]?.name ?? ''} ${row.day ?? ''}`.trim(),
      deletedAt: row.deletedAt ?? 0,
      deletedBy: 'deletedBy' in row && typeof row.deletedBy === 'string' ? row.deletedBy : '',
    }))
    .sort((a, b) => b.deletedAt - a.deletedAt)
}
