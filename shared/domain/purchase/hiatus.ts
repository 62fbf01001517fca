/** How long a customer has not bought, measured in its own rhythm: the rule that counts who is lost (DOMAIN 3.5; feat:G12). */
import { median } from '../analysis/quantile.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, numberToDay } from '../day.ts'
import type { AbcClass } from './abc.ts'
import { type PurchaseDays, purchasesThrough } from './purchase-history.ts'

export type HiatusState = 'active' | 'due' | 'overdue' | 'lost'

export interface Hiatus {
  readonly last: Day
  /** Days since the last purchase day. */
  readonly silence: number
  /** Median days between purchase days; null below three of them. */
  readonly usual: number | null
  /** τ: more days without a purchase and the customer counts as lost. */
  readonly limit: number
  /** Silence in usual gaps, or in what the class allows: silence ÷ (limit ÷ 2.5). */
  readonly overdue: number
  readonly state: HiatusState
  /** Whose rhythm the limit comes from. */
  readonly basis: 'own' | 'class'
  /** Purchase days seen. */
  readonly purchases: number
}

/** A customer's class; undefined without one. */
export type ClassOf = (customer: string) => AbcClass | undefined

/** Null for a customer that has not bought by then. @param asOf day number. */
export function hiatusOf(
  history: PurchaseDays,
  asOf: number,
  abc: AbcClass | undefined,
  { hiatus }: Pick<AnalysisSettings, 'hiatus'>,
): Hiatus | null {
  const purchases = purchasesThrough(history, asOf)
  const last = purchases.at(-1)
  if (last === undefined) return null
  const usual = purchases.length < hiatus.purchases ? null : median(gapsBetween(purchases))
  const limit =
    usual === null
      ? hiatus.limitOfClass[abc ?? 'none']
      : Math.min(hiatus.maxDays, Math.max(hiatus.minDays, hiatus.factor * usual))
  const silence = asOf - last
  const overdue = silence / (limit / hiatus.factor)
  return {
    last: numberToDay(last),
    silence,
    usual,
    limit,
    overdue,
    state: silence > limit ? 'lost' : stateAt(overdue, hiatus),
    basis: usual === null ? 'class' : 'own',
    purchases: purchases.length,
  }
}

const stateAt = (overdue: number, { dueAt, overdueAt }: AnalysisSettings['hiatus']): HiatusState =>
  overdue >= overdueAt ? 'overdue' : overdue >= dueAt ? 'due' : 'active'

const gapsBetween = (days: readonly number[]): readonly number[] =>
  days.slice(1).map((day, n) => day - (days[n] ?? day))
