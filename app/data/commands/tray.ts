/** Refused work: send its words again as a new command, or put it aside. */
import type { Values } from '#shared/doc/document.ts'
import { type RecordType, recordTypes } from '#shared/domain/record.ts'
import type { Json } from '#shared/domain/field.ts'
import type { TrayChange, TrayRow } from '../db.ts'
import type { NewRecord } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'

export type Resent = { readonly kind: 'resent' } | { readonly kind: 'gone' }

/**
 * The changes are written again on top of what the document says now. Records the refusal took away are made anew under their own id.
 * A document this device no longer holds cannot take them: the item stays.
 */
export async function resendTrayItem(ketu: Ketu, item: TrayRow): Promise<Resent> {
  const doc = await ketu.db.docs.get(item.doc)
  const byRecord = changesByRecord(item.changes)
  const main = item.changes.find(change => change.type === 'customer')
  if (doc === undefined && main === undefined && !item.doc.startsWith('journal.') && !item.doc.startsWith('plan.'))
    return { kind: 'gone' }
  await ketu.store.write({ label: 'resend', values: { name: item.title } }, async writer => {
    for (const [id, changes] of byRecord) {
      const type = typeOf(changes)
      if (type === undefined) continue
      const values = Object.fromEntries(
        changes.filter(c => c.field !== 'deletedAt').map(c => [c.field, c.after as Json]),
      ) satisfies Values
      const isNew = changes.every(change => change.before === undefined)
      const record: NewRecord = { type, id, values }
      if (!isNew) await writer.edit(item.doc, id, values)
      else if (type === 'customer') await writer.createMain(item.doc, item.scope, record)
      else await writer.create(item.doc, item.scope, [record])
      if (changes.some(change => change.field === 'deletedAt')) await writer.remove(item.doc, id)
    }
  })
  await ketu.db.tray.update(item.id, { state: 'resent' })
  return { kind: 'resent' }
}

function changesByRecord(changes: readonly TrayChange[]): Map<string, TrayChange[]> {
  const map = new Map<string, TrayChange[]>()
  for (const change of changes) map.set(change.id, [...(map.get(change.id) ?? []), change])
  return map
}

const typeOf = (changes: readonly TrayChange[]): RecordType | undefined => {
  const type = changes[0]?.type
  return type !== undefined && Object.hasOwn(recordTypes, type) ? (type as RecordType) : undefined
}

/** Puts an item aside; it stays readable in the list of handled ones. */
export async function dismissTrayItem(ketu: Ketu, id: number): Promise<void> {
  await ketu.db.tray.update(id, { state: 'dismissed' })
}
