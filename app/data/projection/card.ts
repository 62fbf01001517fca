/** The card of a customer: what lists show, folded from its rows in the transaction that changed them. */
import { addDays, dayOfInstant } from '#shared/domain/day.ts'
import type { ActionRow, CustomerRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import { customerDoc, territoryOf } from '#shared/doc/name.ts'
import type { CardRow, DocRow, KetuDb } from '../db.ts'
import { noDue } from './row.ts'

export async function refoldCards(db: KetuDb, customers: readonly string[], zone: string): Promise<void> {
  const cards = await Promise.all(customers.map(id => readCard(db, id, zone)))
  await db.cards.bulkPut(cards.filter(card => card !== undefined))
  await db.cards.bulkDelete(customers.filter((_, i) => cards[i] === undefined))
}

async function readCard(db: KetuDb, id: string, zone: string): Promise<CardRow | undefined> {
  const visits = (state: string) => db.visits.where('[customer+state+day]').between([id, state], [id, state, []])
  const [customer, doc, last, planned, order, actions] = await Promise.all([
    db.customers.get(id),
    db.docs.get(customerDoc(id)),
    visits('done').reverse().filter(isLive).first(),
    visits('planned').filter(isLive).first(),
    db.orders
      .where('[customer+day]')
      .between([id], [id, []])
      .reverse()
      .filter(o => isLive(o) && !o.isCancelled)
      .first(),
    db.actions
      .where('customer')
      .equals(id)
      .filter(action => action.open !== undefined)
      .toArray(),
  ])
  if (customer === undefined || doc === undefined || !isLive(customer)) return undefined
  return foldCard({ customer, doc, last, planned, order, actions }, zone)
}

const isLive = (row: { readonly deletedAt?: number }): boolean => row.deletedAt === undefined

interface CardParts {
  readonly customer: CustomerRow
  readonly doc: DocRow
  readonly last: VisitRow | undefined
  readonly planned: VisitRow | undefined
  readonly order: OrderRow | undefined
  readonly actions: readonly ActionRow[]
}

function foldCard({ customer, doc, last, planned, order, actions }: CardParts, zone: string): CardRow {
  const next = [...actions].sort((a, b) => compare(a.open ?? noDue, b.open ?? noDue) || compare(a.id, b.id))[0]
  return {
    id: customer.id,
    territory: territoryOf(doc.scope),
    owner: customer.bornBy,
    name: customer.name,
    class: customer.class,
    isKey: customer.isKey,
    city: customer.city,
    industry: customer.industry,
    cadenceDays: customer.cadenceDays,
    sort: (customer.class || 'D') + customer.name.toLowerCase(),
    lastVisit: last?.day ?? '',
    lastNote: last?.note ?? '',
    lastOutcome: last?.outcome ?? '',
    lastOrder: order?.day ?? '',
    due: addDays(last?.day ?? dayOfInstant(customer.bornAt, zone), customer.cadenceDays),
    nextTitle: next?.title ?? '',
    nextDue: next?.due ?? '',
    plannedDay: planned?.day ?? '',
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
