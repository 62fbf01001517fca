/** What the pages of a customer's needs, issues and feedback read: the record itself, and what it can point at. */
import type { ContactRow, GoalRow, NoteRow, NoteType, VisitRow } from '#shared/domain/record.ts'
import type { Ketu } from '../ketu.ts'
import { rowsOfAll, sameCustomers } from './alias.ts'
import { contactsOf } from './customer.ts'
import { notesOfType } from './note.ts'
import { productNames } from './product.ts'

export interface NotePage<T extends NoteType> {
  /** Undefined for a new one. */
  readonly row: NoteRow<T> | undefined
  readonly name: string
  readonly contacts: readonly ContactRow[]
  /** Done ones, newest first; the one it points at is always among them. */
  readonly visits: readonly VisitRow[]
  readonly goals: readonly GoalRow[]
}

/** Visits that can be named as where something was heard. */
const namedVisits = 12

/** Undefined when the customer or the record is not here, or deleted. @param id of the record; undefined for a new one. */
export async function notePage<T extends 'need' | 'issue' | 'feedback'>(
  { db }: Pick<Ketu, 'db'>,
  customer: string,
  type: T,
  id: string | undefined,
): Promise<NotePage<T> | undefined> {
  const [card, found, contacts, visits, goals] = await Promise.all([
    db.cards.get(customer),
    id === undefined ? undefined : db.notes.get(id),
    contactsOf(db, customer),
    lastVisits({ db }, customer, namedVisits),
    sameCustomers(db, customer).then(same => db.goals.where('scope.id').anyOf(same).toArray()),
  ])
  if (card === undefined) return undefined
  if (id !== undefined && (found === undefined || found.deletedAt !== undefined || found.type !== type))
    return undefined
  const row = found as (NoteRow<T> & { readonly visit: string }) | undefined // Its type was asked for.
  const named = row?.visit ?? ''
  const far = named === '' || visits.some(visit => visit.id === named) ? undefined : await db.visits.get(named)
  return {
    row,
    name: card.name,
    contacts,
    visits: far === undefined ? visits : [...visits, far],
    goals: goals.filter(({ deletedAt }) => deletedAt === undefined),
  }
}

/** Done visits of the customer, newest first. */
export async function lastVisits({ db }: Pick<Ketu, 'db'>, customer: string, count: number): Promise<VisitRow[]> {
  const rows = await rowsOfAll(await sameCustomers(db, customer), one =>
    db.visits
      .where('[customer+state+day]')
      .between([one, 'done'], [one, 'done', []])
      .reverse()
      .filter(({ deletedAt }) => deletedAt === undefined)
      .limit(count)
      .toArray(),
  )
  return rows.sort((a, b) => (a.day === b.day ? (b.at ?? 0) - (a.at ?? 0) : a.day < b.day ? 1 : -1)).slice(0, count)
}

/** Names of products somebody has written down before, for typing one again. */
export async function knownProducts({ db }: Pick<Ketu, 'db'>): Promise<readonly string[]> {
  const [names, feedback] = await Promise.all([productNames(db), notesOfType(db, 'feedback')])
  return [...new Set([...names, ...feedback.map(({ product }) => product)])].filter(name => name !== '')
}
