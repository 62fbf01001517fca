/** Give and get beyond the trade: what a customer is entitled to, what it got, what came back, and what followed (feat:G8, O5). */
import { addDays, type Day, daysBetween } from '../day.ts'

/** Amounts are minor units; null while nobody said. */
export interface Benefit {
  readonly side: 'us' | 'them'
  readonly entitled: number | null
  readonly given: number | null
  readonly cost: number | null
  readonly day: Day
  readonly expiresOn: Day
}

export interface Ledger {
  /** What we gave, what of it is still owed, and what it cost us. */
  readonly gave: number
  readonly owed: number
  readonly cost: number
  /** What the customer gave us. */
  readonly got: number
}

/** @param asOf what has expired is owed no more. */
export function ledgerOf(benefits: readonly Benefit[], asOf: Day): Ledger {
  const ours = benefits.filter(({ side }) => side === 'us')
  const sum = (of: readonly Benefit[], amount: (benefit: Benefit) => number): number =>
    of.reduce((total, benefit) => total + amount(benefit), 0)
  return {
    gave: sum(ours, ({ given }) => given ?? 0),
    owed: sum(ours, benefit => (stateOfBenefit(benefit, asOf) === 'expired' ? 0 : (leftOf(benefit) ?? 0))),
    cost: sum(ours, ({ cost }) => cost ?? 0),
    got: sum(
      benefits.filter(({ side }) => side === 'them'),
      ({ given }) => given ?? 0,
    ),
  }
}

/** What is still to be given; null where nothing was agreed. */
export const leftOf = ({ entitled, given }: Benefit): number | null =>
  entitled === null ? null : Math.max(0, entitled - (given ?? 0))

/** Reminded of this many days before it expires. */
export const reminderDays = 14

export type BenefitState = 'running' | 'used' | 'expiring' | 'expired'

/** Used up, it never expires; on its last day it still runs. */
export function stateOfBenefit(benefit: Benefit, asOf: Day): BenefitState {
  if (leftOf(benefit) === 0) return 'used'
  if (benefit.expiresOn === '') return 'running'
  const left = daysBetween(asOf, benefit.expiresOn)
  return left < 0 ? 'expired' : left <= reminderDays ? 'expiring' : 'running'
}

/** Purchases in two stretches of the same length. That they followed does not say they followed from it. */
export interface BenefitEffect {
  readonly days: number
  readonly before: number
  readonly after: number
}

const longest = 90
const shortest = 14

/** @param purchases days with a purchase, each counted once; null before two weeks have passed. */
export function effectOfBenefit(day: Day, purchases: readonly Day[], asOf: Day): BenefitEffect | null {
  if (day === '') return null
  const days = Math.min(longest, daysBetween(day, asOf))
  if (days < shortest) return null
  const between = (from: Day, to: Day): number => new Set(purchases.filter(on => on >= from && on <= to)).size
  return {
    days,
    before: between(addDays(day, -days), addDays(day, -1)),
    after: between(addDays(day, 1), addDays(day, days)),
  }
}
