/** What people wrote down of a customer's value, as it stands now: it needs no worker. */
import { isCountedOrder } from '#shared/domain/contribution.ts'
import { addDays, type Day } from '#shared/domain/day.ts'
import { walletOf } from '#shared/domain/portfolio/value-card.ts'
import type { ActionRow, CustomerRow, NoteRow } from '#shared/domain/record.ts'
import type { WhiteSpace } from '#shared/domain/wallet/white-space.ts'
import type { Ketu } from '../ketu.ts'
import { rowsOfAll, sameCustomers } from './alias.ts'
import { mayWriteCustomer } from './customer-standing.ts'
import { notesOfCustomer } from './note.ts'
import { analysisSettings } from './settings.ts'

export interface CustomerRecord {
  readonly customer: CustomerRow
  readonly lines: readonly NoteRow<'walletLine'>[]
  readonly wallet: WhiteSpace
  /** Categories of its orders of the window, by name. */
  readonly categories: readonly string[]
  /** Open steps that came from a stage. */
  readonly steps: readonly ActionRow[]
  readonly mayWrite: boolean
}

/** Undefined for a customer that is not here. */
export async function valueRecord(ketu: Ketu, id: string, today: Day): Promise<CustomerRecord | undefined> {
  const { db } = ketu
  const { windowDays } = await analysisSettings(db)
  const same = await sameCustomers(db, id)
  const [customer, lines, orders, actions, mayWrite] = await Promise.all([
    db.customers.get(id),
    notesOfCustomer(db, id, 'walletLine'),
    rowsOfAll(same, one =>
      db.orders
        .where('[customer+day]')
        .between([one, addDays(today, 1 - windowDays)], [one, today], true, true)
        .toArray(),
    ),
    db.actions.where('customer').anyOf(same).toArray(),
    mayWriteCustomer(ketu, id),
  ])
  if (customer === undefined) return undefined
  const byLine: Record<string, number> = {}
  let net = 0
  for (const { category, amount } of orders.filter(isCountedOrder)) {
    byLine[category] = (byLine[category] ?? 0) + amount
    net += amount
  }
  return {
    customer,
    lines,
    wallet: walletOf({ lines, potential: customer.potential }, byLine, net),
    categories: Object.keys(byLine)
      .filter(line => line !== '')
      .sort(),
    steps: actions.filter(({ cause, open }) => cause === 'stage' && open !== undefined),
    mayWrite,
  }
}
