/**
 * The three indices of a customer and its place in the relationship matrix, from what is known of it: judgements, promises,
 * contacts, sales (DOMAIN 4.3, 4.4). Facts win where a part can be counted; judgements fill in the rest.
 */
import { factual, type Index, type Known, unknown } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { addDays, type Day } from '../day.ts'
import { type Placed, placeOn, type Snapshot, snapshotDays } from '../matrix/matrix.ts'
import { relationshipMatrix, type RelationshipQuadrant } from '../matrix/relationship-matrix.ts'
import { confidenceOf } from './confidence.ts'
import { type Importance, importanceOf, potentialLevel } from './importance.ts'
import type { PromiseFact } from './promises-due.ts'
import { judged, type Score, scorecard } from './scorecard.ts'
import { reliabilityOf, type Trust, trustOf } from './trust.ts'

export interface StandingFacts {
  readonly scores: readonly Score[]
  readonly promises: readonly PromiseFact[]
  /** What a day brought: `isContact` when both sides talked, net sales in minor units. In any order. */
  readonly days: readonly StandingDay[]
  readonly cadenceDays: number
}

export interface StandingDay {
  readonly day: Day
  readonly isContact: boolean
  readonly sales: number
}

export interface Indices {
  readonly importance: Importance
  readonly trust: Trust
  readonly confidence: Index
}

export const indexNames = ['importance', 'trust', 'confidence'] as const
export type IndexName = (typeof indexNames)[number]

export interface CustomerStanding extends Indices {
  /** At the month-end before: what the arrows begin at. Null where it was not known. */
  readonly before: { readonly [name in IndexName]: number | null }
  readonly place: Placed<RelationshipQuadrant>
}

/** Month-ends looked back at: enough for a change to hold and for a customer to be stuck. */
const monthsBack = 3

export function standingOf(facts: StandingFacts, asOf: Day, settings: AnalysisSettings): CustomerStanding {
  const [last = '', ...earlier] = snapshotDays(asOf, monthsBack).slice(0, -1).reverse()
  const now = indicesOf(facts, asOf, settings)
  const then = indicesOf(facts, last, settings)
  const before = earlier.reverse().map(day => snapshotOf(indicesOf(facts, day, settings), day))
  return {
    ...now,
    before: { importance: then.importance.value, trust: then.trust.value, confidence: then.confidence.value },
    place: placeOn(relationshipMatrix(settings), [...before, snapshotOf(then, last), snapshotOf(now, asOf)], settings),
  }
}

const snapshotOf = ({ importance, trust }: Indices, day: Day): Snapshot => ({
  day,
  x: trust.value,
  y: importance.value,
  isHollow: importance.isHollow || trust.isHollow,
})

/** As of the end of `asOf`: nothing later is seen. */
export function indicesOf(facts: StandingFacts, asOf: Day, settings: AnalysisSettings): Indices {
  const card = scorecard(facts.scores, asOf)
  const part = (name: string): Known => judged(card, name, asOf, settings)
  return {
    importance: importanceOf(
      {
        potential: potentialOf(part('potential'), facts, asOf, settings),
        reference: part('reference'),
        network: part('network'),
        fit: part('fit'),
      },
      asOf,
      settings,
    ),
    trust: trustOf(
      {
        credibility: part('credibility'),
        reliability: reliabilityOf(facts.promises, asOf, settings),
        closeness: part('closeness'),
        selfInterest: part('selfInterest'),
        lastContact: lastContact(facts, asOf),
        cadenceDays: facts.cadenceDays,
      },
      asOf,
      settings,
    ),
    confidence: confidenceOf(
      { adoption: part('adoption'), wallet: unknown, satisfaction: part('satisfaction'), quality: unknown },
      asOf,
      settings,
    ),
  }
}

/** What was sold is the least there is: a judgement counts only above it. */
function potentialOf(judgement: Known, facts: StandingFacts, asOf: Day, settings: AnalysisSettings): Known {
  const sold = potentialLevel({ forecast: null, revenue: soldIn(facts, asOf, settings.windowDays) }, settings)
  if (judgement.value !== null && judgement.value > (sold.value ?? 0)) return judgement
  return sold.value === null ? judgement : factual(sold.value, soldOn(facts, asOf, settings.windowDays))
}

/** Net sales of the last `days` days, minor units. */
export function soldIn({ days: each }: Pick<StandingFacts, 'days'>, asOf: Day, days: number): number {
  const from = addDays(asOf, 1 - days)
  return each.reduce((sum, { day, sales }) => (day >= from && day <= asOf ? sum + sales : sum), 0)
}

function soldOn({ days: each }: StandingFacts, asOf: Day, days: number) {
  const from = addDays(asOf, 1 - days)
  const sold = each.filter(({ day, sales }) => sales !== 0 && day >= from && day <= asOf)
  return sold.map(({ day }) => ({ kind: 'order' as const, id: day, day }))
}

export const lastContact = ({ days }: Pick<StandingFacts, 'days'>, asOf: Day): Day =>
  days.reduce((last, { day, isContact }) => (isContact && day <= asOf && day > last ? day : last), '')
