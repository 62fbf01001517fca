/** The log as it will be when the plan is written: a view plus what the plan has stored so far. Groups can be taken back. */
import type { Scope } from '#shared/doc/name.ts'
import type { UpdateContent } from '#shared/sync/inspect-update.ts'
import type { TimeMark } from '#shared/sync/message.ts'
import type { Changes, ClientState, DocState, LogView, StoredRow } from '../store/log-store.ts'

export interface NewUpdate {
  readonly doc: string
  /** Taken only when the document is new. */
  readonly scope: Scope
  readonly customer: string
  readonly body: Uint8Array
  readonly hash: Uint8Array
  readonly update: UpdateContent
  readonly kind: 'update' | 'base'
  readonly by: string
  readonly device: string
  readonly at: number
  readonly authors?: { readonly [client: number]: string }
  readonly marks?: readonly TimeMark[]
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
  /** What each row replaced, in the same order: how to take it back. */
  const replaced: { doc: DocState | undefined; clients: readonly (readonly [number, Client | undefined])[] }[] = []
  const docs = createOverlay<string, DocState>(name => view.doc(name))
  const clientsByDoc = new Map<string, Overlay<number, Client>>()

  function clientsOf(doc: string): Overlay<number, Client> {
    const known = clientsByDoc.get(doc)
    if (known !== undefined) return known
    const overlay = createOverlay<number, Client>(client => {
      const state = view.client(doc, client)
      return state === undefined ? undefined : { ...state, doc, client }
    })
    clientsByDoc.set(doc, overlay)
    return overlay
  }

  const seq = (): number => view.head + rows.length

  return {
    seq,
    doc: name => docs.get(name),
    client: (doc, client) => clientsOf(doc).get(client),
    seqOf: (doc, hash) =>
      rows.find(row => row.doc === doc && Buffer.compare(row.hash, hash) === 0)?.seq ?? view.seqOf(doc, hash),

    store({ doc, scope, customer, update, kind, body, hash, by, device, at, authors, marks }) {
      const before = docs.get(doc) ?? { ...emptyDoc, scope, customer }
      const placed = { seq: seq() + 1, scope: before.scope, doc, kind, body, hash } as const
      const row: StoredRow = { ...placed, by, device, at, ...(authors && { authors }), ...(marks && { marks }) }
      rows.push(row)
      const clients = clientsOf(doc)
      replaced.push({
        doc: docs.set(doc, { ...before, head: row.seq, bytes: before.bytes + body.length }),
        clients: update.clients.map(({ client, to }) => {
          const owner = clients.get(client) ?? { doc, client, clock: 0, device, member: authors?.[client] ?? by }
          return [client, clients.set(client, { ...owner, clock: Math.max(owner.clock, to) })] as const
        }),
      })
      return row.seq
    },

    takeBack(to) {
      while (seq() > to) {
        const row = rows.pop()
        const before = replaced.pop()
        if (row === undefined || before === undefined) return
        docs.restore(row.doc, before.doc)
        for (const [client, state] of before.clients) clientsOf(row.doc).restore(client, state)
      }
    },

    changes: () => ({
      rows,
      docs: docs.written,
      clients: [...clientsByDoc.values()].flatMap(clients => [...clients.written.values()]),
    }),
  }
}

const emptyDoc = { head: 0, baseSeq: 0, baseBytes: 0, bytes: 0, isErased: false, left: [] } as const

/** What was read, and what was written over it. */
interface Overlay<K, V> {
  readonly written: ReadonlyMap<K, V>
  get(key: K): V | undefined
  /** Returns what was written over the same key before. */
  set(key: K, value: V): V | undefined
  restore(key: K, before: V | undefined): void
}

function createOverlay<K, V>(load: (key: K) => V | undefined): Overlay<K, V> {
  const read = new Map<K, V | undefined>()
  const written = new Map<K, V>()
  return {
    written,
    get(key) {
      const own = written.get(key)
      if (own !== undefined) return own
      if (!read.has(key)) read.set(key, load(key))
      return read.get(key)
    },
    set(key, value) {
      const before = written.get(key)
      written.set(key, value)
      return before
    },
    restore(key, before) {
      if (before === undefined) written.delete(key)
      else written.set(key, before)
    },
  }
}
