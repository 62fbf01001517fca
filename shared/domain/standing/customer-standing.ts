/**
 * The three indices of a customer and its place in the relationship matrix, from what is known of it: judgements, promises,
 * contacts, sales (DOMAIN 4.3, 4.4). Facts win where a part can be counted; judgements fill in the rest.
 */
import { factual, type Index, type Known, unknown } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { addDays, type Day } from '../day.ts'
import { monthsBack, type Placed, placeOn, type Snapshot, snapshotDays } from '../matrix/matrix.ts'
import { relationshipMatrix, type RelationshipQuadrant } from '../matrix/relationship-matrix.ts'
import { whiteSpace } from '../wallet/white-space.ts'
import { confidenceOf, qualityOf } from './confidence.ts'
import { type Importance, importanceOf, potentialLevel } from './importance.ts'
import { latestSatisfaction } from '../survey/result.ts'
import type { SurveyAnswer } from '../survey/satisfaction.ts'
import type { PromiseFact } from './promises-due.ts'
import { judged, type Score, scorecard } from './scorecard.ts'
import { reliabilityOf, type Trust, trustOf } from './trust.ts'

export interface StandingFacts {
  readonly scores: readonly Score[]
  readonly promises: readonly PromiseFact[]
  /** What a day brought: `isContact` when both sides talked, net sales in minor units. In any order. */
  readonly days: readonly StandingDay[]
  readonly cadenceDays: number
  /** What it buys of our kind from anybody in a year, minor units, as a person estimated it; it carries no day and counts for all of them. */
  readonly estimate: Estimate | null
  /** The same by product line: the latest of each line counts, and only where nobody estimated the whole. */
  readonly lines: readonly (Estimate & { readonly line: string })[]
  /** Complaints, and products that were not right. */
  readonly complaints: readonly { readonly id: string; readonly day: Day }[]
  /** How satisfied people at the customer said they are, 1–5. */
  readonly answers: readonly SurveyAnswer[]
}

export interface Estimate {
  readonly id: string
  readonly by: string
  /** '' when it has none. */
  readonly day: Day
  readonly amount: number
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

export interface IndicesOn extends Indices {
  readonly day: Day
}

/** On each month-end looked back at, and on `asOf` at the end. */
export const indicesThrough = (facts: StandingFacts, asOf: Day, settings: AnalysisSettings): readonly IndicesOn[] =>
  snapshotDays(asOf, monthsBack).map(day => ({ day, ...indicesOf(facts, day, settings) }))

export const standingOf = (facts: StandingFacts, asOf: Day, settings: AnalysisSettings): CustomerStanding =>
  standingFrom(indicesThrough(facts, asOf, settings), settings)

/** @param through see `indicesThrough` */
export function standingFrom(through: readonly IndicesOn[], settings: AnalysisSettings): CustomerStanding {
  const now = through.at(-1)
  const then = through.at(-2)
  if (now === undefined || then === undefined) throw new Error('a standing is read on a month-end and on a day')
  const { day: _day, ...indices } = now
  const before = through.slice(0, -1).map(snapshotOf)
  return {
    ...indices,
    before: { importance: then.importance.value, trust: then.trust.value, confidence: then.confidence.value },
    place: placeOn(relationshipMatrix(settings), [...before, snapshotOf(now)], settings),
  }
}

const snapshotOf = ({ day, importance, trust }: IndicesOn): Snapshot => ({
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
      {
        adoption: part('adoption'),
        wallet: shareOfWallet(facts, asOf, settings),
        satisfaction: satisfactionIn(part('satisfaction'), facts, asOf, settings),
        quality: qualityIn(facts, asOf, settings),
      },
      asOf,
      settings,
    ),
  }
}

/** What was sold is the least there is: an estimate or a judgement counts only above it. */
function potentialOf(judgement: Known, facts: StandingFacts, asOf: Day, settings: AnalysisSettings): Known {
  const revenue = soldIn(facts, asOf, settings.windowDays)
  const found = potentialLevel(
    { ...(facts.estimate && { estimate: facts.estimate }), forecast: null, revenue },
    settings,
  )
  if (found.value === null || (judgement.value !== null && judgement.value > found.value)) return judgement
  return found.basis === 'judgement' ? found : factual(found.value, soldOn(facts, asOf, settings.windowDays))
}

/** What people at the customer answered within the window counts before what somebody thinks. */
function satisfactionIn(
  judgement: Known,
  { answers }: StandingFacts,
  asOf: Day,
  { windowDays }: AnalysisSettings,
): Known {
  const from = addDays(asOf, 1 - windowDays)
  const latest = latestSatisfaction(
    answers.filter(({ day }) => day >= from),
    asOf,
  )
  if (latest === null) return judgement
  return factual(
    latest.level,
    latest.answers.map(({ id, day }) => ({ kind: 'answer', id, day })),
  )
}

/** 钱包份额: what we sold in the window of what it buys. Known once somebody estimated that. */
function shareOfWallet(facts: StandingFacts, asOf: Day, { windowDays }: AnalysisSettings): Known {
  const wallet = walletOf(facts, asOf)
  if (wallet.length === 0) return unknown
  const potential = wallet.reduce((sum, { amount }) => sum + amount, 0)
  const { shareOfWallet } = whiteSpace([{ line: '', potential, ours: soldIn(facts, asOf, windowDays) }])
  const estimates = wallet.map(({ id, day, by }) => ({ kind: 'estimate' as const, id, day, by }))
  return factual(shareOfWallet.value, [...estimates, ...soldOn(facts, asOf, windowDays)])
}

/** What the wallet is made of, as known by a day. */
export function walletOf(
  { estimate, lines }: Pick<StandingFacts, 'estimate' | 'lines'>,
  asOf: Day,
): readonly Estimate[] {
  if (estimate !== null) return [estimate]
  const latest = new Map<string, Estimate & { readonly line: string }>()
  for (const line of lines) {
    const known = latest.get(line.line)
    if (line.day > asOf || (known && (known.day > line.day || (known.day === line.day && known.id > line.id)))) continue
    latest.set(line.line, line)
  }
  return [...latest.values()].sort((a, b) => (a.line < b.line ? -1 : 1))
}

/** Purchase days of the window against what went wrong in it. */
function qualityIn(facts: StandingFacts, asOf: Day, { windowDays }: AnalysisSettings): Known {
  const { complaints, purchases } = qualityFacts(facts, asOf, windowDays)
  return factual(
    qualityOf(complaints.length, purchases),
    complaints.map(({ id, day }) => ({ kind: 'issue' as const, id, day })),
  )
}

export function qualityFacts(facts: Pick<StandingFacts, 'complaints' | 'days'>, asOf: Day, days: number) {
  const from = addDays(asOf, 1 - days)
  return {
    complaints: facts.complaints.filter(({ day }) => day >= from && day <= asOf),
    purchases: facts.days.filter(({ day, sales }) => sales > 0 && day >= from && day <= asOf).length,
  }
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
