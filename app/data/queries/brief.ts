/** The brief before a visit: rows of one customer in one round, pure functions over them. */
import { type Brief, briefOf } from '#shared/domain/account/brief.ts'
import { profileKnownOf } from '#shared/domain/account/profile-known.ts'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import type { CustomerRow, NoteRow, NoteType } from '#shared/domain/record.ts'
import { type Ketu, today } from '../ketu.ts'
import { rowsOfAll, sameCustomers } from './alias.ts'
import { contactsOf } from './customer.ts'
import { lastVisits } from './customer-note.ts'
import { type StandingPage, standingOfCustomer } from './customer-standing.ts'
import { type Standing, standingsOf } from './standing.ts'

export interface BriefPage {
  readonly customer: CustomerRow
  readonly brief: Brief
  /** The running goal of the customer that lags most; undefined without one. */
  readonly goal: Standing | undefined
  /** Weights the completeness was made with. */
  readonly profile: AnalysisSettings['profile']
  /** Names of its people, by id. */
  readonly people: ReadonlyMap<string, string>
}

/** Visits looked back at: those without words and met people say nothing. */
const visitsBack = 8

/** Undefined for a customer that is not here, or deleted. @param asked where it stands, when that is asked already. */
export async function briefOfCustomer(
  ketu: Ketu,
  id: string,
  asked: Promise<StandingPage | undefined> = standingOfCustomer(ketu, id),
): Promise<BriefPage | undefined> {
  const { db } = ketu
  const same = await sameCustomers(db, id)
  const [customer, standing, contacts, actions, visits, notes, goals] = await Promise.all([
    db.customers.get(id),
    asked,
    contactsOf(db, id),
    db.actions.where('customer').anyOf(same).toArray(),
    lastVisits(ketu, id, visitsBack),
    rowsOfAll(same, one => db.notes.where('[customer+type]').between([one], [one, []]).toArray()),
    db.goals.where('scope.id').anyOf(same).toArray(),
  ])
  if (customer === undefined || standing === undefined) return undefined
  const { settings } = standing
  const asOf = today(ketu)
  const ofType = <T extends NoteType>(type: T): readonly NoteRow<T>[] =>
    notes.filter(note => note.type === type && note.deletedAt === undefined) as unknown as readonly NoteRow<T>[] // Of this type.
  const needs = ofType('need')
  const known = profileKnownOf(
    { customer, contacts, needs: needs.length, rivals: ofType('rivalNews').length, scores: standing.scores },
    asOf,
    settings,
  )
  const facts = { visits, actions, needs, issues: ofType('issue'), contacts, known }
  const running = goals.filter(
    ({ deletedAt, start, end }) => deletedAt === undefined && start <= asOf && (end === '' || end >= asOf),
  )
  return {
    customer,
    brief: briefOf(facts, asOf, settings),
    goal: worst(await standingsOf(ketu, running)),
    profile: settings.profile,
    people: new Map(contacts.map(({ id: contact, name }) => [contact, name])),
  }
}

const lag: { readonly [status: string]: number } = { behind: 0, 'at-risk': 1, 'on-track': 2, starting: 3 }

const worst = (standings: readonly Standing[]): Standing | undefined =>
  standings.toSorted(
    (a, b) =>
      (lag[a.progress.status] ?? 4) - (lag[b.progress.status] ?? 4) ||
      (a.goal.end < b.goal.end ? -1 : a.goal.end > b.goal.end ? 1 : a.goal.id < b.goal.id ? -1 : 1),
  )[0]
