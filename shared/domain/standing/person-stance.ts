/** Where each person of a customer stands in a decision, and the customer with them, month-end by month-end (DOMAIN 4.4; feat:D6). */
import { type Index, type Known, unknown } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'
import { decisionMatrix, type DecisionQuadrant } from '../matrix/decision-matrix.ts'
import { type Placed, placeOn, type Snapshot } from '../matrix/matrix.ts'
import type { RecordValues } from '../record.ts'
import type { IndicesOn } from './customer-standing.ts'
import {
  type Decider,
  type DecisionStance,
  decisionStance,
  type Risk,
  type RiskFacet,
  riskFacets,
  riskOf,
  willingnessOf,
} from './decision.ts'
import { type BuyingRole, decisionPower } from './importance.ts'
import { judged, type Score, scorecard } from './scorecard.ts'

export interface PersonFacts {
  readonly contact: string
  readonly role: RecordValues<'contact'>['role']
  readonly power: RecordValues<'contact'>['power']
  /** `willingness`, `risk` and its facets. */
  readonly scores: readonly Score[]
}

/** A need of the customer, or of one person there. */
export interface NeedFact {
  readonly id: string
  readonly contact: string
  /** Urgency, 1–5; null when nobody said. */
  readonly strength: number | null
  readonly day: Day
  /** Day it was met or dropped; '' while it is open. */
  readonly closedOn: Day
}

export interface DecisionFacts {
  readonly people: readonly PersonFacts[]
  readonly needs: readonly NeedFact[]
}

export interface PersonStance {
  readonly contact: string
  readonly role: BuyingRole
  readonly influence: number
  readonly willingness: Index
  readonly risk: Risk
  readonly place: Placed<DecisionQuadrant>
}

export interface CustomerStance {
  /** By contact id. */
  readonly people: readonly PersonStance[]
  readonly stance: DecisionStance
  readonly place: Placed<DecisionQuadrant>
}

/** @param through the customer's own indices, see `indicesThrough` */
export function stanceOf(
  facts: DecisionFacts,
  through: readonly IndicesOn[],
  settings: AnalysisSettings,
): CustomerStance {
  const people = facts.people.toSorted((a, b) => (a.contact < b.contact ? -1 : 1))
  const each = through.map(({ day, confidence, trust }) => {
    const deciders = people.map(person => deciderOf(person, facts.needs, { confidence, trust }, day, settings))
    return { day, deciders, stance: decisionStance(deciders, day, settings) }
  })
  const now = each.at(-1)
  if (now === undefined) throw new Error('a matrix is read on at least one day')
  const matrix = decisionMatrix(settings)
  const place = (snapshots: readonly Snapshot[]) =>
    placeOn(matrix, [...snapshots.slice(0, -1), snapshots.at(-1) ?? { day: now.day, x: null, y: null }], settings)
  return {
    people: now.deciders.map((decider, n) => ({
      ...decider,
      place: place(each.map(({ day, deciders }) => snapshotOf(deciders[n], day))),
    })),
    stance: now.stance,
    place: place(
      each.map(({ day, stance }) => ({ day, x: stance.willingness, y: stance.risk, isHollow: stance.isHollow })),
    ),
  }
}

const snapshotOf = (decider: Decider | undefined, day: Day): Snapshot => ({
  day,
  x: decider?.willingness.value ?? null,
  y: decider?.risk.value ?? null,
  isHollow: decider === undefined || decider.willingness.isHollow || decider.risk.isHollow,
})

function deciderOf(
  { contact, role, power, scores }: PersonFacts,
  needs: readonly NeedFact[],
  { confidence, trust }: { readonly confidence: Index; readonly trust: Index },
  asOf: Day,
  settings: AnalysisSettings,
): Decider & { readonly risk: Risk } {
  const card = scorecard(scores, asOf)
  const part = (name: string): Known => judged(card, name, asOf, settings)
  return {
    contact,
    role: role === '' ? 'other' : role,
    influence: powerOf({ role, power }, settings),
    willingness: willingnessOf(confidence, trust, needOf(needs, contact, asOf), asOf, settings, part('willingness')),
    risk: riskOf(facetsFrom(part), asOf, settings, part('risk')),
  }
}

export const powerOf = (
  { role, power }: Pick<PersonFacts, 'role' | 'power'>,
  settings: Pick<AnalysisSettings, 'importance'>,
): number => decisionPower(role === '' ? 'other' : role, power === 'inner' ? 1 : power === 'outer' ? -1 : 0, settings)

const facetsFrom = (part: (name: string) => Known): { readonly [facet in RiskFacet]: Known } => ({
  financial: part('financial'),
  performance: part('performance'),
  switching: part('switching'),
  career: part('career'),
  time: part('time'),
})

/** The most urgent need of the person that is open; without one, of the customer as a whole. */
function needOf(needs: readonly NeedFact[], contact: string, asOf: Day): Known {
  const open = needs.filter(
    ({ strength, day, closedOn }) => strength !== null && day <= asOf && (closedOn === '' || closedOn > asOf),
  )
  const own = open.filter(need => need.contact === contact)
  const common = open.filter(need => need.contact === '')
  const [first, ...rest] = own.length > 0 ? own : common
  if (first === undefined) return unknown
  const urgent = rest.reduce((most, need) => ((need.strength ?? 0) > (most.strength ?? 0) ? need : most), first)
  return {
    value: urgent.strength,
    basis: 'judgement',
    known: 1,
    evidence: [{ kind: 'answer', id: urgent.id, day: urgent.day }],
  }
}

export const isDecisionPart = (part: string): boolean =>
  part === 'willingness' || part === 'risk' || riskFacets.some(facet => facet === part)
