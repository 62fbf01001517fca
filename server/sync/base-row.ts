/** A document's rows as one: what compaction and a move have in common. */
import type { TimeMark } from '#shared/sync/message.ts'
import type { DocState, LogStore, StoredRow } from '../store/log-store.ts'
import type { BaseBuilder } from './base-builder.ts'
import { bodyHash } from './hash.ts'

export interface Base {
  readonly doc: string
  /** The document as it was when its rows were read. */
  readonly state: DocState
  /** Seq of the last row that went into it, how many rows and bytes. */
  readonly upTo: number
  readonly rowCount: number
  readonly rowBytes: number
  readonly body: Uint8Array
  readonly authors: { readonly [client: number]: string }
  readonly marks: readonly TimeMark[]
}

export const isContent = ({ kind }: Pick<StoredRow, 'kind'>): boolean => kind === 'update' || kind === 'base'

/** Undefined for a document without content rows. */
export async function readBase(
  store: LogStore,
  builder: Pick<BaseBuilder, 'build'>,
  ws: string,
  doc: string,
  state: DocState,
): Promise<Base | undefined> {
  const rows = (await store.rowsOfDoc(ws, doc)).filter(isContent)
  const last = rows.at(-1)
  if (last === undefined) return undefined
  const bodies = rows.map(({ body }) => body)
  const clients = await store.clientsOfDoc(ws, doc)
  return {
    doc,
    state,
    upTo: last.seq,
    rowCount: rows.length,
    rowBytes: bodies.reduce((sum, body) => sum + body.length, 0),
    body: await builder.build(bodies),
    authors: Object.fromEntries([...clients].map(([client, { member }]) => [client, member])),
    marks: rows.flatMap(({ marks }) => marks ?? []),
  }
}

/** Nobody wrote a base row: its authors are in it. */
export const baseRow = (
  { doc, body, authors, marks }: Base,
  place: Pick<StoredRow, 'scope' | 'seq' | 'at'>,
): StoredRow => ({
  ...place,
  doc,
  kind: 'base',
  body,
  hash: bodyHash(body),
  by: '',
  device: '',
  authors,
  ...(marks.length > 0 && { marks }),
})
