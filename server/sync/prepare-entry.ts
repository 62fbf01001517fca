/** Everything about a pushed entry that its bytes alone tell: size, shape, fingerprint (log:L3). Pure. */
import { customerDoc, parseDocName } from '#shared/doc/name.ts'
import { inspectUpdate, type UpdateContent } from '#shared/sync/inspect-update.ts'
import { maxEntryReferences } from '#shared/sync/limit.ts'
import type { PushEntry, RefusalReason } from '#shared/sync/message.ts'
import type { DocQuery, Reads } from '../store/log-store.ts'
import { bodyHash } from './hash.ts'
import type { Accepted } from './receipts.ts'

export type PreparedEntry = { readonly entry: PushEntry } & (
  | {
      readonly kind: 'readable'
      readonly update: UpdateContent
      /** Every client the judgement asks about. */
      readonly clients: readonly number[]
      readonly hash: Uint8Array
      /** push:P13: the row as it was once; undefined for new work. */
      readonly accepted?: AcceptedRow
    }
  | { readonly kind: 'unreadable'; readonly reason: RefusalReason }
)

export interface EntryLimits {
  readonly maxBytes: number
  /** Client ids it may write with. */
  readonly maxClients: number
}

export function prepareEntry(entry: PushEntry, { maxBytes, maxClients }: EntryLimits): PreparedEntry {
  if (entry.body.length > maxBytes) return { entry, kind: 'unreadable', reason: 'too-big' }
  const inspection = inspectUpdate(entry.body)
  if (inspection.kind === 'bad') return { entry, kind: 'unreadable', reason: 'bad-update' }
  const { update } = inspection
  const clients = clientsIn(update)
  if (update.clients.length > maxClients || clients.length > maxEntryReferences)
    return { entry, kind: 'unreadable', reason: 'bad-update' }
  return { entry, kind: 'readable', update, clients, hash: bodyHash(entry.body) }
}

/**
 * A row that is given back kept the limits when it was accepted; the base of a document never had them.
 * @param read what its receipt says for these bytes, undefined when it is not ours
 */
export function prepareGivenBack(entry: PushEntry, read: (hash: Uint8Array) => Accepted | undefined): PreparedEntry {
  const hash = bodyHash(entry.body)
  const accepted = read(hash)
  if (accepted === undefined || !isOfDocument(accepted)) return { entry, kind: 'unreadable', reason: 'bad-update' }
  const inspection = inspectUpdate(entry.body)
  if (inspection.kind === 'bad') return { entry, kind: 'unreadable', reason: 'bad-update' }
  return { entry, kind: 'readable', update: inspection.update, clients: clientsIn(inspection.update), hash, accepted }
}

type AcceptedRow = Accepted & { readonly kind: 'update' | 'base' }

const isOfDocument = (accepted: Accepted): accepted is AcceptedRow => accepted.kind !== 'fact'

function clientsIn({ clients, needs, deletes }: UpdateContent): readonly number[] {
  const found = new Set<number>()
  for (const { client } of clients) found.add(client)
  for (const { client } of needs) found.add(client)
  for (const { client } of deletes) found.add(client)
  return [...found]
}

/**
 * What the plan of a push will ask the log: its documents, and for journals their customers. Made when it is looked at: a
 * store that answers from its own file asks nothing in advance.
 */
export function readsOf(entries: readonly PreparedEntry[]): Reads {
  return {
    get docs() {
      return queriesOf(entries)
    },
  }
}

function queriesOf(entries: readonly PreparedEntry[]): readonly DocQuery[] {
  const queries = new Map<string, { doc: string; clients: Set<number>; hashes: Uint8Array[] }>()
  const queryOf = (doc: string) => {
    const query = queries.get(doc) ?? { doc, clients: new Set(), hashes: [] }
    queries.set(doc, query)
    return query
  }
  for (const prepared of entries) {
    if (prepared.kind === 'unreadable') continue
    const query = queryOf(prepared.entry.doc)
    for (const client of prepared.clients) query.clients.add(client)
    query.hashes.push(prepared.hash)
    const name = parseDocName(prepared.entry.doc)
    if (name?.kind === 'journal') queryOf(customerDoc(name.customer))
  }
  return [...queries.values()].map(query => ({ ...query, clients: [...query.clients] }))
}
