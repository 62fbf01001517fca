/** What waits to be looked at with a customer, told from its rows; what this device has shown is not shown again. */
import { type ReviewItem, reviewItemsOf } from '#shared/domain/account/review-items.ts'
import { type Ketu, today } from '../ketu.ts'
import { unseen } from '../seen.ts'
import { standingOfCustomer } from './customer-standing.ts'
import { notesOfCustomer } from './note.ts'
import { analysisSettings } from './settings.ts'

/** Latest first, without what this device has seen. */
export async function reviewOfCustomer(ketu: Ketu, id: string): Promise<readonly ReviewItem[]> {
  const { db } = ketu
  const [page, needs, issues, settings] = await Promise.all([
    standingOfCustomer(ketu, id),
    notesOfCustomer(db, id, 'need'),
    notesOfCustomer(db, id, 'issue'),
    analysisSettings(db),
  ])
  if (page === undefined) return []
  const facts = { customer: id, needs, issues, scores: page.scores, trust: page.standing.trust }
  return unseen(db, reviewItemsOf(facts, today(ketu), settings))
}

export const noteReviewSeen = ({ db, now }: Pick<Ketu, 'db' | 'now'>, id: string): Promise<unknown> =>
  db.seen.put({ id, at: now() })

export const forgetReviewSeen = ({ db }: Pick<Ketu, 'db'>, id: string): Promise<unknown> => db.seen.delete(id)
