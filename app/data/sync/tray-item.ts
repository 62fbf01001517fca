/** Refused work in words: what the document said with it and without it, field by field. */
import * as Y from 'yjs'
import { type ReadRecord, readRecords } from '#shared/doc/document.ts'
import { canonicalJson } from '#shared/doc/canonical-json.ts'
import type { RefusalReason } from '#shared/sync/message.ts'
import type { DocRow, TrayChange, TrayRow, UpdateRow } from '../db.ts'

interface Refused {
  readonly doc: DocRow
  readonly reason: RefusalReason
  readonly title: string
  readonly all: readonly UpdateRow[]
  readonly unsent: readonly UpdateRow[]
}

export function trayItemOf({ doc, reason, title, all, unsent }: Refused): Omit<TrayRow, 'id' | 'at'> {
  const before = recordsOf(
    doc,
    all.filter(update => update.out !== 1),
  )
  const after = recordsOf(doc, all)
  return {
    doc: doc.name,
    reason,
    title,
    scope: doc.scope,
    state: 'open',
    changes: [...after].flatMap(([id, record]) => changesOf(before.get(id), record)),
    updates: unsent.map(update => update.bytes),
  }
}

function recordsOf(doc: DocRow, updates: readonly UpdateRow[]): Map<string, ReadRecord> {
  const copy = new Y.Doc()
  copy.transact(() => {
    for (const update of updates) Y.applyUpdate(copy, update.bytes)
  })
  return new Map(readRecords(copy, client => doc.authors[client]).map(record => [record.id, record]))
}

function changesOf(before: ReadRecord | undefined, after: ReadRecord): TrayChange[] {
  const head = { type: after.type, id: after.id }
  const changes: TrayChange[] = Object.entries(after.values)
    .filter(([field, value]) => canonicalJson(value) !== canonicalJson(before?.values[field] ?? null))
    .map(([field, value]) => ({ ...head, field, before: before?.values[field], after: value }))
  if (after.deleted && !before?.deleted)
    changes.push({ ...head, field: 'deletedAt', before: undefined, after: after.deleted.at })
  return changes
}
