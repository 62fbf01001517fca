/** Where a goal will end if it goes on like this (DOMAIN 5.5): run rate, pulled towards a prior where one is known. */
import { countAtLeast, normalAtLeast } from './goal-chance.ts'
import type { GoalSeen } from './goal-seen.ts'

export interface GoalForecast {
  /** actual + remaining · actual / elapsed; null before the first paced day. */
  readonly runRate: number | null
  /** The figure to show: the run rate pulled towards the prior; without a prior, the run rate. */
  readonly end: number
  /** Four ends in five fall between these; null until 5 paced days have shown how much days differ. */
  readonly low: number | null
  readonly high: number | null
  /** Chance of the target; null below 20 facts, and when no paced day is left. */
  readonly chance: number | null
  /** > .7 很可能, .3–.7 有可能, < .3 不太可能. */
  readonly outlook: 'likely' | 'possible' | 'unlikely' | null
}

/** How what is still to come behaves, some paced days ahead. */
export interface Outlook {
  readonly mean: (days: number) => number
  readonly deviation: (days: number) => number
  /** Chance that at least `needed` more comes. */
  readonly chance: (needed: number, days: number) => number
}

type Seen = Omit<GoalSeen, 'amounts' | 'total'>

/** Days the prior weighs as much as (κ). */
const priorDays = 20
const bandDays = 5
const chanceEvents = 20
/** Normal quantile of .9: a band of four in five. */
const bandWidth = 1.2815515655446004

/** Null when there is neither a paced day nor a prior to go by. */
export function forecastGoal(target: number, seen: Seen): GoalForecast | null {
  const { actual, elapsed, remaining, events } = seen
  const ahead = outlookOf(seen)
  if (!ahead) return null
  const chance = events < chanceEvents || remaining === 0 ? null : ahead.chance(target - actual, remaining)
  return {
    runRate: elapsed === 0 ? null : actual + (remaining * actual) / elapsed,
    end: actual + ahead.mean(remaining),
    ...bandAt(seen, ahead, remaining),
    chance,
    outlook: chance === null ? null : wordFor(chance),
  }
}

const wordFor = (chance: number): 'likely' | 'possible' | 'unlikely' =>
  chance > 0.7 ? 'likely' : chance < 0.3 ? 'unlikely' : 'possible'

/** The band some paced days ahead. What is reached is not lost again, unless the rate itself points down. */
export function bandAt(seen: Seen, ahead: Outlook, days: number): Pick<GoalForecast, 'low' | 'high'> {
  if (seen.elapsed < bandDays) return { low: null, high: null }
  const value = seen.actual + ahead.mean(days)
  const spread = bandWidth * ahead.deviation(days)
  return { low: Math.max(Math.min(seen.actual, value), value - spread), high: value + spread }
}

/**
 * Daily rate = (κ·prior + actual) / (κ + elapsed). Amounts: normal sums. Counts: the rate is
 * Gamma(κ·prior + n, κ + elapsed), so what comes is negative binomial.
 */
export function outlookOf({ kind, actual, elapsed, deviation, prior }: Seen): Outlook | null {
  const weight = prior && prior.days > 0 ? priorDays : 0
  const known = weight + elapsed
  if (known === 0) return null
  const shape = actual + (prior && weight > 0 ? (weight * prior.actual) / prior.days : 0)
  const mean = (days: number): number => (days * shape) / known
  const widening = (days: number): number => Math.sqrt(1 + days / known)
  if (kind === 'amount') {
    const spread = (days: number): number => deviation * Math.sqrt(days) * widening(days)
    return { mean, deviation: spread, chance: (needed, days) => normalAtLeast(needed, mean(days), spread(days)) }
  }
  return {
    mean,
    deviation: days => Math.sqrt(mean(days)) * widening(days),
    chance: (needed, days) => countAtLeast(needed, shape, days / known),
  }
}
