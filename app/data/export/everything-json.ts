/**
 * Everything of this device as one readable JSON file, format `ketu-export` version 1:
 * `{ format, version, exportedAt, workspace, member, records: { customers: […], contacts, actions, goals, visits, orders, comments, judgements, notes },
 *    facts: […], activity: […], tray: […] }`.
 * `notes` are all records of the smaller types (needs, issues, opportunities, segments, settings …), each with its `type`.
 * A record has all its fields, `conflicts` with every value people wrote at the same time, and `deletedAt` when it is deleted.
 * What belongs to a sample customer says `sample: true`: it is nobody's work, and on this device alone.
 * Amounts are integers of minor units, days `YYYY-MM-DD`, instants milliseconds since the epoch, bytes base64.
 */
import { sampleScope } from '#shared/doc/name.ts'
import type { KetuDb } from '../db.ts'
import { allRecordTables, type RecordTable } from '../record-table.ts'

const exportFormat = 'ketu-export'
const exportVersion = 1

interface ExportHead {
  /** Milliseconds since the epoch. */
  readonly exportedAt: number
  readonly workspace: { readonly id: string; readonly name: string; readonly currency: string; readonly zone: string }
  readonly member: { readonly id: string; readonly name: string }
}

const otherTables = ['facts', 'activity', 'tray'] as const
type ExportTable = RecordTable | (typeof otherTables)[number]

/** Rows read and written at a time: the page breathes between two. */
const pageRows = 500

export async function* everythingJson(db: KetuDb, head: ExportHead): AsyncGenerator<string> {
  const { exportedAt, workspace, member } = head
  const said = {
    format: exportFormat,
    version: exportVersion,
    exportedAt: new Date(exportedAt).toISOString(),
    workspace,
    member,
  }
  const samples = await sampleDocs(db)
  yield `${JSON.stringify(said, undefined, 2).slice(0, -2)},\n  "records": {`
  for (const [i, table] of allRecordTables.entries()) {
    yield `${i === 0 ? '' : ','}\n    "${table}": [`
    yield* rowsJson(db, table, samples)
    yield ']'
  }
  yield '\n  }'
  for (const table of otherTables) {
    yield `,\n  "${table}": [`
    yield* rowsJson(db, table)
    yield ']'
  }
  yield '\n}\n'
}

/** Documents of sample customers, also of those that were taken away again. */
const sampleDocs = async (db: KetuDb): Promise<ReadonlySet<unknown>> =>
  new Set(await db.docs.filter(({ scope }) => scope === sampleScope).primaryKeys())

async function* rowsJson(
  db: KetuDb,
  table: ExportTable,
  samples: ReadonlySet<unknown> = new Set(),
): AsyncGenerator<string> {
  const flagged = (row: object): object => ('doc' in row && samples.has(row.doc) ? { ...row, sample: true } : row)
  let isFirst = true
  for await (const rows of pagesOf(db, table)) {
    yield rows.map((row, i) => `${isFirst && i === 0 ? '' : ','}\n${JSON.stringify(flagged(row), toReadable)}`).join('')
    isFirst = false
  }
}

/** Rows of a table in the order of their keys, a page at a time; what is written meanwhile behind the page is not missed. */
export async function* pagesOf(db: KetuDb, table: ExportTable): AsyncGenerator<readonly object[]> {
  let after: unknown
  for (;;) {
    const source = after === undefined ? db.table(table).orderBy(':id') : db.table(table).where(':id').above(after)
    const keys: unknown[] = []
    const rows: object[] = []
    await source.limit(pageRows).each((row: object, cursor) => {
      keys.push(cursor.primaryKey)
      rows.push(row)
    })
    if (rows.length === 0) return
    yield rows
    after = keys.at(-1)
  }
}

function toReadable(_key: string, value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value
  let bytes = ''
  for (const byte of value) bytes += String.fromCharCode(byte)
  return { base64: btoa(bytes) }
}
