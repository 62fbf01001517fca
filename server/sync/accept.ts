/**
 * Takes what devices bring into the log (DESIGN 5, Accept; rules `push:` in shared/sync/SPEC.md).
 *
 * The bytes are inspected here, on the main thread: one bounded pass of our own reader that cannot hang
 * (inspect-update.ts). Measured: 2 µs for a visit, under 2 ms for the worst 64 KiB found, where the hop to a worker and
 * back costs more than the visit. Yjs itself never runs on them in this path. All decisions of a push are one pure plan
 * over one view of the log, and its writes one commit.
 */
import type { Scope } from '#shared/doc/name.ts'
import { maxEntryBytes, maxEntryClients } from '#shared/sync/limit.ts'
import type { PushAnswer, PushEntry, PushReply, PushRequest } from '#shared/sync/message.ts'
import { encodeStateVector } from '#shared/sync/state-vector.ts'
import type { LogStore, StoredRow } from '../store/log-store.ts'
import type { CommitNews } from './commit-news.ts'
import { createGiveBackFacts, isFactGivenBack } from './give-back-facts.ts'
import { type PlannedAnswer, planPush } from './plan-push.ts'
import type { PokeHub } from './poke-hub.ts'
import { type EntryLimits, type PreparedEntry, prepareEntry, prepareGivenBack, readsOf } from './prepare-entry.ts'
import type { Receipts } from './receipts.ts'
import type { Decide, Session } from './session.ts'
import { type Tickets, withTicket, type WrittenBetween } from './tickets.ts'

export interface AcceptOptions {
  readonly store: LogStore
  readonly decide: Decide
  /** ms since the epoch. */
  readonly clock: () => number
  readonly hub: Pick<PokeHub, 'publish'>
  /** For the rooms of this process. */
  readonly commits?: Pick<CommitNews, 'tell'>
  /** What one entry may be; more only for rooms. */
  readonly limits?: EntryLimits
  /** Without them nothing is said of when entries were written, as in rooms. */
  readonly tickets?: Tickets
  /** Without them nobody can give rows back, as in rooms. */
  readonly receipts?: Pick<Receipts, 'read'>
}

const pushLimits: EntryLimits = { maxBytes: maxEntryBytes, maxClients: maxEntryClients }

export type Accept = (session: Session, request: PushRequest) => Promise<PushReply>

/** The promise resolves after the commit (log:L1) and rejects when the store fails: then the device asks again. */
export function createAccept({
  store,
  decide,
  clock,
  hub,
  commits,
  limits = pushLimits,
  tickets,
  receipts,
}: AcceptOptions): Accept {
  const prepare = (ws: string, entry: PushEntry): PreparedEntry => {
    const { doc, receipt } = entry
    return receipt === undefined
      ? prepareEntry(entry, limits)
      : prepareGivenBack(entry, hash => receipts?.read(ws, doc, hash, receipt))
  }
  const giveBackFacts = receipts && createGiveBackFacts({ store, receipts, hub })

  return async (session, request) => {
    const facts = giveBackFacts ? request.entries.filter(isFactGivenBack) : []
    if (giveBackFacts === undefined || facts.length === 0) return await takeUpdates(session, request)
    const answers = await giveBackFacts(session.ws, request.epoch, facts)
    const rest = request.entries.filter(entry => !isFactGivenBack(entry))
    const reply = await takeUpdates(session, { ...request, entries: rest })
    const [ofFacts, ofUpdates] = [answers.values(), reply.answers.values()]
    const inOrder = request.entries.map(entry => (isFactGivenBack(entry) ? ofFacts : ofUpdates).next().value)
    return { ...reply, answers: inOrder.filter(answer => answer !== undefined) }
  }

  async function takeUpdates(session: Session, request: PushRequest): Promise<PushReply> {
    const { epoch, entries, knows } = request
    const prepared = entries.map(entry => prepare(session.ws, entry))
    const writtenBetween = ({ n, proof }: PushEntry): WrittenBetween | undefined =>
      knows && proof && tickets?.judge(session, { n, proof }, knows)
    const done = await store.commit(session.ws, readsOf(prepared), view => {
      const { changes, result } = planPush({ session, decide, now: clock(), writtenBetween }, epoch, prepared, view)
      return { changes, result: { ...result, rows: changes.rows ?? [] } }
    })
    commits?.tell(session.ws, done.rows)
    for (const [scope, seq] of newestByScope(done.rows)) hub.publish(session.ws, scope, seq)
    const reply = { epoch: done.epoch, answers: await withVectors(store, session.ws, entries, done.answers) }
    return tickets === undefined ? reply : withTicket(tickets, session, request, reply)
  }
}

const newestByScope = (rows: readonly StoredRow[]): ReadonlyMap<Scope, number> =>
  new Map(rows.map(({ scope, seq }) => [scope, seq]))

async function withVectors(
  store: LogStore,
  ws: string,
  entries: readonly PushEntry[],
  answers: readonly PlannedAnswer[],
): Promise<readonly PushAnswer[]> {
  const behind = new Set(entries.filter((_, i) => answers[i]?.kind === 'behind').map(({ doc }) => doc))
  const vectors = new Map<string, Uint8Array>()
  for (const doc of behind) {
    const clients = await store.clientsOfDoc(ws, doc)
    vectors.set(doc, encodeStateVector(new Map([...clients].map(([client, { clock }]) => [client, clock]))))
  }
  return entries.map(({ n, doc }, i): PushAnswer => {
    const answer = answers[i] ?? { kind: 'held' }
    return answer.kind === 'behind'
      ? { n, kind: 'behind', vector: vectors.get(doc) ?? Uint8Array.of(0) }
      : { n, ...answer }
  })
}
