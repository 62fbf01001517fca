/** Every department's contacts with a customer, and where nobody talked to it for too long (feat:G9). */
import type { Day } from '#shared/domain/day.ts'
import { departments, type VisitRow } from '#shared/domain/record.ts'
import { type ContactGap, contactGaps } from '#shared/domain/visiting/contact-gaps.ts'
import type { KetuDb } from '../db.ts'
import { rowsOfAll, sameCustomers } from './alias.ts'

export interface Touchpoints {
  /** Those that were ever there, in their usual order. */
  readonly departments: readonly VisitRow['department'][]
  readonly gaps: readonly ContactGap[]
}

export async function touchpointsOf(db: KetuDb, customer: string, today: Day): Promise<Touchpoints> {
  const same = await sameCustomers(db, customer)
  const [row, visits, orders] = await Promise.all([
    db.customers.get(customer),
    rowsOfAll(same, one => db.visits.where('[customer+state+day]').between([one, 'done'], [one, 'done', []]).toArray()),
    rowsOfAll(same, one => db.orders.where('[customer+day]').between([one], [one, []]).toArray()),
  ])
  const done = visits.filter(({ deletedAt }) => deletedAt === undefined)
  const days = [...done, ...orders.filter(({ deletedAt }) => deletedAt === undefined)].map(({ day }) => day)
  return {
    departments: departments.filter(name => done.some(({ department }) => department === name)),
    gaps: contactGaps(days, row?.cadenceDays ?? 0, today),
  }
}
