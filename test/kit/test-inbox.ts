/** A device that is handed pages of the log by the test, and the pages another device's work would come in. */
import * as Y from 'yjs'
import { createInbox, type Inbox } from '#app/data/sync/inbox.ts'
import type { Scope } from '#shared/doc/name.ts'
import type { LogRow, PullPage } from '#shared/sync/message.ts'
import type { TestDevice } from './test-device.ts'

export const testInbox = (device: TestDevice): Inbox =>
  createInbox({
    db: device.db,
    store: device.store,
    now: device.now,
    zone: () => device.workspace.zone,
    device: device.me.device,
    member: device.me.member,
  })

/** The device's own updates as the log would hand them to another device. */
export async function asLog(device: TestDevice): Promise<LogRow[]> {
  const updates = await device.db.updates.orderBy('n').toArray()
  const docs = new Map((await device.db.docs.toArray()).map(doc => [doc.name, doc]))
  return updates.map((update, i) => ({
    seq: i + 1,
    scope: docs.get(update.doc)?.scope ?? 'w',
    doc: update.doc,
    kind: 'update',
    body: update.bytes,
    by: device.me.member,
    device: device.me.device,
    at: update.at,
  }))
}

/** A page that reaches its last row in every scope it names. */
export function makePage(rows: readonly LogRow[], rest: Partial<PullPage> = {}): PullPage {
  const through: Record<string, number> = {}
  for (const { scope, seq } of rows) through[scope] = Math.max(seq, through[scope] ?? 0)
  return { epoch: 1, scopes: [], revoked: [], rows, through, more: false, ...rest }
}

/** All rows of a document as the one base row a compaction or a move makes of them. */
export function asBase(rows: readonly LogRow[], at: { readonly scope: Scope; readonly seq: number }): LogRow {
  const [first] = rows
  if (first === undefined) throw new Error('no rows')
  const authors: Record<number, string> = {}
  for (const { body, by } of rows) for (const client of Y.parseUpdateMeta(body).from.keys()) authors[client] = by
  return { ...first, ...at, kind: 'base', body: Y.mergeUpdates(rows.map(({ body }) => body)), authors }
}

export const leftRow = (doc: string, scope: Scope, seq: number): LogRow => ({
  seq,
  scope,
  doc,
  kind: 'left',
  body: new Uint8Array(0),
  by: '',
  device: '',
  at: 0,
})
