/** Refused work in words: what the document said with it and without it, field by field. */
import * as Y from 'yjs'
import { type ReadRecord, readRecords } from '#shared/doc/document.ts'
import { canonicalJson } from '#shared/doc/canonical-json.ts'
import type { RefusalReason } from '#shared/sync/message.ts'
import type { DocRow, TrayChange, TrayRow, UpdateRow } from '../db.ts'
import { isUnsent } from '../outbox.ts'

interface Refused {
  readonly doc: DocRow
  readonly reason: RefusalReason
  readonly title: string
  readonly all: readonly UpdateRow[]
}

export function trayItemOf({ doc, reason, title, all }: Refused): Omit<TrayRow, 'id' | 'at'> {
  const unsent = all.filter(isUnsent)
  const before = recordsOf(
    doc,
    all.filter(update => !isUnsent(update)),
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
    for (const update of updates) applyReadable(copy, update.bytes)
  })
  return new Map(readRecords(copy, client => doc.authors[client]).map(record => [record.id, record]))
}

/** An update nobody can read (its document is quarantined) has no words; its bytes are kept all the same. */
function applyReadable(copy: Y.Doc, update: Uint8Array): void {
  try {
    Y.applyUpdate(copy, update)
  } catch {
    return
  }
}

function changesOf(before: ReadRecord | undefined, after: ReadRecord): TrayChange[] {
  const head = { type: after.type, id: after.id }
  const changes: TrayChange[] = Object.entries(after.values)
    .filter(([field, value]) => canonicalJson(value) !== canonicalJson(before?.values[field] ?? null))
    .map(([field, value]) => ({ ...head, field, before: before?.values[field], after: value }))
  if (after.deleted && !before?.deleted)
    changes.push({ ...head, field: 'deletedAt', before: undefined, after: after.deleted.at })
  if (before?.deleted && !after.deleted)
    changes.push({ ...head, field: 'deletedAt', before: before.deleted.at, after: undefined })
  return changes
}
