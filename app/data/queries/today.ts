/** The Today list: promises due, planned visits, silent customers, done today. Index reads only; nothing grows with the store. */
import { addDays, type Day } from '#shared/domain/day.ts'
import type { ActionRow, VisitRow } from '#shared/domain/record.ts'
import { isInForce } from '#shared/policy/actor.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { factsOf } from '../facts.ts'
import type { Ketu } from '../ketu.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { readStandIns } from './alias.ts'
import { cardsOf, dueCards } from './card.ts'

/** mine: without the customers other reps look after. */
export type Whose = 'mine' | 'all'

export interface TodayView {
  readonly list: Today
  readonly whose: Whose
  /** Some customers of this device are another rep's, and some are not. */
  readonly canChoose: boolean
}

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
/** Due things looked at for those of one person. */
const maxSifted = 1000

/** The list of this person: one's own where a territory is shared, everybody's with one tap. */
export async function todayFor(ketu: Pick<Ketu, 'db' | 'me' | 'now'>, today: Day): Promise<TodayView> {
  const { db, me } = ketu
  // Everybody's list at once: most people share with nobody, and it is theirs.
  const [list, others, chosen, all] = await Promise.all([
    todayList(db, today),
    otherReps(ketu),
    readMeta(db, 'todayWhose'),
    db.cards.count(),
  ])
  const theirs = await Promise.all(
    [...others].map(owner => db.cards.where('[owner+due]').between([owner], [owner, []]).count()),
  )
  const count = theirs.reduce((sum, each) => sum + each, 0)
  const canChoose = count > 0 && count < all
  if (!canChoose || chosen === 'all') return { list, whose: 'all', canChoose }
  return { list: await todayList(db, today, { me: me.member, others }), whose: 'mine', canChoose }
}

export const chooseWhose = (db: KetuDb, whose: Whose): Promise<void> => writeMeta(db, 'todayWhose', whose)

/** What somebody imported for the reps is nobody's until it is given to one: everybody sees it as their own. */
async function otherReps(ketu: Pick<Ketu, 'db' | 'me' | 'now'>): Promise<ReadonlySet<string>> {
  const { db, me, now } = ketu
  const grants = await factsOf(db, 'grant')
  const reps = grants.filter(grant => grant.role === 'rep' && grant.member !== me.member && isInForce(grant, now()))
  return new Set(reps.map(({ member }) => member))
}

interface Mine {
  readonly me: string
  readonly others: ReadonlySet<string>
}

/** @param mine leaves out what is of other reps alone: their customers, unless one has planned, done or promised something there. */
export async function todayList(db: KetuDb, today: Day, mine?: Mine): Promise<Today> {
  const [standIns, actions, planned, done, silent] = await Promise.all([
    readStandIns(db),
    // Only live ones are open.
    db.actions
      .where('open')
      .belowOrEqual(today)
      .limit(mine === undefined ? maxDue : maxSifted)
      .toArray(),
    liveVisits(db, 'planned', addDays(today, -missedDays), today),
    liveVisits(db, 'done', today, today),
    silentCustomers(db, today, mine === undefined ? maxSilent : undefined),
  ])
  const cards = await cardsOf(
    db,
    [...actions, ...planned, ...done].map(row => row.customer),
  )
  const isMine = (row: { readonly bornBy: string; readonly customer: string }): boolean =>
    mine === undefined || row.bornBy === mine.me || !mine.others.has(cards.get(row.customer)?.owner ?? '')
  const shown = ({ customer }: VisitRow): string => standIns.get(customer) ?? customer
  const expected = new Set(planned.map(shown))
  const visited = new Set(done.map(shown))
  const unplanned = silent.filter(
    card => !expected.has(card.id) && !visited.has(card.id) && mine?.others.has(card.owner) !== true,
  )
  const withCard = (visit: VisitRow) => ({ visit, card: cards.get(visit.customer) })
  return {
    due: actions
      .filter(isMine)
      .slice(0, maxDue)
      .map(action => ({ action, card: cards.get(action.customer) }))
      .filter(({ card }) => card !== undefined),
    planned: planned
      .filter(isMine)
      .slice(0, maxPlanned)
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
      .map(withCard),
    silent: unplanned.slice(0, maxSuggestions),
    silentCount: unplanned.length,
    done: done
      .filter(isMine)
      .slice(0, maxDone)
      .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
      .map(withCard),
  }
}

/** Read in one request and sifted here: a filter inside the query would ask the database for each row. */
async function liveVisits(db: KetuDb, state: string, from: Day, to: Day): Promise<VisitRow[]> {
  const visits = await db.visits.where('[state+day]').between([state, from], [state, to], true, true).toArray()
  return visits.filter(isLive)
}

/** At most this many silent customers are weighed for a suggestion. */
const maxSilent = 400

export async function silentCustomers(db: KetuDb, today: Day, limit?: number): Promise<CardRow[]> {
  const cards = await dueCards(db, addDays(today, -1), limit)
  const rank = (card: CardRow): string => (card.class === '' ? 'D' : card.class)
  return cards.sort((a, b) =>
    rank(a) === rank(b) ? (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1) : rank(a) < rank(b) ? -1 : 1,
  )
}
