/** Whether an update is known, can be applied by every reader, or must wait for what comes before it. No Y.Doc needed. */
import type { UpdateContent } from './inspect-update.ts'

export type Judgement =
  /** Stored already; storing it again would change nothing. */
  | 'known'
  /** Every reader who has what the vector says can apply it at once. */
  | 'complete'
  /** Something it stands on is not stored yet. */
  | 'behind'
  /** It repeats stored clocks and goes on: content could differ for readers who know the first part. */
  | 'overlapping'

/**
 * `clockOf` = the next clock of a client in the stored document (its state vector, 0 for a stranger).
 * `isStored` = the very same bytes are stored for the document; asked only when clocks alone cannot tell.
 */
export function judge(update: UpdateContent, clockOf: (client: number) => number, isStored: () => boolean): Judgement {
  const { clients, deletes } = update
  const isBelow = clients.every(({ client, to }) => to <= clockOf(client))
  // Deletes have no clock: a known insert with a new delete is new.
  if (isBelow && (deletes.length === 0 || isStored())) return 'known'
  if (clients.some(({ client, from }) => from > clockOf(client))) return 'behind'
  const isOverlapping = clients.some(({ client, from, to }) => from < clockOf(client) && clockOf(client) < to)
  if (isOverlapping) return 'overlapping'
  const reaches = reachOf(update, clockOf)
  if (reaches === undefined) return 'behind'
  return deletes.every(({ client, to }) => to <= reaches(client)) ? 'complete' : 'behind'
}

/** The next clock of every client once the update is applied; undefined when part of it would wait for what is missing. */
function reachOf(
  { clients, needs }: UpdateContent,
  clockOf: (client: number) => number,
): ((client: number) => number) | undefined {
  const isMet = isEveryNeedMet({ clients, needs }, clockOf)
  if (!isMet) return undefined
  const own = (client: number): number => clients.find(range => range.client === client)?.to ?? 0
  return client => Math.max(clockOf(client), own(client))
}

/**
 * Structs wait for what they need, as Yjs integrates them; it asks that of structs it knows already too: one that is repeated with
 * another origin would make every reader wait for ever.
 * At most needs x clients steps: who calls bounds the clients (maxEntryClients).
 */
function isEveryNeedMet(
  { clients, needs }: Pick<UpdateContent, 'clients' | 'needs'>,
  clockOf: (client: number) => number,
): boolean {
  // Nearly every update stands on what is stored; then all of it gets in.
  if (needs.every(need => need.clock < clockOf(need.client))) return true
  const after = new Map(clients.map(({ client }) => [client, clockOf(client)]))
  const reaches = (client: number): number => after.get(client) ?? clockOf(client)
  const queues = clients.map(({ client, to }) => ({
    client,
    to,
    waiting: needs.filter(({ of }) => of === client),
    next: 0,
  }))
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const queue of queues) {
      const before = queue.next
      let need = queue.waiting[queue.next]
      while (need !== undefined && need.clock < reaches(need.client)) need = queue.waiting[++queue.next]
      const reached = Math.max(reaches(queue.client), need === undefined ? queue.to : need.ofClock)
      if (queue.next === before && reached === reaches(queue.client)) continue
      after.set(queue.client, reached)
      isMoving = true
    }
  }
  return queues.every(({ next, waiting }) => next === waiting.length)
}
