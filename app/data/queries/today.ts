/** The Today list: promises due, planned visits, silent customers, done today. Index reads only; nothing grows with the store. */
import { addDays, type Day } from '#shared/domain/day.ts'
import type { ActionRow, VisitRow } from '#shared/domain/record.ts'
import type { CardRow, KetuDb } from '../db.ts'

export interface Today {
  /** Open promises and next steps whose day has come, oldest first. */
  readonly due: readonly { readonly action: ActionRow; readonly card: CardRow | undefined }[]
  /** Planned for today or missed before, by time. */
  readonly planned: readonly { readonly visit: VisitRow; readonly card: CardRow | undefined }[]
  /** Customers past their agreed cadence, the most important and longest silent first; never one that is planned. */
  readonly silent: readonly CardRow[]
  readonly silentCount: number
  readonly done: readonly { readonly visit: VisitRow; readonly card: CardRow | undefined }[]
}

const isLive = (row: { readonly deletedAt?: number }): boolean => row.deletedAt === undefined
const maxSuggestions = 3
/** Missed plans stay on the list for a week. */
const missedDays = 7
const [maxDue, maxPlanned, maxDone] = [50, 100, 200]

export async function todayList(db: KetuDb, today: Day): Promise<Today> {
  const [actions, planned, done, silent] = await Promise.all([
    // Only live ones are open.
    db.actions.where('open').belowOrEqual(today).limit(maxDue).toArray(),
    liveVisits(db, 'planned', addDays(today, -missedDays), today, maxPlanned),
    liveVisits(db, 'done', today, today, maxDone),
    silentCustomers(db, today),
  ])
  const cards = await cardsOf(
    db,
    [...actions, ...planned, ...done].map(row => row.customer),
  )
  const expected = new Set(planned.map(visit => visit.customer))
  const visited = new Set(done.map(visit => visit.customer))
  const unplanned = silent.filter(card => !expected.has(card.id) && !visited.has(card.id))
  return {
    due: actions.map(action => ({ action, card: cards.get(action.customer) })).filter(({ card }) => card !== undefined),
    planned: [...planned]
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
      .map(visit => ({ visit, card: cards.get(visit.customer) })),
    silent: unplanned.slice(0, maxSuggestions),
    silentCount: unplanned.length,
    done: [...done]
      .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
      .map(visit => ({ visit, card: cards.get(visit.customer) })),
  }
}

/** Read in one request and sifted here: a filter inside the query would ask the database for each row. */
async function liveVisits(db: KetuDb, state: string, from: Day, to: Day, limit: number): Promise<VisitRow[]> {
  const visits = await db.visits.where('[state+day]').between([state, from], [state, to], true, true).toArray()
  return visits.filter(isLive).slice(0, limit)
}

/** At most this many silent customers are weighed for a suggestion. */
const maxSilent = 400

export async function silentCustomers(db: KetuDb, today: Day): Promise<CardRow[]> {
  const cards = await db.cards.where('due').below(today).limit(maxSilent).toArray()
  const rank = (card: CardRow): string => (card.class === '' ? 'D' : card.class)
  return cards.sort((a, b) =>
    rank(a) === rank(b) ? (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1) : rank(a) < rank(b) ? -1 : 1,
  )
}

async function cardsOf(db: KetuDb, ids: readonly string[]): Promise<ReadonlyMap<string, CardRow>> {
  const cards = await db.cards.bulkGet([...new Set(ids)])
  return new Map(cards.filter(card => card !== undefined).map(card => [card.id, card]))
}
