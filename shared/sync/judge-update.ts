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
  if (clients.some(({ client, to }) => reaches(client) < to)) return 'behind'
  return deletes.every(({ client, to }) => to <= reaches(client)) ? 'complete' : 'behind'
}

/** The next clock of every client once the update is applied as far as it can be. */
function reachOf(update: UpdateContent, clockOf: (client: number) => number): (client: number) => number {
  const { clients, needs } = update
  const own = (client: number): number => clients.find(range => range.client === client)?.to ?? 0
  // Nearly every update stands on what is stored; then all of it gets in.
  if (needs.every(need => need.clock < clockOf(need.client))) return client => Math.max(clockOf(client), own(client))
  const after = stateAfter(update, clockOf)
  return client => after.get(client) ?? clockOf(client)
}

/**
 * How far each client of the update gets when structs wait for what they need, as Yjs integrates them.
 * At most needs x clients steps: who calls bounds the clients (maxEntryClients).
 */
function stateAfter(
  { clients, needs }: UpdateContent,
  clockOf: (client: number) => number,
): ReadonlyMap<number, number> {
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
      const before = reaches(queue.client)
      let need = queue.waiting[queue.next]
      while (need !== undefined && (need.ofClock < before || need.clock < reaches(need.client))) {
        queue.next++
        need = queue.waiting[queue.next]
      }
      const now = need === undefined ? queue.to : Math.max(before, need.ofClock)
      if (now <= before) continue
      after.set(queue.client, now)
      isMoving = true
    }
  }
  return after
}
