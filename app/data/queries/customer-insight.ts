/** What a customer's page says of it above its records, in one round: where it stands, the brief, what is to be reviewed. */
import type { ReviewItem } from '#shared/domain/account/review-items.ts'
import type { Ketu } from '../ketu.ts'
import { type BriefPage, briefOfCustomer } from './brief.ts'
import { type StandingPage, standingOfCustomer } from './customer-standing.ts'
import { reviewOfCustomer } from './review.ts'

export interface CustomerInsight {
  readonly customer: string
  /** Undefined for a customer that is not here, or deleted. */
  readonly standing: StandingPage | undefined
  readonly brief: BriefPage | undefined
  readonly review: readonly ReviewItem[]
}

export async function insightOfCustomer(ketu: Ketu, customer: string): Promise<CustomerInsight> {
  const asked = standingOfCustomer(ketu, customer)
  const [standing, brief, review] = await Promise.all([
    asked,
    briefOfCustomer(ketu, customer, asked),
    reviewOfCustomer(ketu, customer, asked),
  ])
  return { customer, standing, brief, review }
}
