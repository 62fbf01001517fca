/** What waits to be looked at with a customer, told from its rows; what this device has shown is not shown again. */
import { indicesOf } from '#shared/domain/standing/customer-standing.ts'
import { sampleTerritory } from '#shared/doc/name.ts'
import type { ActionRow } from '#shared/domain/record.ts'
import { byCustomer } from '#shared/domain/alias.ts'
import { latestFirst, type ReviewItem, reviewItemsOf } from '#shared/domain/account/review-items.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { type Ketu, today } from '../ketu.ts'
import { managersOf, standingFacts } from '../matrix/customer-rows.ts'
import { unseen } from '../seen.ts'
import { readStandIns } from './alias.ts'
import { shownCards } from './card.ts'
import { type StandingPage, standingOfCustomer } from './customer-standing.ts'
import { computedReviews } from './matrix.ts'
import { notesOfCustomer, notesOfType } from './note.ts'
import { analysisSettings } from './settings.ts'

/** Latest first, without what this device has seen. @param asked where it stands, when that is asked already. */
export async function reviewOfCustomer(
  ketu: Ketu,
  id: string,
  asked: Promise<StandingPage | undefined> = standingOfCustomer(ketu, id),
): Promise<readonly ReviewItem[]> {
  const { db } = ketu
  const [page, needs, issues] = await Promise.all([
    asked,
    notesOfCustomer(db, id, 'need'),
    notesOfCustomer(db, id, 'issue'),
  ])
  if (page === undefined) return []
  const facts = { customer: id, needs, issues, scores: page.scores, trust: page.standing.trust }
  return unseen(db, reviewItemsOf(facts, today(ketu), page.settings))
}

export const noteReviewSeen = ({ db, now }: Pick<Ketu, 'db' | 'now'>, id: string): Promise<unknown> =>
  db.seen.put({ id, at: now() })

export const forgetReviewSeen = ({ db }: Pick<Ketu, 'db'>, id: string): Promise<unknown> => db.seen.delete(id)

export interface ReviewOfCustomer {
  readonly item: ReviewItem
  readonly card: CardRow
}

/** From here on one walk over the whole table asks less of the database than a question for each. */
const manyCustomers = 200

/** Of all customers of this device, latest first, without what it has seen; practising on samples is no work. */
export async function reviewOfAll(ketu: Ketu): Promise<readonly ReviewOfCustomer[]> {
  const { db } = ketu
  const [all, judgements, needs, issues, managers, settings, standIns] = await Promise.all([
    db.cards.toArray(),
    db.judgements.toArray(),
    notesOfType(db, 'need'),
    notesOfType(db, 'issue'),
    managersOf(db),
    analysisSettings(db),
    readStandIns(db),
  ])
  const [judgementsOf, needsOf] = [byCustomer(judgements, standIns), byCustomer(needs, standIns)]
  const issuesOf = byCustomer(issues, standIns)
  // Promises alone are too little of trust: whom nobody judged has no item of it.
  const judgedOnes = [
    ...judgementsOf.keys(),
    ...[...standIns].flatMap(([id, of]) => (judgementsOf.has(of) ? [id] : [])),
  ]
  const actionsOf = byCustomer(await actionsOfMany(db, judgedOnes), standIns)
  const cards = await shownCards(db, all)
  const asOf = today(ketu)
  const found = cards.flatMap((card): ReviewOfCustomer[] => {
    const { id, territory } = card
    const ofCustomer = { needs: needsOf.get(id) ?? [], issues: issuesOf.get(id) ?? [] }
    const judged = judgementsOf.get(id) ?? []
    if (territory === sampleTerritory || ofCustomer.needs.length + ofCustomer.issues.length + judged.length === 0)
      return []
    // Of trust: nobody's sales and wallet are asked for.
    const trusted = { judgements: judged, actions: actionsOf.get(id) ?? [], days: [], customer: undefined, notes: [] }
    const facts = standingFacts({ card, ...trusted }, managers)
    const { trust } = indicesOf(facts, asOf, settings)
    return reviewItemsOf({ customer: id, ...ofCustomer, scores: facts.scores, trust }, asOf, settings).map(item => ({
      item,
      card,
    }))
  })
  const isUnseen = new Set(
    (
      await unseen(
        db,
        found.map(({ item }) => item),
      )
    ).map(({ id }) => id),
  )
  return found.filter(({ item }) => isUnseen.has(item.id)).sort((a, b) => latestFirst(a.item, b.item))
}

/** Those of them a list marks: as a worker last computed it, so that a list of thousands reads one row. */
export async function customersToReview({ db }: Pick<Ketu, 'db'>): Promise<ReadonlySet<string>> {
  const found = await computedReviews({ db })
  const isUnseen = await unseen(
    db,
    found.flatMap(({ customer, items }) => items.map(id => ({ id, customer }))),
  )
  return new Set(isUnseen.map(({ customer }) => customer))
}

const actionsOfMany = (db: KetuDb, customers: readonly string[]): PromiseLike<ActionRow[]> =>
  customers.length > manyCustomers ? db.actions.toArray() : db.actions.where('customer').anyOf(customers).toArray()
