/**
 * What is known of every customer, gathered from the rows of this device in one go: what segments, classes and tiers ask about.
 * It looks at everybody, so a worker does it (profile-worker.ts); screens read its result from `derived`.
 */
import { byCustomer } from '#shared/domain/alias.ts'
import { held } from '#shared/domain/analysis/held.ts'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { tierOf, type Tier, type TierReason } from '#shared/domain/account/key-account.ts'
import { isCountedOrder } from '#shared/domain/contribution.ts'
import { isValid } from '#shared/domain/account/by-hand.ts'
import { addDays, type Day, dayToNumber } from '#shared/domain/day.ts'
import type { DayTotal } from '#shared/domain/goal-pace.ts'
import { snapshotDays } from '#shared/domain/matrix/matrix.ts'
import { type AbcClass, type AbcPlace, abcClasses } from '#shared/domain/purchase/abc.ts'
import { netOfLast } from '#shared/domain/purchase/purchase-history.ts'
import { type CustomerPurchases, purchasePortfolio } from '#shared/domain/purchase/purchase-portfolio.ts'
import type { ContactRow, CustomerRow, JudgementRow, NoteRow, OrderRow } from '#shared/domain/record.ts'
import { profileFacts, purchaseFacts, standingFacts } from '#shared/domain/segment/segment-facts.ts'
import type { SegmentFacts } from '#shared/domain/segment/segment-field.ts'
import { indicesOf } from '#shared/domain/standing/customer-standing.ts'
import { sampleTerritory } from '#shared/doc/name.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { managersOf, standingFacts as factsOfStanding } from '../matrix/customer-rows.ts'
import { daysByCustomer, readStandIns } from './alias.ts'
import { customerCards } from './customer.ts'
import { notesOfType } from './note.ts'
import { analysisSettings } from './settings.ts'

export interface Profile {
  readonly id: string
  readonly name: string
  readonly territory: string
  readonly facts: SegmentFacts
  /** As set by a person and still valid; '' = none. */
  readonly set: '' | AbcClass
  /** By sales, once it held for as many month-ends as the settings say; null where nobody bought anything. */
  readonly suggested: AbcClass | null
  /** Its place among all, largest first: what other cuts would make of it. */
  readonly place: AbcPlace
  readonly tier: Tier
  readonly tierReason: TierReason | 'set'
  /** Net of the window, and what is left of the wallet where that is known; minor units. */
  readonly revenue: number
  readonly whiteSpace: number | null
}

export interface Profiles {
  readonly asOf: Day
  readonly settings: AnalysisSettings
  /** By name of the list. */
  readonly customers: readonly Profile[]
}

export async function customerProfiles(db: KetuDb, asOf: Day): Promise<Profiles> {
  const rows = await readAll(db)
  const { settings, customers, cards } = rows
  const ids = customers.map(({ id }) => id)
  const portfolio = purchasePortfolio(ids, rows.bought, asOf, settings)
  const suggested = suggestedClasses(portfolio.customers, asOf, settings)
  const profiles = customers.flatMap((customer): Profile[] => {
    const [purchases, card] = [portfolio.customers.get(customer.id), cards.get(customer.id)]
    if (purchases === undefined || card === undefined) return []
    const set = validClass(customer, asOf)
    const abc = set === '' ? (suggested.get(customer.id) ?? null) : set
    const revenue = netOfLast(purchases.history, settings.windowDays, dayToNumber(asOf))
    const potential = potentialOf(customer, rows.wallets.get(customer.id) ?? [])
    const whiteSpace = potential === null ? null : Math.max(0, potential - revenue)
    const found = tierOf({ class: abc, rfm: purchases.rfm, revenue, whiteSpace }, settings)
    const said = customer.tier !== '' && isValid(customer.tierUntil, asOf) ? customer.tier : undefined
    const tier = said ?? found.tier
    const facts: SegmentFacts = {
      ...profileFacts(customer),
      ...peopleFacts(rows.contacts.get(customer.id) ?? []),
      ...knownNeeds(rows.needs.get(customer.id)),
      ...workFacts(card, rows.days.get(customer.id) ?? [], asOf, settings),
      ...standingFacts(indicesOf(standingOf(rows, customer, card), asOf, settings)),
      ...satisfactionOf(rows.judgements.get(customer.id) ?? []),
      ...purchaseFacts(purchases, abc),
      ...categoryFacts(rows.categories.get(customer.id)),
      tier,
      ...(whiteSpace !== null && { whiteSpace }),
      ...(potential !== null && potential > 0 && { shareOfWallet: Math.min(1, Math.max(0, revenue) / potential) }),
    }
    const { id, name } = customer
    const { place } = purchases
    const tierReason = said === undefined ? found.reason : 'set'
    return [
      {
        ...{ id, name, territory: card.territory, facts, set, suggested: suggested.get(id) ?? null, place },
        ...{ tier, tierReason, revenue, whiteSpace },
      },
    ]
  })
  return { asOf, settings, customers: profiles }
}

export const validClass = ({ class: set, classUntil }: Pick<CustomerRow, 'class' | 'classUntil'>, asOf: Day) =>
  isValid(classUntil, asOf) ? set : ''

/** What held over the month-ends, by customer; nobody has one while nobody bought. */
function suggestedClasses(
  customers: ReadonlyMap<string, CustomerPurchases>,
  asOf: Day,
  settings: AnalysisSettings,
): ReadonlyMap<string, AbcClass | null> {
  const readings = snapshotDays(asOf, settings.abc.monthEnds).map(day => {
    const values = [...customers].map(([customer, { history }]) => ({
      customer,
      value: netOfLast(history, settings.windowDays, dayToNumber(day)),
    }))
    return { day, places: new Map(abcClasses(values, settings.abc).map(place => [place.customer, place])) }
  })
  return new Map(
    [...customers.keys()].map(customer => {
      const places = readings.map(({ day, places }) => ({ day, place: places.get(customer) }))
      const known = places.flatMap(({ day, place }, n) => {
        if (place === undefined || place.reason === 'no-sales') return []
        const before = places[n - 1]?.place?.before ?? place.before
        return [{ day, value: place.class, isClear: Math.abs(place.before - before) > settings.abc.clearMove }]
      })
      return [customer, known.length === 0 ? null : held(known, settings.abc.monthEnds).value]
    }),
  )
}

/** What people estimated of its whole purchases: by product line where there is any, else in one figure. */
function potentialOf(customer: CustomerRow, lines: readonly NoteRow<'walletLine'>[]): number | null {
  const known = lines.flatMap(({ potential }) => potential ?? [])
  return known.length > 0 ? known.reduce((sum, one) => sum + one, 0) : customer.potential
}

const peopleFacts = (contacts: readonly ContactRow[]): SegmentFacts => ({
  ...words(
    'motives',
    contacts.flatMap(({ motives }) => motives),
  ),
  ...words(
    'values',
    contacts.flatMap(({ values }) => values),
  ),
})

/** Nobody wrote any down = not known. */
const words = (field: string, found: readonly string[]): SegmentFacts =>
  found.length === 0 ? {} : { [field]: [...new Set(found)].sort() }

const knownNeeds = (needs: readonly NoteRow<'need'>[] = []): SegmentFacts =>
  needs.length === 0
    ? {}
    : { needs: [...new Set(needs.flatMap(({ state, text }) => (state === 'open' ? [text] : [])))].sort() }

const categoryFacts = (categories: ReadonlySet<string> | undefined): SegmentFacts =>
  categories === undefined ? {} : { categories: [...categories].sort() }

function workFacts(
  card: CardRow,
  days: readonly DayTotal[],
  asOf: Day,
  { windowDays }: AnalysisSettings,
): SegmentFacts {
  const from = addDays(asOf, 1 - windowDays)
  return {
    visits: days.reduce((sum, { day, visits }) => sum + (day >= from && day <= asOf ? visits : 0), 0),
    ...(card.lastVisit !== '' && { daysSinceVisit: Math.max(0, dayToNumber(asOf) - dayToNumber(card.lastVisit)) }),
    ...(card.lastOutcome !== '' && { lastOutcome: card.lastOutcome }),
  }
}

const standingOf = (rows: Rows, customer: CustomerRow, card: CardRow) =>
  factsOfStanding(
    {
      card,
      customer,
      notes: [rows.wallets, rows.issues, rows.responses].flatMap(
        (notes): readonly NoteRow[] => notes.get(card.id) ?? [],
      ),
      judgements: rows.judgements.get(card.id) ?? [],
      actions: rows.promises.get(card.id) ?? [],
      days: rows.days.get(card.id) ?? [],
    },
    rows.managers,
  )

function satisfactionOf(judgements: readonly JudgementRow[]): SegmentFacts {
  const latest = judgements
    .filter(({ part, level, deletedAt }) => part === 'satisfaction' && level !== null && deletedAt === undefined)
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
    .at(-1)
  return typeof latest?.level === 'number' ? { satisfaction: latest.level } : {}
}

type Rows = Awaited<ReturnType<typeof readAll>>

async function readAll(db: KetuDb) {
  const [standIns, customers, cards, contacts, contrib, needs, lines, issues, responses] = await Promise.all([
    readStandIns(db),
    db.customers.toArray(),
    customerCards(db),
    db.contacts.toArray(),
    db.contrib.toArray(),
    notesOfType(db, 'need'),
    notesOfType(db, 'walletLine'),
    notesOfType(db, 'issue'),
    notesOfType(db, 'response'),
  ])
  const [judgements, actions, orders, managers, settings] = await Promise.all([
    db.judgements.toArray(),
    db.actions.toArray(),
    db.orders.toArray(),
    managersOf(db),
    analysisSettings(db),
  ])
  const live = new Map(customers.filter(isLive).map(row => [row.id, row]))
  const days = daysByCustomer(contrib, standIns)
  return {
    settings,
    managers,
    days,
    bought: [...days].flatMap(([customer, own]) => own.map(({ day, revenue }) => ({ customer, day, revenue }))),
    customers: cards.flatMap(({ id, territory }) => (territory === sampleTerritory ? [] : (live.get(id) ?? []))),
    cards: new Map(cards.map(card => [card.id, card])),
    contacts: byCustomer(contacts.filter(isLive), standIns),
    needs: byCustomer(needs, standIns),
    wallets: byCustomer(lines, standIns),
    issues: byCustomer(issues, standIns),
    responses: byCustomer(responses, standIns),
    judgements: byCustomer(judgements, standIns),
    promises: byCustomer(actions, standIns),
    categories: categoriesOf(byCustomer(orders, standIns)),
  }
}

/** Nobody said of what kind an order was = not known. */
function categoriesOf(orders: ReadonlyMap<string, readonly OrderRow[]>): ReadonlyMap<string, ReadonlySet<string>> {
  const named = [...orders].map(([customer, own]) => {
    const counted = own.filter(order => order.category !== '' && isCountedOrder(order))
    return [customer, new Set(counted.map(({ category }) => category))] as const
  })
  return new Map(named.filter(([, categories]) => categories.size > 0))
}

const isLive = (row: { readonly deletedAt?: number }): boolean => row.deletedAt === undefined
