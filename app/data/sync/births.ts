/**
 * The short way of a page into this device: documents to which the log only adds new records. No document is opened for them,
 * however long its history, and a whole page is one read and one write a table. What is not that simple is left to the inbox.
 */
import { type Births, birthsIn } from '#shared/doc/birth.ts'
import type { ReadRecord } from '#shared/doc/document.ts'
import type { Scope } from '#shared/doc/name.ts'
import type { LogRow } from '#shared/sync/message.ts'
import type { DocRow, KetuDb, UpdateRow } from '../db.ts'
import { allRecordTables, tableOf } from '../record-table.ts'
import { type ProjectedDoc, projectionVersion } from '../projection/project.ts'

export type RowsByDoc = ReadonlyMap<string, readonly LogRow[]>

interface BornDoc {
  readonly name: string
  readonly scope: Scope
  readonly held: DocRow | undefined
  readonly rows: readonly LogRow[]
  readonly records: readonly ReadRecord[]
  readonly authors: Record<number, string>
}

/**
 * Stores the documents that go the short way and returns what to project of them; call inside the transaction of the page.
 * @param device its own rows may be here already: they go the long way.
 */
export async function receiveBirths(db: KetuDb, rowsByDoc: RowsByDoc, device: string): Promise<ProjectedDoc[]> {
  const names = [...rowsByDoc.keys()]
  const held = await db.docs.bulkGet(names)
  const simple = names
    .map((name, i) => bornDoc(name, rowsByDoc.get(name) ?? [], held[i], device))
    .filter(doc => doc !== undefined)
  const docs = await withoutKnown(db, simple)
  await storeBirths(db, docs)
  return docs.map(({ name, scope, records }) => ({ name, scope, records, isNew: true }))
}

function bornDoc(name: string, rows: readonly LogRow[], held: DocRow | undefined, device: string): BornDoc | undefined {
  const scope = rows[0]?.scope
  if (scope === undefined || !rows.every(row => isPlain(row) && row.scope === scope)) return undefined
  if (held !== undefined && (held.state !== 'ok' || held.scope !== scope || rows.some(row => row.device === device)))
    return undefined
  const records: ReadRecord[] = []
  const authors: Record<number, string> = { ...held?.authors }
  for (const row of rows) {
    const births = birthsOf(row)
    if (births === undefined) return undefined
    records.push(...births.records)
    if (row.authors) Object.assign(authors, row.authors)
    else for (const client of births.clients) authors[client] ??= row.by
  }
  const isTwice = new Set(records.map(({ id }) => id)).size < records.length
  // A held document without its main record was never whole: the inbox looks at all of it.
  const isLateMain = held !== undefined && records.some(({ type }) => type === 'customer')
  return isTwice || isLateMain ? undefined : { name, scope, held, rows, records, authors }
}

/** A row of the log as this device keeps it. */
export const updateOf = (doc: string, { body, by, at, seq, receipt }: LogRow): Omit<UpdateRow, 'n'> => ({
  ...{ doc, bytes: body, by, at, group: 0, seq },
  ...(receipt && { receipt }),
})

const isPlain = ({ kind }: LogRow): boolean => kind === 'update' || kind === 'base'

function birthsOf({ body, by, authors }: LogRow): Births | undefined {
  try {
    return birthsIn(body, authors ? client => authors[client] : () => by)
  } catch {
    // No update at all: the inbox sets its document aside with the reason (proj:P6).
    return undefined
  }
}

/** Without the documents of which a record has a row already: it was made twice, or comes again. */
async function withoutKnown(db: KetuDb, docs: readonly BornDoc[]): Promise<readonly BornDoc[]> {
  const held = docs.filter(doc => doc.held !== undefined)
  const known = new Set<string>()
  for (const table of allRecordTables) {
    const ids = held.flatMap(({ records }) => records.filter(({ type }) => tableOf(type) === table).map(({ id }) => id))
    if (ids.length > 0)
      for (const row of await db.table<{ id: string }>(table).bulkGet(ids)) if (row !== undefined) known.add(row.id)
  }
  return docs.filter(({ held: row, records }) => row === undefined || !records.some(({ id }) => known.has(id)))
}

async function storeBirths(db: KetuDb, docs: readonly BornDoc[]): Promise<void> {
  if (docs.length === 0) return
  const updates = docs.flatMap(({ name, rows }) => rows.map(row => updateOf(name, row)))
  const numbers = await db.updates.bulkAdd(updates, { allKeys: true })
  const heads = new Map(updates.map(({ doc }, i) => [doc, numbers[i] ?? 0]))
  await db.docs.bulkPut(
    docs.map(({ name, scope, held, authors }): DocRow => {
      const life = heads.get(name) ?? 0
      const kept = held ?? { state: 'ok' as const, projection: projectionVersion, life }
      return { ...kept, name, scope, authors, head: heads.get(name) ?? 0 }
    }),
  )
}
