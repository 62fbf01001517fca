/** The rows of a day's report: what this member did with whom, whoever had planned it. */
import { authorOfField } from '#shared/doc/document.ts'
import { sampleTerritory } from '#shared/doc/name.ts'
import { addDays, type Day } from '#shared/domain/day.ts'
import { type DayReport, dayReportOf } from '#shared/domain/day-report.ts'
import type { VisitRow } from '#shared/domain/record.ts'
import type { Ketu } from '../ketu.ts'

/** How far ahead the next planned visits are looked for: over a holiday week. */
const aheadDays = 10

export async function dayReport(ketu: Ketu, day: Day): Promise<DayReport> {
  const { db, me } = ketu
  const [done, planned] = await Promise.all([
    db.visits.where('[state+day]').equals(['done', day]).toArray(),
    db.visits
      .where('[state+day]')
      .between(['planned', addDays(day, 1)], ['planned', addDays(day, aheadDays)], true, true)
      .toArray(),
  ])
  const customers = [...new Set([...done, ...planned].map(visit => visit.customer))]
  const [cards, actions, orders, doers] = await Promise.all([
    db.cards.bulkGet(customers),
    db.actions
      .where('customer')
      .anyOf(done.map(visit => visit.customer))
      .toArray(),
    db.orders
      .where('[customer+day]')
      .anyOf(customers.map(customer => [customer, day]))
      .toArray(),
    Promise.all(done.map(visit => doerOf(ketu, visit))),
  ])
  return dayReportOf({
    day,
    member: me.member,
    // What was practised on sample customers is told to nobody.
    names: new Map(
      cards.flatMap(card => (card && card.territory !== sampleTerritory ? [[card.id, card.name] as const] : [])),
    ),
    visits: [
      ...done.map((visit, i) => ({ visit, by: doers[i] ?? visit.bornBy })),
      ...planned.map(visit => ({ visit, by: visit.bornBy })),
    ],
    actions,
    orders,
  })
}

/** A visit somebody else had planned is of the one who wrote that it was done. Rows do not say who; the document does. */
const doerOf = (ketu: Ketu, { id, doc }: VisitRow): Promise<string | undefined> =>
  ketu.store.read(doc, open => authorOfField(open.doc, id, 'state', open.authorOf))
