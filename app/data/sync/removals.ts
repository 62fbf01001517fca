/**
 * What is taken from this device: documents that left it, territories it may no longer read, work the server refused. What was not
 * sent goes to the tray first, in words and in bytes. Everything here runs inside the transaction of a page or of its answers.
 */
import { customerOf, type Scope } from '#shared/doc/name.ts'
import type { RefusalReason } from '#shared/sync/message.ts'
import type { DocRow, KetuDb } from '../db.ts'
import { allRecords, type DocStore } from '../doc-store.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { isUnsent, outboxKeys } from '../outbox.ts'
import { dropRows, projectDocs } from '../projection/project.ts'
import { trayItemOf } from './tray-item.ts'

/** Names by customer. */
export type Titles = ReadonlyMap<string, string>

export interface RemovalPorts {
  readonly db: KetuDb
  readonly store: DocStore
  readonly now: () => number
  readonly zone: () => string
}

/** A key with the value undefined takes the property away (Dexie). */
const noLongerOut = { out: undefined } as unknown as Record<string, never>

export function createRemovals(ports: RemovalPorts) {
  const { db, store } = ports

  async function wipeScope(scope: Scope, titles: Titles): Promise<void> {
    const docs = await db.docs.filter(doc => doc.scope === scope).toArray()
    for (const doc of docs) await dropDoc(doc, 'no-right', titles)
    // The facts are the workspace's: who may read nothing of it keeps no names of its people either.
    if (scope === 'w') await db.facts.clear()
    const cursors = { ...(await readMeta(db, 'cursors')) }
    delete cursors[scope]
    await writeMeta(db, 'cursors', cursors)
  }

  /** Unsent work goes to the tray before anything is taken away. */
  async function dropDoc(doc: DocRow, reason: RefusalReason, titles: Titles): Promise<void> {
    await keepUnsent(doc, reason, titles)
    await db.updates.where('[doc+n]').between([doc.name, 0], [doc.name, []]).delete()
    await db.docs.delete(doc.name)
    await db.marks.where('[doc+client+start]').between([doc.name], [doc.name, []]).delete()
    await dropRows(db, doc, ports.zone())
    // What was computed of many customers also holds what is taken.
    await db.derived.clear()
    store.forget([doc.name])
  }

  /** Puts the unsent work of a document into the tray, as words and as bytes. */
  async function keepUnsent(doc: DocRow, reason: RefusalReason, titles: Titles): Promise<void> {
    const all = await db.updates.where('[doc+n]').between([doc.name, 0], [doc.name, []]).toArray()
    if (!all.some(isUnsent)) return
    const title = titles.get(customerOf(doc.name) ?? '') ?? ''
    await db.tray.add({ ...trayItemOf({ doc, reason, title, all }), at: ports.now() })
  }

  /** Names of the customers with unsent work, read before any of them is taken away. */
  async function titlesOfUnsent(): Promise<Titles> {
    const ids = new Set((await outboxKeys(db)).map(({ doc }) => customerOf(doc)).filter(id => id !== undefined))
    const customers = await db.customers.bulkGet([...ids])
    return new Map(customers.filter(row => row !== undefined).map(({ id, name }) => [id, name]))
  }

  /** Total for the document: its unsent work goes to the tray, the rest is rebuilt from what the log has, with a fresh client id. */
  async function refuseDoc(name: string, reason: RefusalReason, titles: Titles): Promise<void> {
    const doc = await db.docs.get(name)
    if (doc === undefined) return
    await keepUnsent(doc, reason, titles)
    const waiting = await db.updates
      .where('[doc+n]')
      .between([name, 0], [name, []])
      .filter(({ out }) => out !== undefined)
      .toArray()
    const gone = waiting.filter(isUnsent).map(({ n }) => n)
    await db.updates.bulkDelete(gone)
    // What the log has stays, and is refused no second time.
    await db.updates.bulkUpdate(waiting.filter(u => !isUnsent(u)).map(({ n }) => ({ key: n, changes: noLongerOut })))
    await dropRows(db, doc, ports.zone())
    const left = await db.updates.where('[doc+n]').between([name, 0], [name, []]).last()
    if (left === undefined) {
      await db.docs.delete(name)
      return
    }
    const lastGone = gone.at(-1)
    await db.docs.put({ ...doc, head: left.n, life: lastGone === undefined ? doc.life : -lastGone })
    const { entry } = await store.load(name)
    await projectDocs(db, [{ name, scope: doc.scope, records: allRecords(entry) }], ports.zone())
  }

  return { titlesOfUnsent, wipeScope, dropDoc, refuseDoc }
}
