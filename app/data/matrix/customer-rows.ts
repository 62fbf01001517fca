/** What the analyses read of a customer: its rows, one customer at a time or all in one walk, and the facts they are. */
import type { ReviewFacts } from '#shared/domain/account/review-items.ts'
import { byCustomer, type StandIns } from '#shared/domain/alias.ts'
import { dayOfInstant } from '#shared/domain/day.ts'
import type { DayTotal } from '#shared/domain/goal-pace.ts'
import type { PerformanceFacts } from '#shared/domain/matrix/performance-standing.ts'
import type {
  ActionRow,
  ContactRow,
  CustomerRow,
  GoalRow,
  JudgementRow,
  NoteRow,
  NoteType,
  VisitRow,
} from '#shared/domain/record.ts'
import { adoptionStages } from '#shared/domain/standing/confidence.ts'
import type { StandingFacts } from '#shared/domain/standing/customer-standing.ts'
import { type DecisionFacts, isDecisionPart } from '#shared/domain/standing/person-stance.ts'
import type { Score } from '#shared/domain/standing/scorecard.ts'
import { answersOn } from '#shared/domain/survey/result.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { factsOf } from '../facts.ts'
import { daysByCustomer, rowsOfAll } from '../queries/alias.ts'
import { shownCards } from '../queries/card.ts'
import { daysOfCustomers } from '../queries/goal.ts'
import { askedResponse } from '../queries/survey.ts'

/** Deleted rows may be among them. */
export interface StandingRows {
  readonly card: Pick<CardRow, 'id' | 'owner' | 'cadenceDays' | 'lastVisit'>
  readonly customer: Pick<CustomerRow, 'potential' | 'bornAt' | 'bornBy'> | undefined
  readonly judgements: readonly JudgementRow[]
  readonly actions: readonly ActionRow[]
  readonly days: readonly DayTotal[]
  /** Of any type. */
  readonly notes: readonly NoteRow[]
}

export interface CustomerRows extends StandingRows {
  readonly card: CardRow
  readonly contacts: readonly ContactRow[]
  /** Done ones. */
  readonly visits: readonly VisitRow[]
  readonly goals: readonly GoalRow[]
}

/** Members who lead others: what they judge of a customer somebody else looks after counts before the rep's. */
export type Managers = ReadonlySet<string>

export async function managersOf(db: KetuDb): Promise<Managers> {
  const grants = await factsOf(db, 'grant')
  return new Set(grants.filter(({ role }) => role === 'manager' || role === 'admin').map(({ member }) => member))
}

/** With what is kept under customers that were merged into it. @param same all of them, see `sameCustomers`. */
export async function standingRowsOf(db: KetuDb, card: CardRow, same: string[]): Promise<StandingRows> {
  const [customer, judgements, actions, days, notes] = await Promise.all([
    db.customers.get(card.id),
    db.judgements.where('customer').anyOf(same).toArray(),
    db.actions.where('customer').anyOf(same).toArray(),
    daysOfCustomers(db, same),
    db.notes
      .where('[customer+type]')
      .anyOf(same.flatMap(id => readNotes.map(type => [id, type])))
      .toArray(),
  ])
  return { card, customer, judgements: inOrder(judgements), actions: inOrder(actions), days, notes: inOrder(notes) }
}

export async function customerRowsOf(db: KetuDb, card: CardRow, same: string[]): Promise<CustomerRows> {
  const [rows, contacts, visits, goals] = await Promise.all([
    standingRowsOf(db, card, same),
    db.contacts.where('customer').anyOf(same).toArray(),
    rowsOfAll(same, id => db.visits.where('[customer+state+day]').between([id, 'done'], [id, 'done', []]).toArray()),
    db.goals.where('scope.id').anyOf(same).toArray(),
  ])
  return { ...rows, card, contacts: inOrder(contacts), visits, goals: inOrder(goals) }
}

/** By id, as a walk over the whole table meets them: sums come out alike to the last bit (DOMAIN 0.2). */
const inOrder = <R extends { readonly id: string }>(rows: R[]): R[] => rows.sort((a, b) => (a.id < b.id ? -1 : 1))

const readNotes: readonly NoteType[] = ['need', 'issue', 'walletLine', 'response']

/** Of every customer that stands for itself. One walk over each table asks less of the database than a question for each customer. */
export async function rowsOfEach(db: KetuDb, standIns: StandIns): Promise<readonly CustomerRows[]> {
  const [all, customers, judgements, actions, days, notes, contacts, visits, goals] = await Promise.all([
    db.cards.toArray(),
    db.customers.toArray(),
    db.judgements.toArray(),
    db.actions.toArray(),
    db.contrib.toArray(),
    db.notes.where('type').anyOf(readNotes).toArray(),
    db.contacts.toArray(),
    db.visits.where('[state+day]').between(['done'], ['done', []]).toArray(),
    db.goals.toArray(),
  ])
  const cards = await shownCards(db, all)
  const customerOf = new Map(customers.map(row => [row.id, row]))
  const [judgementsOf, actionsOf] = [byCustomer(judgements, standIns), byCustomer(actions, standIns)]
  const [daysOf, notesOf] = [daysByCustomer(days, standIns), byCustomer(notes, standIns)]
  const [contactsOf, visitsOf] = [byCustomer(contacts, standIns), byCustomer(visits, standIns)]
  const goalsOf = byCustomer(
    goals.map(goal => ({ ...goal, customer: goal.scope.id })),
    standIns,
  )
  return cards.map(card => ({
    card,
    customer: customerOf.get(card.id),
    judgements: judgementsOf.get(card.id) ?? [],
    actions: actionsOf.get(card.id) ?? [],
    days: daysOf.get(card.id) ?? [],
    notes: notesOf.get(card.id) ?? [],
    contacts: contactsOf.get(card.id) ?? [],
    visits: visitsOf.get(card.id) ?? [],
    goals: goalsOf.get(card.id) ?? [],
  }))
}

/** Visits of a day are face to face; the last contact of the card may be a call or a message. */
export function standingFacts(rows: StandingRows, managers: Managers): StandingFacts {
  const { card, customer, judgements, actions, days } = rows
  const met = days.map(({ day, visits, revenue }) => ({ day, isContact: visits > 0, sales: revenue }))
  return {
    scores: scoresOf(
      judgements.filter(({ contactId }) => contactId === ''),
      card.owner,
      managers,
    ),
    promises: actions,
    days: card.lastVisit === '' ? met : [...met, { day: card.lastVisit, isContact: true, sales: 0 }],
    cadenceDays: card.cadenceDays,
    estimate:
      customer !== undefined && (customer.potential ?? 0) > 0
        ? { id: card.id, by: customer.bornBy, day: '', amount: customer.potential ?? 0 }
        : null,
    lines: notesOf(rows, 'walletLine').flatMap(({ id, bornBy, day, line, potential }) =>
      potential === null || potential <= 0 ? [] : [{ id, by: bornBy, day, line, amount: potential }],
    ),
    complaints: notesOf(rows, 'issue')
      .filter(({ kind }) => kind === 'complaint' || kind === 'quality')
      .map(({ id, day }) => ({ id, day })),
    answers: answersOn('csat', notesOf(rows, 'response').map(askedResponse)),
  }
}

export function decisionFacts(rows: CustomerRows, managers: Managers): DecisionFacts {
  const { card, judgements, contacts } = rows
  return {
    people: contacts.filter(isAlive).map(({ id, role, power }) => ({
      contact: id,
      role,
      power,
      scores: scoresOf(
        judgements.filter(({ contactId, part }) => contactId === id && isDecisionPart(part)),
        card.owner,
        managers,
      ),
    })),
    needs: notesOf(rows, 'need').map(({ id, contactId, strength, day, state, stateOn }) => ({
      id,
      contact: contactId,
      strength: strength !== null && strength >= 1 && strength <= 5 ? strength : null,
      day,
      closedOn: state === 'met' || state === 'dropped' ? stateOn || day : '',
    })),
  }
}

/** @param scores, trust made of the same rows */
export const reviewFacts = (
  rows: StandingRows,
  { scores }: Pick<StandingFacts, 'scores'>,
  trust: ReviewFacts['trust'],
): ReviewFacts => ({
  customer: rows.card.id,
  needs: notesOf(rows, 'need'),
  issues: notesOf(rows, 'issue'),
  scores,
  ...(trust && { trust }),
})

export function performanceFacts(
  { card, customer, days, visits, goals }: CustomerRows,
  zone: string,
): PerformanceFacts {
  const done = visits.filter(isAlive).filter(({ day }) => day !== '')
  const born = dayOfInstant(customer?.bornAt ?? 0, zone)
  return {
    class: card.class,
    cadenceDays: card.cadenceDays,
    knownSince: done.reduce((first, { day }) => (day < first ? day : first), born),
    days,
    visits: done,
    goals: goals.filter(isAlive),
  }
}

const isAlive = ({ deletedAt }: { readonly deletedAt?: number }): boolean => deletedAt === undefined

const notesOf = <T extends NoteType>({ notes }: StandingRows, type: T): readonly NoteRow<T>[] =>
  notes.filter(note => note.type === type && isAlive(note)) as unknown as readonly NoteRow<T>[] // Of that type.

/** In the order they were said. */
export function scoresOf(judgements: readonly JudgementRow[], owner: string, managers: Managers): readonly Score[] {
  return judgements
    .filter(row => row.deletedAt === undefined && row.day !== '' && isOnScale(row))
    .map(({ id, part, level, day, bornBy }) => ({
      ...{ id, part, day, by: bornBy, level: level ?? 0 },
      isManagers: bornBy !== owner && managers.has(bornBy),
    }))
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
}

/** What a newer phone or a stranger wrote may be anything. */
const isOnScale = ({ part, level }: JudgementRow): boolean =>
  part !== '' &&
  level !== null &&
  (part === 'adoption' ? level >= 0 && level < adoptionStages.length : level >= 1 && level <= 5)
