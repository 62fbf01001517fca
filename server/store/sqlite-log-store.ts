/**
 * The log in one SQLite file. One process writes it. Commits are grouped: whatever asks within one turn of the event loop
 * is written in one transaction with one fsync, and told after it (log:L1). Readers use a second connection, so that
 * they never see what is not committed.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { createGroupCommit } from './group-commit.ts'
import {
  type Changes,
  type DocState,
  headAfter,
  type LogStore,
  type LogView,
  type Reads,
  UnknownWorkspace,
} from './log-store.ts'
import { openSqlite } from './open-sqlite.ts'
import { runPlan } from './plan.ts'
import {
  type Columns,
  clientOf,
  columnsOfDoc,
  columnsOfRow,
  docOf,
  headOf,
  logColumns,
  numberOf,
  rowOf,
} from './row.ts'
import { clientColumns, clientKey, docColumns, docKey, overwrite, schemaVersions, sqliteDialect } from './schema.ts'

/** `defer` runs a task at the end of this turn of the event loop. */
export function createSqliteLogStore(path: string, defer: (task: () => void) => void = setImmediate): LogStore {
  const db = openSqlite(path)
  migrate(db)
  const reader = openSqlite(path)
  const write = prepareWrites(db)
  const read = prepareReads(reader)
  const numbers = new Map<string, number>()
  const group = createGroupCommit(
    {
      begin: () => db.exec('begin immediate'),
      commit: () => db.exec('commit'),
      rollback: () => (db.isTransaction ? db.exec('rollback') : undefined),
    },
    defer,
  )

  function numberOfWorkspace(ws: string): number {
    const cached = numbers.get(ws)
    if (cached !== undefined) return cached
    const columns = read.workspace.get(ws)
    if (columns === undefined) throw new UnknownWorkspace(ws)
    const n = numberOf(columns['n'])
    numbers.set(ws, n)
    return n
  }

  return {
    async createWorkspace(ws) {
      write.createWorkspace.run(ws)
    },

    async workspaces() {
      return read.workspaces.all().map(row => String(row['id']))
    },

    async commit(ws, reads, plan) {
      const n = numberOfWorkspace(ws)
      return new Promise((resolve, reject) => {
        let settle = (): void => undefined
        group.add({
          write() {
            const view = createView(write, n, reads)
            const { changes, result } = runPlan(() => plan(view))
            writeChanges(write, n, view.head, changes)
            settle = () => resolve(result)
            return { rows: changes.rows?.length ?? 0 }
          },
          committed: () => settle(),
          failed: reject,
        })
      })
    },

    async head(ws) {
      const { head, epoch } = headOf(found(read.head.get(numberOfWorkspace(ws))))
      return { head, epoch }
    },

    async rowsOfScope(ws, scope, after, upTo, limit) {
      const rows = []
      let bytes = 0
      for (const columns of read.scope.iterate(numberOfWorkspace(ws), scope, after, upTo)) {
        const row = rowOf(columns)
        bytes += row.body.length
        if (rows.length > 0 && (rows.length >= limit.maxRows || bytes > limit.maxBytes)) return { rows, isCut: true }
        rows.push(row)
      }
      return { rows, isCut: false }
    },

    async doc(ws, doc) {
      const columns = read.doc.get(numberOfWorkspace(ws), doc)
      return columns === undefined ? undefined : docOf(columns)
    },

    async rowsOfDoc(ws, doc, after = 0) {
      return read.docRows.all(doc, after, numberOfWorkspace(ws)).map(rowOf)
    },

    async clientsOfDoc(ws, doc) {
      const rows = read.docClients.all(numberOfWorkspace(ws), doc)
      return new Map(rows.map(columns => [numberOf(columns['client']), clientOf(columns)]))
    },

    async docsOfCustomer(ws, customer) {
      return docsByName(read.customerDocs.all(numberOfWorkspace(ws), customer))
    },

    async docsToCompact(ws, minTailBytes, limit) {
      return read.heavy.all(numberOfWorkspace(ws), minTailBytes, limit).map(row => String(row['name']))
    },

    async factsAfter(ws, after) {
      return read.facts.all(numberOfWorkspace(ws), after).map(rowOf)
    },

    async forks(ws) {
      return read.forks
        .all(numberOfWorkspace(ws))
        .map(row => ({ epoch: numberOf(row['epoch']), seq: numberOf(row['seq']) }))
    },

    async beginEpoch(ws) {
      const n = numberOfWorkspace(ws)
      db.exec('begin immediate')
      try {
        write.nextEpoch.run(n)
        write.fork.run(n)
        const { head, epoch } = headOf(found(write.head.get(n)))
        db.exec('commit')
        return { head, epoch }
      } catch (error) {
        db.exec('rollback')
        throw error
      }
    },

    async isReady() {
      return reader.isOpen && read.workspaces.all().length >= 0
    },

    async close() {
      group.close()
      if (reader.isOpen) reader.close()
      if (db.isOpen) db.close()
    },
  }
}

function createView(statements: ReturnType<typeof prepareWrites>, n: number, reads: Reads): LogView {
  return {
    ...headOf(found(statements.head.get(n))),
    doc(name) {
      const columns = statements.doc.get(n, name)
      return columns === undefined ? undefined : docOf(columns)
    },
    client(doc, client) {
      const columns = statements.client.get(n, doc, client)
      return columns === undefined ? undefined : clientOf(columns)
    },
    seqOf(doc, hash) {
      const columns = statements.seqOfHash.get(doc, n, hash)
      return columns === undefined ? undefined : numberOf(columns['seq'])
    },
    docsOfCustomer: () => docsByName(statements.customerDocs.all(n, reads.customer ?? '')),
  }
}

function writeChanges(statements: ReturnType<typeof prepareWrites>, n: number, head: number, changes: Changes): void {
  const rows = changes.rows ?? []
  const newHead = headAfter(head, rows)
  for (const { doc, upTo } of changes.cleared ?? []) statements.clear.run(doc, n, upTo)
  for (const row of rows) statements.row.run(...columnsOfRow(n, row))
  for (const [name, doc] of changes.docs ?? []) statements.putDoc.run(...columnsOfDoc(n, name, doc))
  for (const { doc, client, clock, device, member } of changes.clients ?? [])
    statements.putClient.run(n, doc, client, clock, device, member)
  if (newHead > head) statements.setHead.run(newHead, n)
  if (changes.factHash !== undefined) statements.setFactHash.run(changes.factHash, n)
}

const docsByName = (rows: readonly Columns[]): ReadonlyMap<string, DocState> =>
  new Map(rows.map(columns => [String(columns['name']), docOf(columns)]))

function found<T>(columns: T | undefined): T {
  if (columns === undefined) throw new Error('a row that must be there is missing')
  return columns
}

function migrate(db: DatabaseSync): void {
  db.exec('create table if not exists ketu_schema (version integer primary key)')
  const done = numberOf(db.prepare('select coalesce(max(version), 0) as version from ketu_schema').get()?.['version'])
  for (const [index, statements] of schemaVersions.entries()) {
    if (index < done) continue
    db.exec('begin immediate')
    for (const statement of statements(sqliteDialect)) db.exec(statement)
    db.prepare('insert into ketu_schema values (?)').run(index + 1)
    db.exec('commit')
  }
}

const headSql = 'select head, epoch, fact_hash from workspace where n = ?'
const docSql = 'select * from doc where ws = ? and name = ?'
const customerSql = 'select * from doc where ws = ? and customer = ? order by name'

function prepareWrites(db: DatabaseSync) {
  return {
    createWorkspace: db.prepare(
      `insert into workspace select coalesce(max(n), 0) + 1, ?, 0, 1, x'', 0 from workspace where true on conflict (id) do nothing`,
    ),
    head: db.prepare(headSql),
    doc: db.prepare(docSql),
    customerDocs: db.prepare(customerSql),
    client: db.prepare('select clock, device, member from doc_client where ws = ? and doc = ? and client = ?'),
    seqOfHash: db.prepare("select seq from log where doc = ? and doc <> '' and ws = ? and hash = ? limit 1"),
    clear: db.prepare("delete from log where doc = ? and doc <> '' and ws = ? and seq <= ? and kind <> 'left'"),
    row: db.prepare('insert into log values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    putDoc: db.prepare(`insert into doc values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ${overwrite(docKey, docColumns)}`),
    putClient: db.prepare(`insert into doc_client values (?, ?, ?, ?, ?, ?) ${overwrite(clientKey, clientColumns)}`),
    setHead: db.prepare('update workspace set head = ? where n = ?'),
    setFactHash: db.prepare('update workspace set fact_hash = ? where n = ?'),
    nextEpoch: db.prepare('update workspace set epoch = epoch + 1 where n = ?'),
    fork: db.prepare('insert into fork select n, epoch, head from workspace where n = ?'),
  } satisfies { [name: string]: StatementSync }
}

function prepareReads(db: DatabaseSync) {
  return {
    workspace: db.prepare('select n from workspace where id = ?'),
    workspaces: db.prepare('select id from workspace order by n'),
    head: db.prepare(headSql),
    doc: db.prepare(docSql),
    customerDocs: db.prepare(customerSql),
    scope: db.prepare(`select ${logColumns} from log where ws = ? and scope = ? and seq > ? and seq <= ? order by seq`),
    docRows: db.prepare(
      `select ${logColumns} from log where doc = ? and doc <> '' and seq > ? and ws = ? order by seq`,
    ),
    docClients: db.prepare('select client, clock, device, member from doc_client where ws = ? and doc = ?'),
    heavy: db.prepare(
      `select name from doc where ws = ? and is_erased = 0 and bytes - base_bytes >= ?
       and (bytes - base_bytes) * 2 >= base_bytes order by bytes - base_bytes desc limit ?`,
    ),
    facts: db.prepare(`select ${logColumns} from log where ws = ? and seq > ? and kind = 'fact' order by seq`),
    forks: db.prepare('select epoch, seq from fork where ws = ? order by epoch'),
  } satisfies { [name: string]: StatementSync }
}
