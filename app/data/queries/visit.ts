/** Single visits, and the plan a new visit fulfils. */
import type { Day } from '#shared/domain/day.ts'
import type { VisitRow } from '#shared/domain/record.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { sameCustomers } from './alias.ts'
import { cardsOf } from './card.ts'

export async function visitById(db: KetuDb, id: string): Promise<VisitRow | undefined> {
  const visit = await db.visits.get(id)
  return visit?.deletedAt === undefined ? visit : undefined
}

/** The customer's visit planned for the day, the earliest first: logging a visit that day fulfils it. */
export async function plannedOn(db: KetuDb, customer: string, day: Day): Promise<VisitRow | undefined> {
  const same = await sameCustomers(db, customer)
  const planned = await db.visits
    .where('[customer+state+day]')
    .anyOf(same.map(one => [one, 'planned', day]))
    .filter(visit => visit.deletedAt === undefined)
    .toArray()
  return planned.sort((a, b) => (a.at ?? 0) - (b.at ?? 0))[0]
}

/** The next visit planned for the day, of any customer: whom a person most likely writes about. */
export const nextPlanned = async (db: KetuDb, day: Day): Promise<VisitRow | undefined> => (await plannedFor(db, day))[0]

/** Customers with a visit planned for the day, by time. */
export async function plannedCustomers(db: KetuDb, day: Day): Promise<CardRow[]> {
  const planned = await plannedFor(db, day)
  const cards = await cardsOf(
    db,
    planned.map(visit => visit.customer),
  )
  return [...new Map([...cards.values()].map(card => [card.id, card])).values()]
}

async function plannedFor(db: KetuDb, day: Day): Promise<VisitRow[]> {
  const planned = await db.visits
    .where('[state+day]')
    .equals(['planned', day])
    .filter(visit => visit.deletedAt === undefined)
    .toArray()
  return planned.sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
}
