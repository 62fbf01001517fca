/** A document in memory: loaded from this device's updates, telling which records each update changed. */
import * as Y from 'yjs'
import type { DocRow, KetuDb } from './db.ts'

/** Origin of transactions whose update is to be stored as this person's own. */
export const ownOrigin = Symbol('own')
/** Origin of transactions with what a live room brought before a pull did. */
export const earlyOrigin = Symbol('early')

export class OpenDoc {
  readonly name: string
  /** Life of the stored document this copy follows (see DocRow.life); undefined while nothing of it is stored. */
  life: number | undefined
  readonly doc: Y.Doc
  /** Own updates not stored yet, in order. */
  readonly pending: Uint8Array[] = []
  /** What a live room brought and nothing stored holds yet: others' words, which own ones may stand on. */
  readonly early: Uint8Array[] = []
  /** Records changed since they were last taken. */
  readonly changed = new Set<string>()
  /** What a record was born with was replaced or taken away, which no command does: rows of it may stand for nothing. */
  isReborn = false
  /** Number of the last stored update applied. */
  applied = 0
  authors: Record<number, string> = {}

  /** @param clientId of what this page writes into it; Yjs draws one when there is none. */
  constructor(name: string, life?: number, clientId?: number) {
    this.name = name
    this.life = life
    // Its name, not a random one that Yjs would draw: an import makes thousands, and nobody asks for it.
    this.doc = new Y.Doc({ guid: name })
    if (clientId !== undefined) this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === ownOrigin) this.pending.push(update)
      else if (origin === earlyOrigin) this.early.push(update)
    })
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const id of changedRecords(transaction)) this.changed.add(id)
      this.isReborn ||= replacesBirth(transaction)
    })
  }

  /** Reads and applies the updates this page has not seen; call inside the transaction that will write (tabs are ordered by it). */
  async catchUp(db: KetuDb, row: DocRow): Promise<void> {
    if (row.head <= this.applied) return
    const updates = await db.updates
      .where('[doc+n]')
      .between([this.name, this.applied], [this.name, row.head], false, true)
      .toArray()
    this.apply(updates.map(update => update.bytes))
    this.applied = row.head
    this.authors = row.authors
  }

  /** One transaction for all, so that nothing reads a document between two updates of one page. */
  apply(updates: readonly Uint8Array[]): void {
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, 'stored')
    }, 'stored')
  }

  /** Updates are missing: what is here must not be shown or counted (proj:P6). */
  get isPending(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
  }

  takeChanged(): string[] {
    const ids = [...this.changed]
    this.changed.clear()
    this.isReborn = false
    return ids
  }

  authorOf = (client: number): string | undefined => this.authors[client]
}

/** Ids of the records a transaction touched: `p` is the main record, `r` holds the others, `n/<id>/<field>` are their texts. */
function changedRecords(transaction: Y.Transaction): Set<string> {
  const ids = new Set<string>()
  const { share } = transaction.doc
  for (const [type, keys] of transaction.changed) {
    const sub = type._item?.parentSub
    if (type === share.get('p')) ids.add(mainId(transaction.doc))
    else if (type === share.get('r')) for (const key of keys) ids.add(key ?? '')
    else if (typeof sub === 'string') ids.add(sub)
    else for (const [name, root] of share) if (root === type && name.startsWith('n/')) ids.add(name.split('/')[1] ?? '')
  }
  ids.delete('')
  return ids
}

function mainId(doc: Y.Doc): string {
  const base: unknown = doc.getArray('p').get(0)
  return typeof base === 'object' && base !== null && 'id' in base && typeof base.id === 'string' ? base.id : ''
}

/** Whether what stands first in a record that was there before is not what stood there, or the record itself is another. */
function replacesBirth(transaction: Y.Transaction): boolean {
  const { share } = transaction.doc
  const [main, records] = [share.get('p'), share.get('r')]
  const isNew = ({ id }: Y.Item): boolean => id.clock >= (transaction.beforeState.get(id.client) ?? 0)
  for (const [type, keys] of transaction.changed) {
    if (type === records) {
      for (const key of keys) {
        const item = records._map.get(key ?? '')
        if (item?.deleted === true || (item?.left ?? null) !== null) return true
      }
    } else if (type === main || type._item?.parent === records) {
      if (type._item !== null && isNew(type._item)) continue
      let item = type._start
      for (; item !== null && (item.deleted || !item.countable); item = item.right)
        if (!isNew(item) && Y.isDeleted(transaction.deleteSet, item.id)) return true
      if (item !== null && isNew(item)) return true
    }
  }
  return false
}
