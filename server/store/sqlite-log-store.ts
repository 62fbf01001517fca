/**
 * The log in one SQLite file. One process writes it. Commits are grouped: whatever asks within one turn of the event loop
 * is written in one transaction with one fsync, and told after it (log:L1). Readers use a second connection, so that
 * they never see what is not committed.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { createCheckpoints } from './checkpoints.ts'
import { createGroupCommit } from './group-commit.ts'
import { type LogStore, UnknownWorkspace } from './log-store.ts'
import { openSqlite } from './open-sqlite.ts'
import { runPlan } from './plan.ts'
import { clientOf, docOf, headOf, numberOf, rowOf } from './row.ts'
import { schemaVersions, sqliteDialect, wordNumber } from './schema.ts'
import {
  clientSql,
  createSqliteWrites,
  customerParams,
  customerSql,
  docsByName,
  docSql,
  found,
  headSql,
} from './sqlite-writes.ts'

/** Pages of the write-ahead log at which a commit itself brings them into the file: when the thread for it lags, or is gone. */
const lastResortPages = 64 * 1024
const defaultPages = 4000

export interface SqlitePorts {
  /** Opens the file, once to write and once to read. */
  readonly open?: (path: string) => DatabaseSync
  readonly checkpointsOf?: typeof createCheckpoints
}

/** `defer` runs a task at the end of this turn of the event loop. */
export function createSqliteLogStore(
  path: string,
  defer: (task: () => void) => void = setImmediate,
  { open = openSqlite, checkpointsOf = createCheckpoints }: SqlitePorts = {},
): LogStore {
  const db = open(path)
  migrate(db)
  const reader = open(path)
  const writes = createSqliteWrites(db)
  const change = prepareChanges(db)
  const read = prepareReads(reader)
  const numbers = new Map<string, number>()
  const checkpointPages = (pages: number): void => db.exec(`pragma wal_autocheckpoint = ${pages}`)
  checkpointPages(lastResortPages)
  const checkpoints = checkpointsOf(path, () => {
    if (db.isOpen) checkpointPages(defaultPages)
  })
  const group = createGroupCommit(
    {
      begin: () => db.exec('begin immediate'),
      commit: () => {
        db.exec('commit')
        checkpoints.due()
      },
      rollback: () => {
        if (db.isTransaction) db.exec('rollback')
        writes.forget()
      },
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
      change.createWorkspace.run(ws)
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
            const view = writes.createView(n, reads)
            const { changes, result } = runPlan(() => plan(view))
            writes.write(n, view, changes)
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
      return read.docRows.all(numberOfWorkspace(ws), doc, after).map(rowOf)
    },

    async clientsOfDoc(ws, doc) {
      const rows = read.docClients.all(numberOfWorkspace(ws), doc)
      return new Map(rows.map(columns => [numberOf(columns['client']), clientOf(columns)]))
    },

    async docsOfCustomer(ws, customer) {
      return docsByName(read.customerDocs.all(...customerParams(numberOfWorkspace(ws), customer)))
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

    async beginEpoch(ws, at = 0) {
      const n = numberOfWorkspace(ws)
      db.exec('begin immediate')
      try {
        change.nextEpoch.run(at, n)
        change.fork.run(n)
        const { head, epoch } = headOf(found(change.head.get(n)))
        db.exec('commit')
        return { head, epoch }
      } catch (error) {
        if (db.isTransaction) db.exec('rollback')
        throw error
      }
    },

    async isReady() {
      return reader.isOpen && read.workspaces.all().length >= 0
    },

    async close() {
      group.close()
      await checkpoints.close()
      if (reader.isOpen) reader.close()
      if (db.isOpen) db.close()
    },
  }
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

const word = (column: string): string => `(select text from word where n = l.${column}) as ${column}`

const rowSql = `select l.seq, ${word('scope')}, coalesce(d.name, '') as doc, l.kind, l.body, l.hash, ${word('by_member')},
  ${word('device')}, l.at, l.authors, l.marks from log l left join doc d on d.n = l.doc`

function prepareChanges(db: DatabaseSync) {
  return {
    createWorkspace: db.prepare(
      `insert into workspace select coalesce(max(n), 0) + 1, ?, 0, 1, x'', 0 from workspace where true on conflict (id) do nothing`,
    ),
    head: db.prepare(headSql),
    nextEpoch: db.prepare('update workspace set epoch = max(epoch + 1, ?) where n = ?'),
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
    scope: db.prepare(
      `${rowSql} where l.ws = ? and l.scope = ${wordNumber('?')} and l.seq > ? and l.seq <= ? order by l.seq`,
    ),
    docRows: db.prepare(
      `${rowSql} where l.doc = (select n from doc where ws = ? and name = ?) and l.seq > ? order by l.seq`,
    ),
    docClients: db.prepare(`${clientSql} where doc = (select n from doc where ws = ? and name = ?)`),
    heavy: db.prepare(
      `select name from doc where ws = ? and is_erased = 0 and bytes - base_bytes >= ?
       and (bytes - base_bytes) * 2 >= base_bytes order by bytes - base_bytes desc limit ?`,
    ),
    facts: db.prepare(`${rowSql} where l.ws = ? and l.seq > ? and l.kind = 'fact' order by l.seq`),
    forks: db.prepare('select epoch, seq from fork where ws = ? order by epoch'),
  } satisfies { [name: string]: StatementSync }
}
