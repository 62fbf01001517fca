/** Cards as screens show them: customers that are one have one card, with the latest of all of them (DESIGN 4). */
import { addDays, type Day } from '#shared/domain/day.ts'
import type { StandIns } from '#shared/domain/alias.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { mergedCards, readStandIns, standInsAmong } from './alias.ts'

/** Of a list, the customers that stand for themselves. The same array when nobody is merged. */
export async function shownCards(db: KetuDb, cards: CardRow[]): Promise<CardRow[]> {
  const merged = await readMerged(db)
  if (merged.standIns.size === 0) return cards
  return cards.filter(({ id }) => !merged.standIns.has(id)).map(card => cardOfAll(card, merged))
}

/** The card to show for each of these customers, by the id that was asked for; without those that are not here. */
export async function cardsOf(db: KetuDb, customers: Iterable<string>): Promise<ReadonlyMap<string, CardRow>> {
  const asked = [...new Set(customers)].filter(id => id !== '')
  if (asked.length === 0) return new Map()
  const [merged, own] = await Promise.all([readMerged(db), db.cards.bulkGet(asked)])
  const { standIns } = merged
  const shown = asked.some(id => standIns.has(id))
    ? await db.cards.bulkGet(asked.map(id => standIns.get(id) ?? id))
    : own
  return new Map(
    shown.flatMap((card, n) => (card === undefined ? [] : [[asked[n] ?? '', cardOfAll(card, merged)] as const])),
  )
}

export const cardOf = async (db: KetuDb, customer: string): Promise<CardRow | undefined> =>
  (await cardsOf(db, [customer])).get(customer)

/** Customers to be seen by a day, that day included. @param limit cards looked at. */
export async function dueCards(db: KetuDb, by: Day, limit?: number): Promise<CardRow[]> {
  const due = db.cards.where('due').between('', by, false, true)
  const [merged, found] = await Promise.all([readMerged(db), (limit === undefined ? due : due.limit(limit)).toArray()])
  const { standIns } = merged
  if (standIns.size === 0) return found
  // A visit kept under another makes a customer due earlier or later than its own card says.
  const standing = found.filter(({ id }) => !standIns.has(id))
  const known = new Set(standing.map(({ id }) => id))
  const more = await db.cards.bulkGet([...new Set(standIns.values())].filter(id => !known.has(id)))
  return [...standing, ...more.flatMap(card => card ?? [])]
    .map(card => cardOfAll(card, merged))
    .filter(({ due }) => due <= by)
}

/** How many customers there are on this device, each once. */
export async function customerCount(db: KetuDb): Promise<number> {
  const [count, standIns] = await Promise.all([db.cards.count(), readStandIns(db)])
  return count - standIns.size
}

interface Merged {
  readonly standIns: StandIns
  readonly cards: readonly CardRow[]
}

async function readMerged(db: KetuDb): Promise<Merged> {
  const cards = await mergedCards(db)
  return { cards, standIns: await standInsAmong(db, cards) }
}

const cardOfAll = (card: CardRow, { standIns, cards }: Merged): CardRow =>
  cards.reduce((sum, other) => (standIns.get(other.id) === card.id ? withOther(sum, other) : sum), card)

/** What happened last and what is next, of both; who it is stays. */
function withOther(card: CardRow, other: CardRow): CardRow {
  const [last, next] = [
    other.lastVisit > card.lastVisit ? other : card,
    isEarlier(other.nextTitle && (other.nextDue || never), card.nextTitle && (card.nextDue || never)) ? other : card,
  ]
  return {
    ...card,
    lastVisit: last.lastVisit,
    lastNote: last.lastNote,
    lastOutcome: last.lastOutcome,
    due: last.lastVisit === '' ? card.due : addDays(last.lastVisit, card.cadenceDays),
    lastOrder: other.lastOrder > card.lastOrder ? other.lastOrder : card.lastOrder,
    nextTitle: next.nextTitle,
    nextDue: next.nextDue,
    plannedDay: isEarlier(other.plannedDay, card.plannedDay) ? other.plannedDay : card.plannedDay,
  }
}

/** After every day. */
const never = '9999'

/** '' = there is none. */
const isEarlier = (day: string, than: string): boolean => day !== '' && (than === '' || day < than)
