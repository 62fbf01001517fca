/** The log as it will be when the plan is written: a view plus what the plan has stored so far. Groups can be taken back. */
import type { Scope } from '#shared/doc/name.ts'
import type { UpdateContent } from '#shared/sync/inspect-update.ts'
import type { Changes, ClientState, DocState, LogView, StoredRow } from '../store/log-store.ts'

export interface NewUpdate {
  readonly doc: string
  /** Taken only when the document is new. */
  readonly scope: Scope
  readonly customer: string
  readonly body: Uint8Array
  readonly hash: Uint8Array
  readonly update: UpdateContent
  readonly by: string
  readonly device: string
  readonly at: number
}

export interface Ledger {
  /** Seq of the newest row, stored or planned. */
  seq(): number
  doc(name: string): DocState | undefined
  client(doc: string, client: number): ClientState | undefined
  seqOf(doc: string, hash: Uint8Array): number | undefined
  /** Returns the seq the update gets. */
  store(update: NewUpdate): number
  /** Takes back what was stored since `seq` was the newest. */
  takeBack(seq: number): void
  changes(): Changes
}

type Client = ClientState & { readonly doc: string; readonly client: number }

export function createLedger(view: LogView): Ledger {
  const rows: StoredRow[] = []
  /** How to take back each row, in the same order. */
  const undo: (() => void)[] = []
  const docs = createOverlay<DocState>()
  const clients = createOverlay<Client>()

  const seq = (): number => view.head + rows.length
  const doc = (name: string): DocState | undefined => docs.get(name, () => view.doc(name))
  const client = (name: string, id: number): Client | undefined =>
    clients.get(`${id} ${name}`, () => {
      const state = view.client(name, id)
      return state === undefined ? undefined : { ...state, doc: name, client: id }
    })

  function bind(entry: NewUpdate, id: number, clock: number): () => void {
    const owner = client(entry.doc, id) ?? {
      doc: entry.doc,
      client: id,
      clock: 0,
      device: entry.device,
      member: entry.by,
    }
    return clients.set(`${id} ${entry.doc}`, { ...owner, clock: Math.max(owner.clock, clock) })
  }

  return {
    seq,
    doc,
    client,
    seqOf: (name, hash) =>
      rows.find(row => row.doc === name && Buffer.compare(row.hash, hash) === 0)?.seq ?? view.seqOf(name, hash),

    store(entry) {
      const { update, customer, scope, ...rest } = entry
      const before = doc(entry.doc) ?? { ...emptyDoc, scope, customer }
      const row: StoredRow = { ...rest, scope: before.scope, seq: seq() + 1, kind: 'update' }
      const undoDoc = docs.set(entry.doc, { ...before, head: row.seq, bytes: before.bytes + row.body.length })
      const undoClients = update.clients.map(range => bind(entry, range.client, range.to))
      rows.push(row)
      undo.push(() => {
        undoDoc()
        for (const undoClient of undoClients) undoClient()
      })
      return row.seq
    },

    takeBack(to) {
      while (seq() > to) {
        rows.pop()
        undo.pop()?.()
      }
    },

    changes: () => ({ rows, docs: docs.written(), clients: [...clients.written().values()] }),
  }
}

const emptyDoc = { head: 0, baseSeq: 0, baseBytes: 0, bytes: 0, isErased: false, left: [] } as const

/** What was read, what was written over it, and how to take a write back. */
function createOverlay<T>() {
  const read = new Map<string, T | undefined>()
  const written = new Map<string, T>()
  return {
    get(key: string, load: () => T | undefined): T | undefined {
      const own = written.get(key)
      if (own !== undefined || read.has(key)) return own ?? read.get(key)
      const loaded = load()
      read.set(key, loaded)
      return loaded
    },
    set(key: string, value: T): () => void {
      const before = written.get(key)
      written.set(key, value)
      return () => {
        if (before === undefined) written.delete(key)
        else written.set(key, before)
      }
    },
    written: (): ReadonlyMap<string, T> => written,
  }
}
