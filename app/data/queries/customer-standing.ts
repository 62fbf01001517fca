/** A customer's indices with what they are made of, and everybody's for the matrix: rows in, pure functions over them. */
import { type AnalysisSettings, standardSettings } from '#shared/domain/analysis/settings.ts'
import { addDays } from '#shared/domain/day.ts'
import { parseDocName } from '#shared/doc/name.ts'
import type { ActionRow, JudgementRow } from '#shared/domain/record.ts'
import {
  type CustomerStanding,
  type StandingFacts,
  soldIn,
  standingOf,
} from '#shared/domain/standing/customer-standing.ts'
import { adoptionStages } from '#shared/domain/standing/confidence.ts'
import { isKept, promisesDue } from '#shared/domain/standing/promises-due.ts'

import type { Score } from '#shared/domain/standing/scorecard.ts'
import { decide } from '#shared/policy/decide.ts'
import type { CardRow, ContribRow, KetuDb } from '../db.ts'
import { factsOf, memberNames } from '../facts.ts'
import { actorOf, type Ketu, today } from '../ketu.ts'

/** Until an organisation can change them. */
export const standingSettings: AnalysisSettings = standardSettings

export interface StandingPage {
  readonly customer: { readonly id: string; readonly name: string }
  readonly standing: CustomerStanding
  /** Latest last, of every part. */
  readonly scores: readonly Score[]
  /** Our promises of the last half year that came due. */
  readonly promises: { readonly due: number; readonly kept: number }
  /** Net of the window potential is judged by, minor units. */
  readonly sold: number
  /** Names of all members, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly mayJudge: boolean
}

/** Undefined for a customer that is not here, or deleted. */
export async function standingOfCustomer(ketu: Ketu, id: string): Promise<StandingPage | undefined> {
  const { db } = ketu
  const [card, judgements, actions, days, managers, names, mayJudge] = await Promise.all([
    db.cards.get(id),
    db.judgements.where('customer').equals(id).toArray(),
    db.actions.where('customer').equals(id).toArray(),
    daysOf(db, id),
    managersOf(ketu),
    memberNames(db),
    mayWrite(ketu, id),
  ])
  if (card === undefined) return undefined
  const asOf = today(ketu)
  const facts = factsOfCustomer({ card, judgements, actions, days }, managers)
  const due = promisesDue(facts.promises, addDays(asOf, 1 - standingSettings.trust.promiseDays), asOf)
  return {
    customer: { id, name: card.name },
    standing: standingOf(facts, asOf, standingSettings),
    scores: facts.scores,
    promises: { due: due.length, kept: due.filter(one => isKept(one, asOf)).length },
    sold: soldIn(facts, asOf, standingSettings.windowDays),
    names,
    mayJudge,
  }
}

export interface StandingPoint {
  readonly card: CardRow
  readonly standing: CustomerStanding
}

/**
 * Customers of whom both importance and trust are known, in the order of the list. Trust comes from judgements and promises
 * alone, so nobody else's days are read.
 */
export async function relationshipPoints(ketu: Ketu): Promise<readonly StandingPoint[]> {
  const { db } = ketu
  const [cards, judgements, actions, managers] = await Promise.all([
    db.cards.orderBy('sort').toArray(),
    db.judgements.toArray(),
    db.actions.toArray(),
    managersOf(ketu),
  ])
  const [judgedOf, promisedOf] = [byCustomer(judgements), byCustomer(actions.filter(isOurPromise))]
  const wanted = cards.filter(({ id }) => judgedOf.has(id) || promisedOf.has(id))
  const days = await daysOfMany(db, wanted)
  const asOf = today(ketu)
  return wanted.flatMap(card => {
    const rows = {
      card,
      judgements: judgedOf.get(card.id) ?? [],
      actions: promisedOf.get(card.id) ?? [],
      days: days.get(card.id) ?? [],
    }
    const standing = standingOf(factsOfCustomer(rows, managers), asOf, standingSettings)
    return standing.importance.value === null || standing.trust.value === null ? [] : [{ card, standing }]
  })
}

export interface CustomerRows {
  readonly card: Pick<CardRow, 'owner' | 'cadenceDays' | 'lastVisit'>
  readonly judgements: readonly JudgementRow[]
  readonly actions: readonly ActionRow[]
  readonly days: readonly ContribRow[]
}

/** Visits of a day are face to face; the last contact of the card may be a call or a message. */
export function factsOfCustomer({ card, judgements, actions, days }: CustomerRows, managers: Managers): StandingFacts {
  const met = days.map(({ day, visits, revenue }) => ({ day, isContact: visits > 0, sales: revenue }))
  return {
    scores: scoresOf(judgements, card.owner, managers),
    promises: actions,
    days: card.lastVisit === '' ? met : [...met, { day: card.lastVisit, isContact: true, sales: 0 }],
    cadenceDays: card.cadenceDays,
  }
}

function scoresOf(judgements: readonly JudgementRow[], owner: string, managers: Managers): readonly Score[] {
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

/** Members who lead others: what they judge of a customer somebody else looks after counts before the rep's. */
type Managers = ReadonlySet<string>

export async function managersOf({ db }: Pick<Ketu, 'db'>): Promise<Managers> {
  const grants = await factsOf(db, 'grant')
  return new Set(grants.filter(({ role }) => role === 'manager' || role === 'admin').map(({ member }) => member))
}

async function mayWrite(ketu: Ketu, id: string): Promise<boolean> {
  const name = `customer.${id}`
  const [doc, row, actor] = [parseDocName(name), await ketu.db.docs.get(name), await actorOf(ketu)]
  return row !== undefined && doc !== undefined && decide(actor, { kind: 'doc.write', doc, scope: row.scope })
}

const daysOf = (db: KetuDb, customer: string): PromiseLike<ContribRow[]> =>
  db.contrib.where('[customer+day]').between([customer], [customer, []]).toArray()

/** From here on one walk over the whole table asks less of the database than a question for each. */
const manyCustomers = 200

async function daysOfMany(db: KetuDb, cards: readonly CardRow[]): Promise<ReadonlyMap<string, readonly ContribRow[]>> {
  if (cards.length > manyCustomers) return byCustomer(await db.contrib.toArray())
  const each = await Promise.all(cards.map(({ id }) => daysOf(db, id)))
  return new Map(cards.map(({ id }, n) => [id, each[n] ?? []]))
}

export const isOurPromise = ({ isPromise, side, deletedAt }: ActionRow): boolean =>
  isPromise && side === 'us' && deletedAt === undefined

function byCustomer<R extends { readonly customer: string }>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const group = groups.get(row.customer)
    if (group) group.push(row)
    else groups.set(row.customer, [row])
  }
  return groups
}
