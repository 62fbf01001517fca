/** Gives a device what is new in the scopes it may read, page by page (rules `pull:` in shared/sync/SPEC.md). */
import type { Scope } from '#shared/doc/name.ts'
import { maxPageBytes, maxPageRows } from '#shared/sync/limit.ts'
import type { LogRow, PullPage, PullRequest } from '#shared/sync/message.ts'
import type { LogStore, PageLimit, StoredRow } from '../store/log-store.ts'
import type { Receipts } from './receipts.ts'
import type { Rights } from './rights.ts'

export type Pull = (ws: string, rights: Rights, request: PullRequest) => Promise<PullPage>

export interface PullOptions {
  readonly limit?: PageLimit
  /** Without them no row comes with one. */
  readonly receipts?: Pick<Receipts, 'of'>
}

const pageLimit: PageLimit = { maxRows: maxPageRows, maxBytes: maxPageBytes }

export function createPull(store: LogStore, { limit = pageLimit, receipts }: PullOptions = {}): Pull {
  return async (ws, { readable, former }, request) => {
    // log:L2: the head before the rows; a row committed after it waits for the next pull.
    const { head, epoch } = await store.head(ws)
    const revoked = former.filter(scope => request.cursors[scope] !== undefined)
    const page = { epoch, scopes: readable, revoked }
    if (request.epoch !== 0 && request.epoch < epoch) {
      const fork = await lowestForkSince(store, ws, request.epoch)
      return { ...page, fork, rows: [], through: {}, more: true }
    }
    const { rows, ...rest } = await readScopes(store, ws, readable, request.cursors, head, limit)
    // frame:F9: an older device reads what it knows.
    const of = request.knows && receipts?.of
    return { ...page, ...rest, rows: of === undefined ? rows : withReceipts(rows, row => of(ws, row)) }
  }
}

/** pull:P5: the device goes back to the lowest fork since the epoch it knows. */
async function lowestForkSince(store: LogStore, ws: string, epoch: number): Promise<number> {
  const forks = (await store.forks(ws)).filter(fork => fork.epoch > epoch)
  return Math.min(...forks.map(({ seq }) => seq))
}

/** As far as a page has room for them. */
function withReceipts(
  rows: readonly StoredRow[],
  receiptOf: (row: StoredRow) => Uint8Array | undefined,
): readonly LogRow[] {
  let bytes = 0
  return rows.map(row => {
    const receipt = bytes < maxPageBytes ? receiptOf(row) : undefined
    bytes += receipt?.length ?? 0
    return receipt === undefined ? row : { ...row, receipt }
  })
}

type Rows = Pick<PullPage, 'through' | 'more'> & { readonly rows: readonly StoredRow[] }

async function readScopes(
  store: LogStore,
  ws: string,
  scopes: readonly Scope[],
  cursors: PullRequest['cursors'],
  head: number,
  limit: PageLimit,
): Promise<Rows> {
  const rows: StoredRow[] = []
  const through: Record<string, number> = {}
  let bytes = 0
  for (const scope of scopes) {
    const rest = { maxRows: limit.maxRows - rows.length, maxBytes: limit.maxBytes - bytes }
    if (rest.maxRows <= 0 || rest.maxBytes <= 0) return { rows, through, more: true }
    const found = await store.rowsOfScope(ws, scope, cursors[scope] ?? 0, head, rest)
    rows.push(...found.rows)
    bytes += found.rows.reduce((sum, { body }) => sum + body.length, 0)
    const last = found.rows.at(-1)
    through[scope] = found.isCut && last !== undefined ? last.seq : head
    if (found.isCut) return { rows, through, more: true }
  }
  return { rows, through, more: false }
}
