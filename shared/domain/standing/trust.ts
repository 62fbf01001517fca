/** 信任指标: the trust equation (credibility + reliability + closeness) ÷ self-interest, fading with silence (DOMAIN 4.3; Maister, Green & Galford 2000; feat:D2). */
import { assumed, type Evidence, factual, type Index, indexFrom, type Known, type Part } from '../analysis/part.ts'
import { halved, ln } from '../analysis/portable-math.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { addDays, type Day, daysBetween } from '../day.ts'
import { isKept, type PromiseFact, promisesDue } from './promises-due.ts'

export interface TrustFacts {
  /** 1–5: are we believed. */
  readonly credibility: Known
  /** 1–5; see `reliabilityOf`. */
  readonly reliability: Known
  /** 1–5; a judgement, or see `closenessOf`. */
  readonly closeness: Known
  /** 1–5, 5 = pushy. */
  readonly selfInterest: Known
  /** Last day both sides talked; '' when that is not known, and nothing fades. */
  readonly lastContact: Day
  /** Days between visits that were agreed; 0: none, and a month is meant. */
  readonly cadenceDays: number
}

export interface Trust extends Index {
  /** T before it fades, .6 … 15; null when nothing is known. */
  readonly equation: number | null
  /** What silence leaves, 0–1. */
  readonly decay: number
  /** Days since the last contact; null when it is not known. */
  readonly silence: number | null
  /** 关系策略 by band. */
  readonly band: TrustBand | null
  /** The known part that holds it back most: the first promise to make. */
  readonly weakest: TrustPart | null
}

export type TrustPart = 'credibility' | 'reliability' | 'closeness' | 'selfInterest'
export type TrustBand = 'strong' | 'sound' | 'weak' | 'none'

/** Of a scale from 1 to 5: what nobody knows is taken to be here, and all threes are trust 50. */
const middle = 3
/** T of all fives and a one. ln 25 spans the whole, .6 to 15. */
const lowestT = 0.6
const span = 25

/**
 * 100 · ln(T/.6)/ln 25 · decay. Of credibility, reliability and closeness the known ones stand for all three; unknown
 * self-interest counts as the middle. The four weigh alike in the coverage.
 */
export function trustOf(facts: TrustFacts, asOf: Day, settings: AnalysisSettings): Trust {
  const { credibility, reliability, closeness, selfInterest } = facts
  const earned = [credibility, reliability, closeness].flatMap(({ value }) => value ?? [])
  const earning = earned.length === 0 ? middle : earned.reduce((sum, value) => sum + value, 0) / earned.length
  const equation = (3 * earning) / (selfInterest.value ?? middle)
  const silence = facts.lastContact === '' ? null : Math.max(0, daysBetween(facts.lastContact, asOf))
  const decay = silence === null ? 1 : decayOf(silence, facts.cadenceDays, settings)
  const parts: readonly (Part & { readonly id: TrustPart })[] = [
    { id: 'credibility', weight: 1, ...credibility },
    { id: 'reliability', weight: 1, ...reliability },
    { id: 'closeness', weight: 1, ...closeness },
    { id: 'selfInterest', weight: 1, ...(selfInterest.value === null ? assumed(middle) : selfInterest) },
  ]
  const full = (100 * ln(equation / lowestT)) / ln(span)
  const index = indexFrom(Math.min(100, Math.max(0, full)) * decay, parts, settings, asOf)
  return {
    ...index,
    equation: index.value === null ? null : equation,
    decay,
    silence,
    band: bandOf(index.value, settings),
    weakest: weakestOf(parts),
  }
}

/** Full until two cadences have gone by, then half every 180 days. */
function decayOf(silence: number, cadenceDays: number, { trust, visiting }: AnalysisSettings): number {
  const cadence = cadenceDays > 0 ? cadenceDays : visiting.daysOfClass.C
  return halved(Math.max(0, silence - trust.quietCadences * cadence) / trust.halfLifeDays)
}

function bandOf(value: number | null, { trust }: AnalysisSettings): TrustBand | null {
  if (value === null) return null
  if (value >= trust.strongFrom) return 'strong'
  return value >= trust.soundFrom ? 'sound' : value >= trust.weakFrom ? 'weak' : 'none'
}

function weakestOf(parts: readonly (Part & { readonly id: TrustPart })[]): TrustPart | null {
  const goodness = ({ id, value }: (typeof parts)[number]): number =>
    id === 'selfInterest' ? 6 - (value ?? middle) : (value ?? middle)
  const known = parts.filter(part => part.known > 0)
  return known.toSorted((a, b) => goodness(a) - goodness(b))[0]?.id ?? null
}

/**
 * 1 + 4·(kept + 2)/(due + 4), over our promises that came due in the last 180 days. One kept late is not kept; one that is
 * due today and open is not broken yet. Without any, the middle is assumed.
 */
export function reliabilityOf(
  promises: readonly PromiseFact[],
  asOf: Day,
  { trust }: Pick<AnalysisSettings, 'trust'>,
): Known {
  const due = promisesDue(promises, addDays(asOf, 1 - trust.promiseDays), asOf)
  const kept = due.filter(one => isKept(one, asOf)).length
  const value = 1 + (4 * (kept + trust.priorKept)) / (due.length + trust.priorDue)
  if (due.length === 0) return assumed(value)
  const evidence = due.map((one): Evidence => ({ kind: 'promise', id: one.id, day: one.due }))
  return factual(value, evidence)
}

/** What a contact does, seen in visits; absent = nobody has noticed either way. */
export interface ContactHabits {
  readonly answersCalls?: boolean
  readonly callsUs?: boolean
  readonly sharesPlans?: boolean
  readonly introducesOthers?: boolean
}

const habits = ['answersCalls', 'callsUs', 'sharesPlans', 'introducesOthers'] as const

/** A judgement if there is one, else 1 and one more for each habit. */
export function closenessOf(judgement: Known, seen: ContactHabits, evidence: readonly Evidence[] = []): Known {
  const noticed = habits.filter(habit => seen[habit] !== undefined)
  if (judgement.value !== null || noticed.length === 0) return judgement
  const value = 1 + noticed.filter(habit => seen[habit]).length
  return { value, basis: 'facts', known: noticed.length / habits.length, evidence }
}
