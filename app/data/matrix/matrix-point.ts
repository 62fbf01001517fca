/** Customers, people and reps as points of the three matrices, ready to be drawn and listed. */
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import type { Day } from '#shared/domain/day.ts'
import type { DecisionQuadrant } from '#shared/domain/matrix/decision-matrix.ts'
import { monthsBack, type Placed, snapshotDays } from '#shared/domain/matrix/matrix.ts'
import {
  type DiagnoseBranch,
  performanceIndex,
  type PerformanceQuadrant,
  placePerformance,
} from '#shared/domain/matrix/performance-matrix.ts'
import { expectedOfClass, type PaceBasis, readPerformance } from '#shared/domain/matrix/performance-standing.ts'
import type { RelationshipQuadrant } from '#shared/domain/matrix/relationship-matrix.ts'
import { ratio } from '#shared/domain/analysis/share.ts'
import { type Indices, indicesThrough, standingFrom } from '#shared/domain/standing/customer-standing.ts'
import type { RiskFacet } from '#shared/domain/standing/decision.ts'
import type { BuyingRole } from '#shared/domain/standing/importance.ts'
import { powerOf, stanceOf } from '#shared/domain/standing/person-stance.ts'
import { loyaltyOf } from '#shared/domain/standing/loyalty.ts'
import { purchaseHistories } from '#shared/domain/purchase/purchase-history.ts'
import { reviewItemsOf } from '#shared/domain/account/review-items.ts'
import { type KeyReason, keyAccountTest } from '#shared/domain/account/key-account.ts'
import { type ThreeAxes, threeAxes } from '#shared/domain/account/three-axes.ts'
import { scaled, unknown } from '#shared/domain/analysis/part.ts'
import { disagreements, scorecard } from '#shared/domain/standing/scorecard.ts'
import type { TrustPart } from '#shared/domain/standing/trust.ts'
import { workCalendarOf } from '../work-calendar.ts'
import {
  type CustomerRows,
  decisionFacts,
  type Managers,
  performanceFacts,
  reviewFacts,
  standingFacts,
} from './customer-rows.ts'

/** Whom a point is about. */
export interface PointHead {
  readonly customer: string
  readonly name: string
  readonly class: '' | 'A' | 'B' | 'C'
  readonly owner: string
  readonly territory: string
  readonly lastVisit: Day
}

/** Where it stands; coordinates in the units of its matrix. */
export interface PointPlace<Quadrant extends string> {
  readonly x: number | null
  readonly y: number | null
  readonly quadrant: Quadrant | null
  /** Where the figures of today would put it, while that has not held. */
  readonly pending: Quadrant | null
  readonly since: Day
  /** At the month-end before. */
  readonly from: { readonly x: number; readonly y: number } | null
  /** Month-ends running in the quadrant. */
  readonly months: number
  readonly isStuck: boolean
  readonly isHollow: boolean
}

export interface RelationshipPoint extends PointHead, PointPlace<RelationshipQuadrant> {
  /** What holds trust back most. */
  readonly weakest: TrustPart | null
  /** Parts its owner and a manager see two levels apart or more. */
  readonly disputed: readonly Disputed[]
  /** Why it might be a key account; none where it is one, or too little speaks for it (feat:C11). */
  readonly keyReasons: readonly KeyReason[]
  /** By value, by how high up we are known, by how much it needs us (feat:C9). */
  readonly axes: ThreeAxes
}

export interface Disputed {
  readonly part: string
  readonly rep: number
  readonly manager: number
}

/** What a performance point is made of, minor units. */
export interface PerformanceSums {
  readonly actual: number
  readonly expected: number | null
  readonly input: number
  readonly entitled: number
}

export interface PerformancePoint extends PointHead, PointPlace<PerformanceQuadrant>, PerformanceSums {
  readonly basis: PaceBasis
  readonly branch: DiagnoseBranch | null
  readonly confidence: number | null
}

/** All customers of one owner together. */
export interface RepPoint extends PointPlace<PerformanceQuadrant>, PerformanceSums {
  readonly owner: string
  readonly customers: number
}

/** A person with a say. */
export interface PersonPoint extends PointHead, PointPlace<DecisionQuadrant> {
  readonly contact: string
  readonly person: string
  readonly title: string
  readonly role: BuyingRole
  /** 1–5. */
  readonly influence: number
  readonly isVeto: boolean
  /** The facets of risk that weigh most. */
  readonly largest: readonly RiskFacet[]
}

export interface DecisionPoint extends PointHead, PointPlace<DecisionQuadrant> {
  readonly influence: number
  /** Influence that is known ÷ all. */
  readonly coverage: number
  /** Names of those who decide or bar the way and do not want. */
  readonly vetoes: readonly string[]
  readonly largest: readonly RiskFacet[]
}

/** All that one customer's own rows say; the pace of its class is nobody's own. */
export interface CustomerPoints {
  readonly head: PointHead
  readonly relationship: RelationshipPoint | null
  readonly people: readonly PersonPoint[]
  readonly decision: DecisionPoint | null
  readonly confidence: { readonly value: number | null; readonly isHollow: boolean }
  /** Ids of what should be looked at with it (`reviewItemsOf`). */
  readonly review: readonly string[]
  /** Of each month-end and of today, `readingFields` a day. */
  readonly readings: Float64Array
}

export interface PointView {
  readonly managers: Managers
  readonly settings: AnalysisSettings
  readonly asOf: Day
  readonly zone: string
}

export function pointsOfCustomer(rows: CustomerRows, view: PointView): CustomerPoints {
  const { managers, settings, asOf, zone } = view
  const facts = standingFacts(rows, managers)
  const through = indicesThrough(facts, asOf, settings)
  const standing = standingFrom(through, settings)
  const head = headOf(rows.card)
  const { confidence, trust, importance } = standing
  return {
    head,
    relationship:
      importance.value === null || trust.value === null
        ? null
        : {
            ...head,
            ...placeOfPoint(standing.place),
            keyReasons: keyReasonsOf(rows, standing, view),
            axes: axesOf(rows, view),
            weakest: trust.weakest,
            disputed: disagreements(scorecard(facts.scores, asOf), settings).map(({ part, rep, manager }) => ({
              part,
              rep: rep?.level ?? 0,
              manager: manager?.level ?? 0,
            })),
          },
    ...decisionPoints(rows, head, view, through),
    review: reviewItemsOf(reviewFacts(rows, facts, trust), asOf, settings).map(({ id }) => id),
    confidence: { value: confidence.value, isHollow: confidence.isHollow },
    readings: readingsOf(rows, { asOf, zone, settings }),
  }
}

function keyReasonsOf(rows: CustomerRows, { importance, trust }: Indices, { asOf, settings }: PointView) {
  const [history] = purchaseHistories(rows.days.map(({ day, revenue }) => ({ customer: rows.card.id, day, revenue })))
  if (rows.card.isKey || history === undefined) return []
  const brings = importance.parts.find(({ id }) => id === 'network') ?? unknown
  const loyalty = loyaltyOf(
    history,
    trust,
    scaled(brings, level => (level - 1) / 4),
    asOf,
    settings,
  )
  const { isSuggested, reasons } = keyAccountTest(importance, loyalty, settings)
  return isSuggested ? reasons : []
}

/** Whom a visit met, and the needs that are open. */
function axesOf(rows: CustomerRows, { managers, asOf, settings }: PointView): ThreeAxes {
  const met = new Set(rows.visits.flatMap(({ contacts, deletedAt }) => (deletedAt === undefined ? contacts : [])))
  const { people, needs } = decisionFacts(rows, managers)
  return threeAxes(
    rows.card.class === '' ? null : rows.card.class,
    people.flatMap(person => (met.has(person.contact) ? [powerOf(person, settings)] : [])),
    needs.flatMap(({ strength, closedOn }) => (closedOn === '' || closedOn > asOf ? (strength ?? []) : [])),
  )
}

const headOf = ({ id, name, class: abc, owner, territory, lastVisit }: CustomerRows['card']): PointHead => ({
  ...{ customer: id, name, class: abc, owner, territory, lastVisit },
})

function decisionPoints(
  rows: CustomerRows,
  head: PointHead,
  { managers, settings }: PointView,
  through: ReturnType<typeof indicesThrough>,
): Pick<CustomerPoints, 'people' | 'decision'> {
  if (rows.contacts.length === 0) return { people: [], decision: null }
  const { people, stance, place } = stanceOf(decisionFacts(rows, managers), through, settings)
  const vetoes = new Set(stance.vetoes.map(({ contact }) => contact))
  const nameOf = new Map(rows.contacts.map(({ id, name }) => [id, name]))
  const titleOf = new Map(rows.contacts.map(({ id, title }) => [id, title]))
  const known = people.filter(({ willingness, risk }) => willingness.value !== null && risk.value !== null)
  return {
    people: known.map(({ contact, role, influence, risk, place: own }) => ({
      ...head,
      ...placeOfPoint(own),
      contact,
      person: nameOf.get(contact) ?? '',
      title: titleOf.get(contact) ?? '',
      role,
      influence,
      isVeto: vetoes.has(contact),
      largest: risk.largest,
    })),
    decision:
      stance.willingness === null || stance.risk === null
        ? null
        : {
            ...head,
            ...placeOfPoint(place),
            influence: known.reduce((most, one) => Math.max(most, one.influence), 0),
            coverage: stance.coverage,
            vetoes: stance.vetoes.map(({ contact }) => nameOf.get(contact) ?? ''),
            largest: [...new Set(known.flatMap(({ risk }) => risk.largest))],
          },
  }
}

function placeOfPoint<Quadrant extends string>(placed: Placed<Quadrant>): PointPlace<Quadrant> {
  const { now, quadrant, pending, since, last, months, isStuck, isHollow } = placed
  return {
    ...{ x: now.x, y: now.y, quadrant, pending, since, months, isStuck, isHollow },
    from: last === null || last.x === null || last.y === null ? null : { x: last.x, y: last.y },
  }
}

const bases: readonly PaceBasis[] = ['goal', 'own', 'class']
/** actual, expected (NaN: its class tells), basis, input, entitled, sold. */
const readingFields = 6

function readingsOf(rows: CustomerRows, { asOf, zone, settings }: Pick<PointView, 'asOf' | 'zone' | 'settings'>) {
  const [facts, calendar] = [performanceFacts(rows, zone), workCalendarOf(zone)]
  const days = snapshotDays(asOf, monthsBack)
  const readings = new Float64Array(days.length * readingFields)
  for (const [n, day] of days.entries()) {
    const { actual, expected, basis, input, entitled, sold } = readPerformance(facts, day, calendar, settings)
    readings.set([actual, expected ?? Number.NaN, bases.indexOf(basis), input, entitled, sold], n * readingFields)
  }
  return readings
}

interface Reading extends PerformanceSums {
  readonly day: Day
  readonly basis: PaceBasis
  readonly sold: number
}

function readingOf(readings: Float64Array, n: number, day: Day): Reading {
  const [actual = 0, expected = Number.NaN, basis = bases.length - 1, input = 0, entitled = 0, sold = 0] =
    readings.subarray(n * readingFields)
  return {
    ...{ day, actual, input, entitled, sold },
    expected: Number.isNaN(expected) ? null : expected,
    basis: bases[basis] ?? 'class',
  }
}

export interface PerformancePoints {
  readonly customers: readonly PerformancePoint[]
  readonly reps: readonly RepPoint[]
}

/** Of everybody at once: who has neither a goal nor a year before is measured by its class. */
export function performancePoints(
  all: readonly CustomerPoints[],
  { asOf, settings }: Pick<PointView, 'asOf' | 'settings'>,
): PerformancePoints {
  const days = snapshotDays(asOf, monthsBack)
  const raw = all.map(({ readings }) => days.map((day, n) => readingOf(readings, n, day)))
  const means = days.map((_, n) =>
    expectedOfClass(all.map(({ head }, i) => ({ class: head.class, sold: raw[i]?.[n]?.sold ?? 0 }))),
  )
  const filled = raw.map((each, i) =>
    each.map((one, n): Reading => {
      const mean = one.basis === 'class' ? means[n]?.get(all[i]?.head.class ?? '') : undefined
      return mean === undefined ? one : { ...one, expected: mean }
    }),
  )
  return {
    customers: all.flatMap((one, i) => customerPoint(one, filled[i] ?? [], settings)),
    reps: repPoints(all, filled, days, settings),
  }
}

function customerPoint(
  { head, confidence }: CustomerPoints,
  readings: readonly Reading[],
  settings: AnalysisSettings,
): readonly PerformancePoint[] {
  const now = readings.at(-1)
  // Where nothing came and nothing went in there is nothing to see.
  if (now === undefined || (now.actual === 0 && now.input === 0)) return []
  const { quadrantPlace, branch } = placeReadings(readings, confidence, settings)
  const { actual, expected, basis, input, entitled } = now
  return [
    {
      ...head,
      ...quadrantPlace,
      ...{ actual, expected, basis, input, entitled, branch },
      confidence: confidence.value,
    },
  ]
}

function placeReadings(
  readings: readonly (PerformanceSums & { readonly day: Day })[],
  confidence: CustomerPoints['confidence'],
  settings: AnalysisSettings,
) {
  const snapshots = readings.map(({ day, actual, expected, input, entitled }) => ({
    day,
    x: ratio(input, entitled),
    y: expected === null ? null : performanceIndex(actual, expected),
  }))
  const now = snapshots.at(-1) ?? { day: '', x: null, y: null }
  const placed = placePerformance([...snapshots.slice(0, -1), now], confidence, settings)
  return { quadrantPlace: placeOfPoint(placed), branch: placed.branch }
}

function repPoints(
  all: readonly CustomerPoints[],
  readings: readonly (readonly Reading[])[],
  days: readonly Day[],
  settings: AnalysisSettings,
): readonly RepPoint[] {
  const sums = new Map<string, { customers: number; days: Sums[] }>()
  for (const [i, { head }] of all.entries()) {
    let own = sums.get(head.owner)
    if (!own) sums.set(head.owner, (own = { customers: 0, days: days.map(() => ({ ...nothing })) }))
    own.customers++
    for (const [n, one] of (readings[i] ?? []).entries()) {
      const sum = own.days[n]
      // Without an expectation what came in is beside the question.
      if (sum === undefined || one.expected === null) continue
      sum.actual += one.actual
      sum.expected += one.expected
      sum.input += one.input
      sum.entitled += one.entitled
    }
  }
  return [...sums]
    .map(([owner, own]): RepPoint => {
      const each = own.days.map((sum, n) => ({ ...sum, day: days[n] ?? '' }))
      const { quadrantPlace } = placeReadings(each, { value: null, isHollow: true }, settings)
      const { actual, expected, input, entitled } = each.at(-1) ?? nothing
      return { owner, customers: own.customers, ...quadrantPlace, ...{ actual, expected, input, entitled } }
    })
    .filter(({ actual, input }) => actual !== 0 || input !== 0)
    .sort((a, b) => (a.owner < b.owner ? -1 : 1))
}

interface Sums {
  actual: number
  expected: number
  input: number
  entitled: number
}

const nothing: Sums = { actual: 0, expected: 0, input: 0, entitled: 0 }
