/**
 * The log in PostgreSQL, for several nodes on one database. The workspace's row is locked first in every transaction, so
 * commit order is seq order (log:L2). What asks while a transaction runs is written together in the next one.
 */
import { PlanFailed, runPlan } from './plan.ts'
import {
  type Changes,
  type ClientState,
  type DocState,
  headAfter,
  type LogStore,
  type LogView,
  type Reads,
  UnknownWorkspace,
} from './log-store.ts'
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
import { clientColumns, clientKey, docColumns, docKey, overwrite, postgresDialect, schemaVersions } from './schema.ts'
import type { Sql, SqlPool } from './sql.ts'

/** One caller of `commit`: `run` reads, plans and writes; `committed` answers after the commit. */
interface Work {
  readonly run: (sql: Sql, n: number) => Promise<void>
  readonly committed: () => void
  readonly failed: (error: unknown) => void
}

/** Callers of one workspace that share a transaction. */
const maxGroup = 64

export async function createPostgresLogStore(pool: SqlPool): Promise<LogStore> {
  await migrate(pool)
  const numbers = new Map<string, number>()
  const waiting = new Map<string, Work[]>()

  async function numberOfWorkspace(ws: string): Promise<number> {
    const cached = numbers.get(ws)
    if (cached !== undefined) return cached
    const [columns] = (await pool.query('select n from workspace where id = $1', [ws])).rows
    if (columns === undefined) throw new UnknownWorkspace(ws)
    const n = numberOf(columns['n'])
    numbers.set(ws, n)
    return n
  }

  /** Writes the groups of one workspace one after the other until nothing waits. Never rejects. */
  async function drain(ws: string, queue: Work[]): Promise<void> {
    while (queue.length > 0) {
      const group = queue.splice(0, maxGroup)
      const planned: Work[] = []
      try {
        const n = await numberOfWorkspace(ws)
        await pool.transaction(async sql => {
          await sql.query('select 1 from workspace where n = $1 for update', [n])
          for (const work of group) if (await runOne(work, sql, n)) planned.push(work)
        })
        for (const work of planned) work.committed()
      } catch (error) {
        for (const work of group) work.failed(error)
      }
    }
    waiting.delete(ws)
  }

  const all = async (text: string, ws: string, ...params: unknown[]): Promise<readonly Columns[]> =>
    (await pool.query(text, [await numberOfWorkspace(ws), ...params])).rows

  return {
    async createWorkspace(ws) {
      await pool.query(
        `insert into workspace select coalesce(max(n), 0) + 1, $1, 0, 1, ''::bytea, 0 from workspace
         on conflict (id) do nothing`,
        [ws],
      )
    },

    async workspaces() {
      return (await pool.query('select id from workspace order by n')).rows.map(row => String(row['id']))
    },

    commit: (ws, reads, plan) =>
      new Promise((resolve, reject) => {
        let settle = (): void => undefined
        const work: Work = {
          async run(sql, n) {
            const view = await loadView(sql, n, reads)
            const { changes, result } = runPlan(() => plan(view))
            await writeChanges(sql, n, view.head, changes)
            settle = () => resolve(result)
          },
          committed: () => settle(),
          failed: reject,
        }
        const queue = waiting.get(ws)
        if (queue !== undefined) {
          queue.push(work)
          return
        }
        const fresh = [work]
        waiting.set(ws, fresh)
        void drain(ws, fresh)
      }),

    async head(ws) {
      const { head, epoch } = headOf(one(await all(headSql, ws)))
      return { head, epoch }
    },

    async rowsOfScope(ws, scope, after, upTo, limit) {
      // The running sum is of the rows before: the first row is given whatever its size.
      const found = await all(
        `select * from (
           select ${logColumns}, sum(octet_length(body)) over (order by seq) as total from log
           where ws = $1 and scope = $2 and seq > $3 and seq <= $4 order by seq limit $5) page`,
        ws,
        scope,
        after,
        upTo,
        limit.maxRows + 1,
      )
      const fitting = found.findIndex((columns, i) => i > 0 && numberOf(columns['total']) > limit.maxBytes)
      const count = Math.min(fitting < 0 ? found.length : fitting, limit.maxRows)
      return { rows: found.slice(0, count).map(rowOf), isCut: count < found.length }
    },

    async doc(ws, doc) {
      const [columns] = await all('select * from doc where ws = $1 and name = $2', ws, doc)
      return columns === undefined ? undefined : docOf(columns)
    },

    async rowsOfDoc(ws, doc, after = 0) {
      const sql = `select ${logColumns} from log where ws = $1 and doc = $2 and doc <> '' and seq > $3 order by seq`
      return (await all(sql, ws, doc, after)).map(rowOf)
    },

    async clientsOfDoc(ws, doc) {
      const rows = await all('select client, clock, device, member from doc_client where ws = $1 and doc = $2', ws, doc)
      return new Map(rows.map(columns => [numberOf(columns['client']), clientOf(columns)]))
    },

    async docsOfCustomer(ws, customer) {
      return docsByName(await all(customerSql, ws, customer))
    },

    async docsToCompact(ws, minTailBytes, limit) {
      const rows = await all(
        `select name from doc where ws = $1 and is_erased = 0 and bytes - base_bytes >= $2
         and (bytes - base_bytes) * 2 >= base_bytes order by bytes - base_bytes desc limit $3`,
        ws,
        minTailBytes,
        limit,
      )
      return rows.map(row => String(row['name']))
    },

    async factsAfter(ws, after) {
      const sql = `select ${logColumns} from log where ws = $1 and seq > $2 and kind = 'fact' order by seq`
      return (await all(sql, ws, after)).map(rowOf)
    },

    async forks(ws) {
      const rows = await all('select epoch, seq from fork where ws = $1 order by epoch', ws)
      return rows.map(row => ({ epoch: numberOf(row['epoch']), seq: numberOf(row['seq']) }))
    },

    async beginEpoch(ws, at = 0) {
      const n = await numberOfWorkspace(ws)
      return pool.transaction(async sql => {
        await sql.query('update workspace set epoch = greatest(epoch + 1, $2::bigint) where n = $1', [n, at])
        await sql.query('insert into fork select n, epoch, head from workspace where n = $1', [n])
        const { head, epoch } = headOf(one((await sql.query(headSql, [n])).rows))
        return { head, epoch }
      })
    },

    async isReady() {
      return (await pool.query('select 1 as one')).rows.length === 1
    },

    close: () => pool.close(),
  }
}

const headSql = 'select head, epoch, fact_hash from workspace where n = $1'
const customerSql = 'select * from doc where ws = $1 and customer = $2 order by name'

/** False when the plan threw: it has written nothing, so the others of the group go on. */
async function runOne(work: Work, sql: Sql, n: number): Promise<boolean> {
  try {
    await work.run(sql, n)
    return true
  } catch (error) {
    if (!(error instanceof PlanFailed)) throw error
    work.failed(error.cause)
    return false
  }
}

async function loadView(sql: Sql, n: number, reads: Reads): Promise<LogView> {
  const head = headOf(one((await sql.query(headSql, [n])).rows))
  const queries = reads.docs ?? []
  const names = queries.map(({ doc }) => doc)
  const clientPairs = queries.flatMap(({ doc, clients }) => clients.map(client => ({ doc, client })))
  const hashPairs = queries.flatMap(({ doc, hashes }) => hashes.map(hash => ({ doc, hash: hexOf(hash) })))
  const docs = await ask(sql, names, `select * from doc where ws = $1 and name = any($2)`, [n, names])
  const clients = await ask(
    sql,
    clientPairs,
    `select c.* from doc_client c join unnest($2::text[], $3::bigint[]) as q(doc, client)
     on c.doc = q.doc and c.client = q.client where c.ws = $1`,
    [n, clientPairs.map(pair => pair.doc), clientPairs.map(pair => pair.client)],
  )
  const hashes = await ask(
    sql,
    hashPairs,
    `select l.doc, l.seq, q.hash from log l join unnest($2::text[], $3::text[]) as q(doc, hash)
     on l.doc = q.doc and l.hash = decode(q.hash, 'hex') where l.ws = $1 and l.doc <> ''`,
    [n, hashPairs.map(pair => pair.doc), hashPairs.map(pair => pair.hash)],
  )
  const customerDocs = reads.customer === undefined ? [] : (await sql.query(customerSql, [n, reads.customer])).rows
  const docByName = docsByName(docs)
  const clientByKey = new Map<string, ClientState>(
    clients.map(columns => [keyOf(columns['client'], columns['doc']), clientOf(columns)]),
  )
  const seqByKey = new Map(hashes.map(columns => [keyOf(columns['hash'], columns['doc']), numberOf(columns['seq'])]))
  return {
    ...head,
    doc: name => docByName.get(name),
    client: (doc, client) => clientByKey.get(keyOf(client, doc)),
    seqOf: (doc, hash) => seqByKey.get(keyOf(hexOf(hash), doc)),
    docsOfCustomer: () => docsByName(customerDocs),
  }
}

const ask = async (
  sql: Sql,
  asked: readonly unknown[],
  text: string,
  params: readonly unknown[],
): Promise<readonly Columns[]> => (asked.length === 0 ? [] : (await sql.query(text, params)).rows)

const keyOf = (id: unknown, doc: unknown): string => `${String(id)} ${String(doc)}`

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

async function writeChanges(sql: Sql, n: number, head: number, changes: Changes): Promise<void> {
  const rows = changes.rows ?? []
  const newHead = headAfter(head, rows)
  for (const { doc, upTo } of changes.cleared ?? [])
    await sql.query(`delete from log where ws = $1 and doc = $2 and doc <> '' and seq <= $3 and kind <> 'left'`, [
      n,
      doc,
      upTo,
    ])
  await insert(
    sql,
    'log',
    rows.map(row => columnsOfRow(n, row)),
    '',
  )
  const docs = [...(changes.docs ?? [])].map(([name, doc]) => columnsOfDoc(n, name, doc))
  await insert(sql, 'doc', docs, overwrite(docKey, docColumns))
  const clients = (changes.clients ?? []).map(c => [n, c.doc, c.client, c.clock, c.device, c.member])
  await insert(sql, 'doc_client', clients, overwrite(clientKey, clientColumns))
  if (newHead > head) await sql.query('update workspace set head = $1 where n = $2', [newHead, n])
  if (changes.factHash !== undefined)
    await sql.query('update workspace set fact_hash = $1 where n = $2', [changes.factHash, n])
}

/** Parameters of one statement are at most 65,535. */
const maxInsertRows = 500

async function insert(sql: Sql, table: string, rows: readonly (readonly unknown[])[], suffix: string): Promise<void> {
  for (let from = 0; from < rows.length; from += maxInsertRows) {
    const part = rows.slice(from, from + maxInsertRows)
    let next = 0
    const values = part.map(row => `(${row.map(() => `$${++next}`).join(', ')})`).join(', ')
    await sql.query(`insert into ${table} values ${values} ${suffix}`, part.flat())
  }
}

const docsByName = (rows: readonly Columns[]): ReadonlyMap<string, DocState> =>
  new Map(rows.map(columns => [String(columns['name']), docOf(columns)]))

function one<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new Error('a row that must be there is missing')
  return row
}

/** Arbitrary and ours: nodes that start together migrate one after the other. */
const migrationLock = 5388_2026

async function migrate(pool: SqlPool): Promise<void> {
  await pool.transaction(async sql => {
    await sql.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await sql.query('create table if not exists ketu_schema (version bigint primary key)')
    const done = numberOf(one((await sql.query('select coalesce(max(version), 0) as v from ketu_schema')).rows)['v'])
    for (const [index, statements] of schemaVersions.entries()) {
      if (index < done) continue
      for (const statement of statements(postgresDialect)) await sql.query(statement)
      await sql.query('insert into ketu_schema values ($1)', [index + 1])
    }
  })
}
