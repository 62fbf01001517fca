/** The one question that may follow a saved visit. */
import type { JudgedPart } from '#shared/domain/record.ts'
import { nextPart } from '#shared/domain/standing/next-part.ts'
import { scorecard } from '#shared/domain/standing/scorecard.ts'
import { askedOf } from '../asked.ts'
import { type Ketu, today } from '../ketu.ts'
import { standingOfCustomer } from './customer-standing.ts'

export interface Question {
  readonly part: JudgedPart
  /** The level in use now. */
  readonly was: number | undefined
}

/** Undefined: nothing is to be asked, or not of this person, or not this week. */
export async function questionAfterVisit(ketu: Ketu, customer: string): Promise<Question | undefined> {
  const [page, asked] = await Promise.all([standingOfCustomer(ketu, customer), askedOf(ketu.db, customer)])
  if (!page?.mayJudge) return undefined
  const asOf = today(ketu)
  const part = nextPart(page.scores, asked, asOf, page.settings)
  return part === null ? undefined : { part, was: scorecard(page.scores, asOf).get(part)?.used.level }
}
