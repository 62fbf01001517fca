/** What the log brings into this device: rows, answers and refusals, each with its projection and cursor in one transaction (proj:P2). */
import * as Y from 'yjs'
import { customerOf, type Scope } from '#shared/doc/name.ts'
import type { LogRow, PullPage, PushAnswer, RefusalReason } from '#shared/sync/message.ts'
import { factKey } from '../facts.ts'
import type { DocRow, KetuDb, UpdateRow } from '../db.ts'
import { allRecords, type DocStore } from '../doc-store.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { dropRows, type ProjectedDoc, projectDocs, projectionVersion } from '../projection/project.ts'
import { readRecord } from '#shared/doc/document.ts'
import { receiveBirths } from './births.ts'
import { isBeyond } from './vector.ts'
import { trayItemOf } from './tray-item.ts'

export interface InboxPorts {
  readonly db: KetuDb
  readonly store: DocStore
  readonly now: () => number
  readonly zone: () => string
  /** Id of this device as the server knows it: rows it wrote itself are recognised, not stored twice. */
  readonly device: string
  readonly member: string
}

export interface Inbox {
  applyPage(page: PullPage): Promise<void>
  applyAnswers(answers: readonly PushAnswer[], sent: readonly UpdateRow[]): Promise<void>
  /** The server was restored to an earlier state: everything after the fork is sent again (DESIGN 5, Restore). */
  adoptEpoch(epoch: number, fork: number): Promise<void>
}

export function createInbox(ports: InboxPorts): Inbox {
  const { db, store } = ports

  /** Runs in one transaction; when it fails, memory forgets what the transaction did not keep. */
  async function commit(docs: readonly string[], work: () => Promise<void>): Promise<void> {
    await store.inTurn(async () => {
      try {
        await db.transaction('rw', db.tables, work)
      } catch (error) {
        store.forget(docs)
        throw error
      }
    })
  }

  async function applyPage(page: PullPage): Promise<void> {
    const rowsByDoc = byDoc(page.rows)
    await commit([...rowsByDoc.keys()], async () => {
      for (const scope of page.revoked) await wipeScope(scope)
      await putFacts(page.rows)
      const projected = await receiveBirths(db, rowsByDoc, ports.device)
      const done = new Set(projected.map(({ name }) => name))
      for (const [doc, rows] of rowsByDoc) {
        const result = done.has(doc) ? undefined : await receive(doc, rows)
        if (result) projected.push(result)
      }
      await projectDocs(db, projected, ports.zone())
      const cursors = (await readMeta(db, 'cursors')) ?? {}
      await writeMeta(db, 'cursors', { ...cursors, ...page.through })
      await writeMeta(db, 'epoch', page.epoch)
      await writeMeta(db, 'scopes', page.scopes)
    })
  }

  async function putFacts(rows: readonly LogRow[]): Promise<void> {
    const facts = rows.filter(row => row.kind === 'fact')
    if (facts.length === 0) return
    await db.facts.bulkPut(
      facts.map(row => {
        const fact = JSON.parse(new TextDecoder().decode(row.body))
        return { key: factKey(fact), seq: row.seq, at: row.at, by: row.by, fact }
      }),
    )
  }

  async function receive(doc: string, rows: readonly LogRow[]): Promise<ProjectedDoc | undefined> {
    let held = await db.docs.get(doc)
    let isMoved = false
    const updates: LogRow[] = []
    for (const row of rows) {
      if (row.kind === 'left' || row.kind === 'erased') {
        // A document that was already re-scoped stays (log: `left` concerns the scope it names).
        if (held && (row.kind === 'erased' || held.scope === row.scope)) {
          await dropDoc(held, row.kind === 'erased' ? 'erased' : 'moved')
          held = undefined
          updates.length = 0
        }
        continue
      }
      if (held && held.scope !== row.scope) {
        await dropRows(db, held, ports.zone())
        held = { ...held, scope: row.scope }
        isMoved = true
      }
      updates.push(row)
    }
    return updates.length > 0 ? keep(doc, held, updates, isMoved) : undefined
  }

  async function keep(
    doc: string,
    held: DocRow | undefined,
    rows: readonly LogRow[],
    isMoved: boolean,
  ): Promise<ProjectedDoc | undefined> {
    const loaded = held ? (await store.load(doc)).entry : undefined
    const fresh = await withoutEcho(doc, rows)
    const scope = rows.at(-1)?.scope ?? held?.scope ?? 'w'
    const authors = { ...held?.authors, ...authorsOf(rows) }
    const added = fresh.map(row => ({ doc, bytes: row.body, by: row.by, at: row.at, group: 0, seq: row.seq }))
    const head = added.length > 0 ? await db.updates.bulkAdd(added) : (held?.head ?? 0)
    const base: DocRow = { name: doc, scope, head, projection: projectionVersion, state: 'ok', authors }
    const entry = loaded ?? (await store.load(doc)).entry
    try {
      entry.apply(fresh.map(row => row.body))
    } catch (error) {
      store.forget([doc])
      await db.docs.put({ ...base, state: 'quarantined', reason: String(error) })
      return undefined
    }
    entry.applied = head
    entry.authors = authors
    await db.docs.put({ ...base, state: entry.isPending ? 'pending' : 'ok' })
    const changed = entry.takeChanged()
    if (entry.isPending) return undefined
    const isWhole = held === undefined || isMoved || held.state !== 'ok'
    const records = isWhole
      ? allRecords(entry)
      : changed.map(id => readRecord(entry.doc, id, entry.authorOf)).filter(r => r !== undefined)
    return { name: doc, scope, records }
  }

  /** Own rows come back in a pull when the answer to their push was lost: they only get their seq. */
  async function withoutEcho(doc: string, rows: readonly LogRow[]): Promise<LogRow[]> {
    if (!rows.some(row => row.device === ports.device)) return [...rows]
    const own = await db.updates.where('[doc+n]').between([doc, 0], [doc, []]).toArray()
    const fresh: LogRow[] = []
    for (const row of rows) {
      const echo = row.device === ports.device ? own.find(update => isEqual(update.bytes, row.body)) : undefined
      if (echo === undefined) fresh.push(row)
      else if (echo.seq === undefined) await db.updates.update(echo.n, { seq: row.seq })
    }
    return fresh
  }

  async function wipeScope(scope: Scope): Promise<void> {
    const docs = await db.docs.filter(doc => doc.scope === scope).toArray()
    for (const doc of docs) await dropDoc(doc, 'no-right')
    const cursors = { ...(await readMeta(db, 'cursors')) }
    delete cursors[scope]
    await writeMeta(db, 'cursors', cursors)
  }

  /** Unsent work goes to the tray before anything is taken away. */
  async function dropDoc(doc: DocRow, reason: RefusalReason): Promise<void> {
    await keepUnsent(doc, reason)
    await db.updates.where('[doc+n]').between([doc.name, 0], [doc.name, []]).delete()
    await db.docs.delete(doc.name)
    await dropRows(db, doc, ports.zone())
    store.forget([doc.name])
  }

  /** Puts the unsent work of a document into the tray, as words and as bytes; answers whether there was any. */
  async function keepUnsent(doc: DocRow, reason: RefusalReason): Promise<boolean> {
    const all = await db.updates.where('[doc+n]').between([doc.name, 0], [doc.name, []]).toArray()
    const unsent = all.filter(update => update.out === 1)
    if (unsent.length === 0) return false
    const customer = customerOf(doc.name)
    const title = customer === undefined ? '' : ((await db.customers.get(customer))?.name ?? '')
    await db.tray.add({ ...trayItemOf({ doc, reason, title, all, unsent }), at: ports.now() } as never)
    return true
  }

  async function applyAnswers(answers: readonly PushAnswer[], sent: readonly UpdateRow[]): Promise<void> {
    const sentByN = new Map(sent.map(update => [update.n, update]))
    const refused = new Map<string, RefusalReason>()
    const docs = [...new Set(sent.map(update => update.doc))]
    await commit(docs, async () => {
      const stored: { key: number; changes: { seq: number; out: undefined } }[] = []
      for (const answer of answers) {
        const update = sentByN.get(answer.n)
        if (update === undefined) continue
        if (answer.kind === 'stored') stored.push({ key: answer.n, changes: { seq: answer.seq, out: undefined } })
        else if (answer.kind === 'behind') await resendBeyond(update.doc, answer.vector)
        else if (answer.kind === 'refused') refused.set(update.doc, refused.get(update.doc) ?? answer.reason)
      }
      // A key with the value undefined takes the property away (Dexie): the update leaves the outbox.
      await db.updates.bulkUpdate(stored as never)
      for (const [doc, reason] of refused) await refuseDoc(doc, reason)
    })
  }

  /** Everything this person wrote into the document above the server's vector goes out again, in order and as it was. */
  async function resendBeyond(doc: string, vector: Uint8Array): Promise<void> {
    const known = Y.decodeStateVector(vector)
    const updates = await db.updates.where('[doc+n]').between([doc, 0], [doc, []]).toArray()
    for (const update of updates)
      if (update.out !== 1 && update.by === ports.member && isBeyond(update.bytes, known))
        await db.updates.update(update.n, { out: 1 })
  }

  /** Total for the document: its unsent work goes to the tray, the rest is rebuilt from what the log has, with a fresh client id. */
  async function refuseDoc(name: string, reason: RefusalReason): Promise<void> {
    const doc = await db.docs.get(name)
    if (doc === undefined) return
    await keepUnsent(doc, reason)
    await db.updates
      .where('[doc+n]')
      .between([name, 0], [name, []])
      .filter(update => update.out === 1)
      .delete()
    store.forget([name])
    await dropRows(db, doc, ports.zone())
    const left = await db.updates.where('[doc+n]').between([name, 0], [name, []]).last()
    if (left === undefined) {
      await db.docs.delete(name)
      return
    }
    await db.docs.put({ ...doc, head: left.n })
    const { entry } = await store.load(name)
    await projectDocs(db, [{ name, scope: doc.scope, records: allRecords(entry) }], ports.zone())
  }

  async function adoptEpoch(epoch: number, fork: number): Promise<void> {
    await commit([], async () => {
      await db.updates
        .filter(update => update.seq !== undefined && update.seq > fork)
        .modify(update => {
          // A group of its own, in the order of the log: what came in pages was no one command.
          update.group = update.seq ?? 0
          delete update.seq
          // Each member sends their own again: a client id belongs to the device that brings it (log:L5).
          if (update.by === ports.member) update.out = 1
        })
      const cursors = (await readMeta(db, 'cursors')) ?? {}
      await writeMeta(
        db,
        'cursors',
        Object.fromEntries(Object.entries(cursors).map(([scope, seq]) => [scope, Math.min(seq, fork)])),
      )
      await writeMeta(db, 'epoch', epoch)
    })
  }

  return { applyPage, applyAnswers, adoptEpoch }
}

/** Rows of documents, without facts, in the order of the log. */
function byDoc(rows: readonly LogRow[]): ReadonlyMap<string, readonly LogRow[]> {
  const rowsByDoc = new Map<string, LogRow[]>()
  for (const row of rows) {
    if (row.doc === '' || row.kind === 'fact') continue
    const own = rowsByDoc.get(row.doc)
    if (own) own.push(row)
    else rowsByDoc.set(row.doc, [row])
  }
  return rowsByDoc
}

/** Which member each Yjs client id of these rows belongs to, as the server saw it (log:L7). */
function authorsOf(rows: readonly LogRow[]): Record<number, string> {
  const authors: Record<number, string> = {}
  for (const row of rows) {
    if (row.authors) Object.assign(authors, row.authors)
    else for (const client of Y.parseUpdateMeta(row.body).from.keys()) authors[client] = row.by
  }
  return authors
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])
