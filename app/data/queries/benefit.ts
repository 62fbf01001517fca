/** Benefits of a customer with what followed, and those of one's own customers that run out soon. */
import type { Day } from '#shared/domain/day.ts'
import { stateOfBenefit } from '#shared/domain/market/benefit-ledger.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import type { CardRow, KetuDb } from '../db.ts'
import type { Ketu } from '../ketu.ts'
import { sameCustomers } from './alias.ts'
import { cardsOf } from './card.ts'
import { daysOfCustomers } from './goal.ts'
import { notesOfCustomer, notesOfType } from './note.ts'

export interface BenefitPage {
  readonly benefits: readonly NoteRow<'benefit'>[]
  /** Days with an order that stands. */
  readonly purchases: readonly Day[]
}

export async function benefitsOfCustomer(db: KetuDb, customer: string): Promise<BenefitPage> {
  const [benefits, days] = await Promise.all([
    notesOfCustomer(db, customer, 'benefit'),
    daysOfCustomers(db, await sameCustomers(db, customer)),
  ])
  return { benefits, purchases: days.filter(({ orders }) => orders > 0).map(({ day }) => day) }
}

export interface ExpiringBenefit {
  readonly benefit: NoteRow<'benefit'>
  readonly card: CardRow
}

/** What is promised and not yet given, the first to run out first; of customers nobody else looks after. */
export async function expiringBenefits(ketu: Ketu, today: Day): Promise<readonly ExpiringBenefit[]> {
  const { db, me } = ketu
  const benefits = (await notesOfType(db, 'benefit')).filter(
    benefit => benefit.side === 'us' && stateOfBenefit(benefit, today) === 'expiring',
  )
  const cards = await cardsOf(
    db,
    benefits.map(({ customer }) => customer),
  )
  return benefits
    .flatMap(benefit => {
      const card = cards.get(benefit.customer)
      const isOurs =
        card !== undefined && (card.owner === me.member || card.owner === '' || benefit.bornBy === me.member)
      return isOurs ? [{ benefit, card }] : []
    })
    .toSorted((a, b) => (a.benefit.expiresOn < b.benefit.expiresOn ? -1 : 1))
}
