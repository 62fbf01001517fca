/** Gives a device what is new in the scopes it may read, page by page (rules `pull:` in shared/sync/SPEC.md). */
import type { Scope } from '#shared/doc/name.ts'
import { maxPageBytes, maxPageRows } from '#shared/sync/limit.ts'
import type { LogRow, PullPage, PullRequest } from '#shared/sync/message.ts'
import type { LogStore, PageLimit } from '../store/log-store.ts'
import type { Rights } from './rights.ts'

export type Pull = (ws: string, rights: Rights, request: PullRequest) => Promise<PullPage>

export function createPull(store: LogStore, limit: PageLimit = { maxRows: maxPageRows, maxBytes: maxPageBytes }): Pull {
  return async (ws, { readable, former }, request) => {
    // log:L2: the head before the rows; a row committed after it waits for the next pull.
    const { head, epoch } = await store.head(ws)
    const revoked = former.filter(scope => request.cursors[scope] !== undefined)
    const page = { epoch, scopes: readable, revoked }
    if (request.epoch !== 0 && request.epoch < epoch) {
      const fork = await lowestForkSince(store, ws, request.epoch)
      return { ...page, fork, rows: [], through: {}, more: true }
    }
    return { ...page, ...(await readScopes(store, ws, readable, request.cursors, head, limit)) }
  }
}

/** pull:P5: the device goes back to the lowest fork since the epoch it knows. */
async function lowestForkSince(store: LogStore, ws: string, epoch: number): Promise<number> {
  const forks = (await store.forks(ws)).filter(fork => fork.epoch > epoch)
  return Math.min(...forks.map(({ seq }) => seq))
}

type Rows = Pick<PullPage, 'rows' | 'through' | 'more'>

async function readScopes(
  store: LogStore,
  ws: string,
  scopes: readonly Scope[],
  cursors: PullRequest['cursors'],
  head: number,
  limit: PageLimit,
): Promise<Rows> {
  const rows: LogRow[] = []
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
