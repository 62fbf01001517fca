/** Where a customer stands between the first order and the last: four stages, and before, after and again (DOMAIN 3.7; feat:I10). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, daysBetween } from '../day.ts'
import type { AbcClass } from './abc.ts'
import { type Hiatus, hiatusOf } from './hiatus.ts'
import { netOfLast, type PurchaseHistory, purchasesThrough } from './purchase-history.ts'

/** 潜在 流失 复活 退化期 考察期 形成期 稳定期: the first whose rule holds. */
export const lifecycleStages = [
  'prospect',
  'lost',
  'reactivated',
  'declining',
  'exploring',
  'developing',
  'stable',
] as const
export type LifecycleStage = (typeof lifecycleStages)[number]

export interface StageFound {
  readonly stage: LifecycleStage
  readonly reason: StageReason
  /** The figure the reason speaks of: days, usual gaps, purchase days, or a ratio of two nets. */
  readonly figure: number
}

export type StageReason =
  | 'no-order'
  | 'silent-too-long'
  | 'came-back'
  | 'late'
  | 'buys-less'
  | 'few-orders'
  | 'first-order-recent'
  | 'first-order-this-year'
  | 'buys-more'
  | 'steady'

/** @param asOf day number. @param hiatus of that day, when it is known already. */
export function stageOf(
  history: PurchaseHistory,
  asOf: number,
  abc: AbcClass | undefined,
  settings: AnalysisSettings,
  hiatus: Hiatus | null = hiatusOf(history, asOf, abc, settings),
): StageFound {
  const rule = settings.lifecycle
  const purchases = purchasesThrough(history, asOf)
  const [first, last] = [purchases[0], purchases.at(-1)]
  if (!hiatus || first === undefined || last === undefined) return found('prospect', 'no-order', 0)
  if (hiatus.state === 'lost') return found('lost', 'silent-too-long', hiatus.silence)
  const gap = hiatus.silence <= rule.reactivatedDays ? returnedAfter(history, last, abc, settings) : null
  if (gap !== null) return found('reactivated', 'came-back', gap)
  if (purchases.length >= settings.hiatus.purchases) {
    if (hiatus.overdue >= settings.hiatus.overdueAt) return found('declining', 'late', hiatus.overdue)
    const change = changeOfNet(history, rule.decliningDays, asOf)
    if (change !== null && change <= rule.decliningShare) return found('declining', 'buys-less', change)
  }
  if (purchases.length <= rule.exploringPurchases) return found('exploring', 'few-orders', purchases.length)
  const age = asOf - first
  if (age < rule.exploringDays) return found('exploring', 'first-order-recent', age)
  if (age < rule.developingDays) return found('developing', 'first-order-this-year', age)
  const growth = growthOfNet(history, rule.growthDays, asOf)
  if (growth !== null && growth >= rule.growth) return found('developing', 'buys-more', growth)
  return found('stable', 'steady', hiatus.overdue)
}

const found = (stage: LifecycleStage, reason: StageReason, figure: number): StageFound => ({ stage, reason, figure })

/** Days of silence before the latest purchase, when they were too many by what was known then. */
function returnedAfter(
  history: PurchaseHistory,
  last: number,
  abc: AbcClass | undefined,
  settings: AnalysisSettings,
): number | null {
  const before = hiatusOf(history, last - 1, abc, settings)
  if (!before) return null
  const gap = before.silence + 1
  return gap > before.limit ? gap : null
}

/** Net of the latest days ÷ the same days a year ago, else the days before them; null where neither earned anything. */
function changeOfNet(history: PurchaseHistory, days: number, asOf: number): number | null {
  const now = netOfLast(history, days, asOf)
  const yearAgo = netOfLast(history, days, asOf, 365)
  if (yearAgo > 0) return now / yearAgo
  return growthOfNet(history, days, asOf)
}

function growthOfNet(history: PurchaseHistory, days: number, asOf: number): number | null {
  const before = netOfLast(history, days, asOf, days)
  return before > 0 ? netOfLast(history, days, asOf) / before : null
}

/** A stage on the record: the day it was entered, and why. */
export interface StageEntry extends StageFound {
  readonly since: Day
}

/**
 * The stage a customer is in, given the one on record. A stage lasts two weeks at least, but who is lost or comes back
 * is so at once.
 */
export function stageAfter(
  entry: StageEntry | undefined,
  now: StageFound,
  asOf: Day,
  { lifecycle }: Pick<AnalysisSettings, 'lifecycle'>,
): StageEntry {
  if (entry?.stage === now.stage) return entry
  const isAtOnce = now.stage === 'lost' || now.stage === 'reactivated'
  if (entry && !isAtOnce && daysBetween(entry.since, asOf) < lifecycle.stayDays) return entry
  return { ...now, since: asOf }
}
