/** The rows a portfolio is computed from, read a piece at a time: never more of visits and orders in memory than one piece. */
import { sampleTerritory } from '#shared/doc/name.ts'
import { byCustomer, type StandIns } from '#shared/domain/alias.ts'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { daysOfOne } from '#shared/domain/contribution.ts'
import { addDays, type Day } from '#shared/domain/day.ts'
import type { DayTotal } from '#shared/domain/goal-pace.ts'
import { type CustomerFacts, type PortfolioFacts, servedOf } from '#shared/domain/portfolio/portfolio-facts.ts'
import type { CustomerDay } from '#shared/domain/purchase/purchase-history.ts'
import type { ActionRow, CustomerRow, JudgementRow, NoteRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import { usualMinutes } from '#shared/domain/visiting/usual-minutes.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { managersOf, standingFacts } from '../matrix/customer-rows.ts'
import { readStandIns, rowsOfAll } from '../queries/alias.ts'
import { shownCards } from '../queries/card.ts'
import { notesOfType } from '../queries/note.ts'

/** Customers whose days and orders are read in one request. */
const piece = 250

export interface PortfolioRows {
  readonly facts: PortfolioFacts
  /** Of the same customers, by id. */
  readonly cards: ReadonlyMap<string, CardRow>
}

/** Of every customer of this device; samples only where there is nothing else. */
export async function readPortfolioRows(db: KetuDb, asOf: Day, settings: AnalysisSettings): Promise<PortfolioRows> {
  const from = addDays(asOf, 1 - settings.windowDays)
  const [standIns, customers, judgements, actions, lines, issues, benefits, managers, visits] = await Promise.all([
    readStandIns(db),
    db.customers.toArray(),
    db.judgements.toArray(),
    db.actions.toArray(),
    notesOfType(db, 'walletLine'),
    notesOfType(db, 'issue'),
    notesOfType(db, 'benefit'),
    managersOf(db),
    visitsOf(db, from, asOf),
  ])
  const [all, merged] = await Promise.all([
    shownCards(db, await db.cards.orderBy('id').toArray()),
    mergedJournals(db, standIns),
  ])
  const real = all.filter(({ territory }) => territory !== sampleTerritory)
  const cards = real.length > 0 ? real : all
  const known: Known = {
    customers: new Map(customers.map(row => [row.id, row])),
    judgements: byCustomer(judgements, standIns),
    actions: byCustomer(actions.filter(isLive), standIns),
    lines: byCustomer(lines, standIns),
    issues: byCustomer(issues, standIns),
    benefits: byCustomer(
      benefits.filter(({ day }) => day >= from && day <= asOf),
      standIns,
    ),
    referred: referredBy(customers, standIns),
    visits: byCustomer(visits, standIns),
  }
  const found: CustomerFacts[] = []
  const days: CustomerDay[] = []
  for (let n = 0; n < cards.length; n += piece) {
    const some = cards.slice(n, n + piece)
    const [first, last] = [some[0]?.id ?? '', some.at(-1)?.id ?? '']
    const [own, orders] = await Promise.all([
      db.contrib.where('[customer+day]').between([first], [last, []]).toArray(),
      db.orders.where('[customer+day]').between([first], [last, []]).toArray(),
    ])
    const [daysOf, ordersOf] = [byCustomer(own), byCustomer(orders)]
    for (const card of some) {
      const row = known.customers.get(card.id)
      if (row === undefined) continue
      const journals = {
        days: withMerged(daysOf.get(card.id), merged.days.get(card.id), daysOfOne),
        orders: withMerged(ordersOf.get(card.id), merged.orders.get(card.id)).filter(
          ({ day }) => day >= from && day <= asOf,
        ),
      }
      for (const { day, revenue } of journals.days) if (revenue !== 0) days.push({ customer: card.id, day, revenue })
      found.push(factsOf({ card, row, ...journals, managers }, known, settings))
    }
  }
  return { facts: { customers: found, days }, cards: new Map(cards.map(card => [card.id, card])) }
}

interface Journals {
  readonly days: ReadonlyMap<string, readonly DayTotal[]>
  readonly orders: ReadonlyMap<string, readonly OrderRow[]>
}

/** What is kept under customers that were merged, by who stands for them: the pieces, which go by id, pass it over. */
async function mergedJournals(db: KetuDb, standIns: StandIns): Promise<Journals> {
  const merged = [...standIns.keys()]
  const [days, orders] = await Promise.all([
    rowsOfAll(merged, id => db.contrib.where('[customer+day]').between([id], [id, []]).toArray()),
    rowsOfAll(merged, id => db.orders.where('[customer+day]').between([id], [id, []]).toArray()),
  ])
  return { days: byCustomer(days, standIns), orders: byCustomer(orders, standIns) }
}

function withMerged<R>(
  own: readonly R[] = [],
  merged: readonly R[] = [],
  together = (rows: readonly R[]): readonly R[] => rows,
): readonly R[] {
  return merged.length === 0 ? own : together([...own, ...merged])
}

interface Known {
  readonly customers: ReadonlyMap<string, CustomerRow>
  readonly judgements: Groups<JudgementRow>
  readonly actions: Groups<ActionRow>
  readonly lines: Groups<NoteRow<'walletLine'>>
  readonly issues: Groups<NoteRow<'issue'>>
  readonly benefits: Groups<NoteRow<'benefit'>>
  readonly referred: ReadonlyMap<string, readonly string[]>
  readonly visits: Groups<CountedVisit>
}

interface OneCustomer {
  readonly card: CardRow
  readonly row: CustomerRow
  readonly days: readonly DayTotal[]
  readonly orders: readonly OrderRow[]
  readonly managers: ReadonlySet<string>
}

function factsOf(
  { card, row, days, orders, managers }: OneCustomer,
  known: Known,
  settings: AnalysisSettings,
): CustomerFacts {
  const { id } = card
  const judgements = known.judgements.get(id) ?? []
  const actions = known.actions.get(id) ?? []
  const lines = known.lines.get(id) ?? []
  const notes = [...lines, ...(known.issues.get(id) ?? [])]
  return {
    id,
    industry: row.industry,
    class: row.class,
    margin: row.margin === null ? null : row.margin / 10_000,
    potential: row.potential,
    lines: lines.map(({ line, potential }) => ({ line, potential })),
    referred: known.referred.get(id) ?? [],
    lost: row.lostOn === '' ? null : { reason: row.lostReason, on: row.lostOn },
    standing: standingFacts({ card, customer: row, judgements, actions, days, notes }, managers),
    served: servedOf(orders, known.visits.get(id) ?? [], rebatesOf(known.benefits.get(id) ?? []), channel =>
      usualMinutes(channel, row.class, settings),
    ),
  }
}

/** What we gave beyond the trade and what of it had a cost. */
function rebatesOf(benefits: readonly NoteRow<'benefit'>[]): number | null {
  const costs = benefits.flatMap(({ side, cost }) => (side === 'us' ? (cost ?? []) : []))
  return costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0)
}

/** Each once, whoever it was merged into since. */
function referredBy(customers: readonly CustomerRow[], standIns: StandIns): ReadonlyMap<string, readonly string[]> {
  const sent = customers.filter(row => row.referredBy !== '' && isLive(row))
  const bySender = byCustomer(
    sent.map(({ id, referredBy }) => ({ id: standIns.get(id) ?? id, customer: referredBy })),
    standIns,
  )
  return new Map([...bySender].map(([sender, rows]) => [sender, [...new Set(rows.map(({ id }) => id))].sort()]))
}

/** As much of a visit as is counted: its words stay where they are. */
type CountedVisit = Pick<
  VisitRow,
  'customer' | 'state' | 'channel' | 'minutes' | 'travelCost' | 'sampleCost' | 'bornBy'
>

/** Days of visits that are read in one request. */
const visitDays = 31

async function visitsOf(db: KetuDb, from: Day, asOf: Day): Promise<readonly CountedVisit[]> {
  const found: CountedVisit[] = []
  for (let day = from; day <= asOf; day = addDays(day, visitDays)) {
    const end = addDays(day, visitDays - 1)
    const rows = await db.visits
      .where('[state+day]')
      .between(['done', day], ['done', end < asOf ? end : asOf], true, true)
      .toArray()
    for (const { customer, state, channel, minutes, travelCost, sampleCost, bornBy, deletedAt } of rows)
      if (deletedAt === undefined) found.push({ customer, state, channel, minutes, travelCost, sampleCost, bornBy })
  }
  return found
}

const isLive = ({ deletedAt }: { readonly deletedAt?: number }): boolean => deletedAt === undefined

type Groups<R> = ReadonlyMap<string, readonly R[]>
