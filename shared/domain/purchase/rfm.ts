/** Recency, frequency, money: how each customer buys, scored 1–5 against the others (DOMAIN 3.1). */
import { type Origin, originOf } from '../analysis/origin.ts'
import { countBelow, countThrough, quantile, sorted } from '../analysis/quantile.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, dayToNumber } from '../day.ts'
import { abcClasses } from './abc.ts'
import { netOfLast, type PurchaseHistory, purchasesBetween, purchasesThrough } from './purchase-history.ts'
import { type RfmSegment, rfmSegment, type Score } from './rfm-segment.ts'

export interface RfmFigures {
  readonly customer: string
  /** Days since the last purchase day, whenever that was. A return does not refresh it. */
  readonly recency: number
  /** Purchase days of the window. */
  readonly frequency: number
  /** Net of the window with returns, minor units; may be below zero. */
  readonly money: number
}

export interface RfmScore extends RfmFigures {
  readonly r: Score
  readonly f: Score
  readonly m: Score
  readonly segment: RfmSegment
}

export type RfmMethod = 'mid-rank' | 'quantile' | 'fixed'

export interface Rfm extends Origin {
  /** `fixed` for a handful of customers: too few to rank. */
  readonly method: RfmMethod
  /** Those who ever bought, by id. Prospects have no score. */
  readonly customers: readonly RfmScore[]
}

/** Null for a prospect. */
export function rfmFigures(history: PurchaseHistory, asOf: number, windowDays: number): RfmFigures | null {
  const last = purchasesThrough(history, asOf).at(-1)
  if (last === undefined) return null
  return {
    customer: history.customer,
    recency: asOf - last,
    frequency: purchasesBetween(history, asOf - windowDays + 1, asOf),
    money: netOfLast(history, windowDays, asOf),
  }
}

export function rfm(histories: readonly PurchaseHistory[], asOf: Day, settings: AnalysisSettings): Rfm {
  const today = dayToNumber(asOf)
  const figures = histories.flatMap(history => rfmFigures(history, today, settings.windowDays) ?? [])
  const method = figures.length < settings.rfm.rankFrom ? 'fixed' : methodOf(settings)
  const { r, f, m } = scoresOf(figures, method, settings)
  const customers = figures.map((one, n) => {
    const scores = { r: r[n] ?? 1, f: f[n] ?? 1, m: m[n] ?? 1 }
    return { ...one, ...scores, segment: rfmSegment(scores.r, scores.f, scores.m) }
  })
  return { ...originOf(settings, asOf), method, customers }
}

const methodOf = ({ rfm: { method } }: AnalysisSettings): RfmMethod => (method === 'quantile' ? 'quantile' : 'mid-rank')

type Scores = readonly Score[]

function scoresOf(
  figures: readonly RfmFigures[],
  method: RfmMethod,
  settings: AnalysisSettings,
): { readonly r: Scores; readonly f: Scores; readonly m: Scores } {
  if (method === 'fixed') return fixedScores(figures, settings)
  const recency = figures.map(({ recency }) => recency)
  const frequency = figures.map(({ frequency }) => frequency)
  const money = figures.map(({ money }) => money)
  if (method === 'mid-rank')
    return { r: midRankScores(recency.map(days => -days)), f: midRankScores(frequency), m: midRankScores(money) }
  const r = quantileScores(recency).map(score => toScore(6 - score))
  return { r, f: quantileScores(frequency), m: quantileScores(money) }
}

/** 5 for the largest. Equal values have equal scores: each stands in the middle of its equals. */
export function midRankScores(values: readonly number[]): Scores {
  const ascending = sorted(values)
  return values.map(value => {
    // (#below + ½ #equal) / n, doubled to stay whole.
    const doubled = countBelow(ascending, value) + countThrough(ascending, value)
    return toScore(1 + Math.floor((5 * doubled) / (2 * ascending.length) + 1e-9))
  })
}

/** 5 for the largest. Cuts as in the R package rfm: type-7 quantiles of fifths, plus one unit. */
export function quantileScores(values: readonly number[]): Scores {
  const ascending = sorted(values)
  const cuts = [0.2, 0.4, 0.6, 0.8].map(share => quantile(ascending, share) + 1)
  return values.map(value => toScore(1 + cuts.filter(cut => value >= cut).length))
}

function fixedScores(figures: readonly RfmFigures[], { rfm, abc }: AnalysisSettings): ReturnType<typeof scoresOf> {
  const classes = new Map(
    abcClasses(
      figures.map(({ customer, money }) => ({ customer, value: money })),
      abc,
    ).map(place => [place.customer, place.class]),
  )
  return {
    r: figures.map(({ recency }) => toScore(5 - rfm.recencyDays.filter(days => recency > days).length)),
    f: figures.map(({ frequency }) => toScore(5 - rfm.purchases.filter(count => frequency < count).length)),
    m: figures.map(({ customer }) => toScore(rfm.moneyOfClass[classes.get(customer) ?? 'C'])),
  }
}

const toScore = (score: number): Score => scores[Math.min(5, Math.max(1, score)) - 1] ?? 1

const scores = [1, 2, 3, 4, 5] as const
