/**
 * The records an update brings into being, read from its bytes alone, when it does nothing else. Most of what a log holds is
 * of this kind (a visit, an order, a customer): such an update needs no document to be loaded, however long its history.
 *
 * A birth is written by `createRecord`: a Y.Array under the record's key of `r` (or the root `p`) with the base as its only
 * element, and the first words of its shared texts. Anything else in the update, and it is no mere birth.
 */
import * as Y from 'yjs'
import type { Json } from '#shared/domain/field.ts'
import { type AuthorOf, type Base, type StructId, toBase } from './cell.ts'
import { type ReadRecord, recordOf } from './document.ts'

export interface Births {
  readonly records: readonly ReadRecord[]
  /** Yjs client ids that wrote them. */
  readonly clients: ReadonlySet<number>
}

interface Found {
  readonly bases: Map<string, Base & { readonly born: StructId }>
  readonly texts: Map<string, string>
  /** Ids of the records whose arrays wait for their base, by the Yjs id of the array. */
  readonly arrays: Map<string, string>
}

/** Undefined when the update does anything but make records this version knows. Throws on bytes that are no update. */
export function birthsIn(update: Uint8Array, authorOf: AuthorOf): Births | undefined {
  const { structs, ds } = Y.decodeUpdate(update)
  if (ds.clients.size > 0) return undefined
  const found: Found = { bases: new Map(), texts: new Map(), arrays: new Map() }
  const clients = new Set<number>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !note(found, struct, authorOf)) return undefined
    clients.add(struct.id.client)
  }
  const isWhole = found.arrays.size === 0 && [...found.texts.keys()].every(name => isOfBorn(found, name))
  const records = [...found.bases.values()].map(({ born, ...base }) =>
    recordOf({ base, born, cells: [] }, field => found.texts.get(`n/${base.id}/${field}`) ?? ''),
  )
  const known = records.filter(record => record !== undefined)
  return isWhole && known.length === records.length ? { records: known, clients } : undefined
}

/** False when the item is no part of a birth. */
function note(found: Found, item: Y.Item, authorOf: AuthorOf): boolean {
  // Decoded but not integrated: a root is still its name, another parent the id of its item; beside another item there is none.
  const parent = item.parent as string | Y.ID | null
  const { content, parentSub } = item
  if (content instanceof Y.ContentType) {
    const isArray = parent === 'r' && parentSub !== null && content.type instanceof Y.Array
    if (isArray) found.arrays.set(keyOf(item.id), parentSub)
    return isArray
  }
  if (parentSub !== null || parent === null) return false
  if (content instanceof Y.ContentString) return typeof parent === 'string' && noteText(found, parent, content.str)
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return false
  const base = toBase(content.arr[0] as Json)
  const id = parent === 'p' ? base?.id : typeof parent === 'string' ? undefined : found.arrays.get(keyOf(parent))
  if (base === undefined || base.id !== id || found.bases.has(id)) return false
  if (typeof parent !== 'string') found.arrays.delete(keyOf(parent))
  const { client, clock } = item.id
  found.bases.set(id, { ...base, by: authorOf(client) ?? base.by, born: { client, clock } })
  return true
}

function noteText(found: Found, name: string, words: string): boolean {
  if (!name.startsWith('n/') || found.texts.has(name)) return false
  found.texts.set(name, words)
  return true
}

const isOfBorn = (found: Found, name: string): boolean => found.bases.has(name.split('/')[1] ?? '')

const keyOf = ({ client, clock }: Y.ID): string => `${client}/${clock}`
