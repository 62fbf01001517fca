/** Refused work: send its words again as a new command, or put it aside. */
import type { Values } from '#shared/doc/document.ts'
import { parseDocName } from '#shared/doc/name.ts'
import { type RecordType, recordTypes } from '#shared/domain/record.ts'
import type { Json } from '#shared/domain/field.ts'
import type { TrayChange, TrayRow } from '../db.ts'
import { allRecords, type NewRecord, type Writer } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'

export type Resent = { readonly kind: 'resent' } | { readonly kind: 'gone' }

/** Ends the transaction with nothing written. */
class NotSent extends Error {
  readonly resent: Resent
  constructor(resent: Resent) {
    super(`not sent: ${resent.kind}`)
    this.resent = resent
  }
}

/**
 * The changes are written again on top of what the document says now, and the item is handled, in one transaction: however often a
 * person taps, they are sent once. Records the refusal took away are made anew under their own id. A document or record this device
 * no longer holds cannot take changes: the item stays.
 */
export async function resendTrayItem(ketu: Ketu, item: TrayRow): Promise<Resent> {
  try {
    await ketu.store.write({ label: 'resend', values: { name: item.title } }, async writer => {
      if ((await ketu.db.tray.get(item.id))?.state !== 'open') throw new NotSent({ kind: 'resent' })
      await writeAgain(ketu, writer, item)
      await ketu.db.tray.update(item.id, { state: 'resent' })
    })
  } catch (error) {
    if (error instanceof NotSent) return error.resent
    throw error
  }
  return { kind: 'resent' }
}

async function writeAgain(ketu: Ketu, writer: Writer, item: TrayRow): Promise<void> {
  const held = await heldRecords(ketu, item.doc)
  const records = [...changesByRecord(item.changes)]
    .map(([id, changes]) => ({ id, ...partsOf(changes) }))
    .sort((a, b) => Number(b.type === 'customer') - Number(a.type === 'customer'))
  // What is there is changed before what is not is made: a writer adds to a document without looking into it.
  for (const { id, values, deletion } of records.filter(({ id }) => held.has(id))) {
    if (Object.keys(values).length > 0) await writer.edit(item.doc, id, values)
    if (deletion === 'deleted') await writer.remove(item.doc, id)
    if (deletion === 'restored') await writer.restore(item.doc, id)
  }
  for (const { id, type, values, isWhole, deletion } of records.filter(({ id }) => !held.has(id))) {
    if (type === undefined || !isWhole || !isPlaced(item.doc, type, held)) throw new NotSent({ kind: 'gone' })
    const record: NewRecord = { type, id, values }
    if (type === 'customer') await writer.createMain(item.doc, item.scope, record)
    else await writer.create(item.doc, item.scope, [record])
    if (deletion === 'deleted') await writer.remove(item.doc, id)
    if (type === 'customer') held.add(id)
  }
}

/** Records the document holds now. */
async function heldRecords(ketu: Ketu, doc: string): Promise<Set<string>> {
  const { entry, row } = await ketu.store.load(doc)
  return new Set(row === undefined ? [] : allRecords(entry).map(({ id }) => id))
}

/** A customer's document begins with the customer. */
function isPlaced(doc: string, type: RecordType, held: ReadonlySet<string>): boolean {
  const name = parseDocName(doc)
  return type === 'customer' || name?.kind !== 'customer' || held.has(name.id)
}

interface Parts {
  readonly type: RecordType | undefined
  readonly values: Values
  /** True when the changes say all of the record: it can be made of them. */
  readonly isWhole: boolean
  readonly deletion: 'deleted' | 'restored' | undefined
}

function partsOf(changes: readonly TrayChange[]): Parts {
  const fields = changes.filter(({ field }) => field !== 'deletedAt')
  const deletion = changes.find(({ field }) => field === 'deletedAt')
  return {
    type: typeOf(changes),
    values: Object.fromEntries(fields.map(({ field, after }) => [field, after as Json])),
    isWhole: fields.length > 0 && fields.every(({ before }) => before === undefined),
    deletion: deletion && (deletion.after === undefined ? 'restored' : 'deleted'),
  }
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
