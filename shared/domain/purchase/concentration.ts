/** How much hangs on how few: shares, Pareto, Gini, Herfindahl (DOMAIN 3.2; feat:C12). */
import type { AnalysisSettings } from '../analysis/settings.ts'

export interface Concentration {
  /** Customers with a value above zero, and their sum. Losses stand in the whale curve, not here. */
  readonly customers: number
  readonly total: number
  /** Shares of the largest, of the five, of the ten largest; null of nothing. */
  readonly one: number | null
  readonly five: number | null
  readonly ten: number | null
  /** Fewest customers that make up the Pareto share (four fifths), and which share of the customers they are. */
  readonly vital: number
  readonly vitalShare: number | null
  /** 0: all alike, towards 1: one has it all. */
  readonly gini: number | null
  /** Σ share²: 1 when one has it all, 1/n when all are alike. */
  readonly herfindahl: number | null
  /** Too much on the largest, or on the five largest. */
  readonly warnings: readonly ('one' | 'five')[]
}

/** @param values one a customer, in any order. */
export function concentrationOf(
  values: readonly number[],
  { concentration }: Pick<AnalysisSettings, 'concentration'>,
): Concentration {
  const ordered = Float64Array.from(values.filter(value => value > 0))
    .sort()
    .reverse()
  const cumulative = new Float64Array(ordered.length)
  let [total, ranks] = [0, 0]
  ordered.forEach((value, n) => {
    cumulative[n] = total += value
    ranks += (ordered.length - n) * value
  })
  const count = ordered.length
  if (count === 0) return nothing
  const top = (most: number): number => (cumulative[Math.min(most, count) - 1] ?? 0) / total
  const vital = cumulative.findIndex(sum => sum / total >= concentration.paretoShare) + 1
  return {
    customers: count,
    total,
    one: top(1),
    five: top(5),
    ten: top(10),
    vital,
    vitalShare: vital / count,
    gini: (2 * ranks) / (count * total) - (count + 1) / count,
    herfindahl: ordered.reduce((sum, value) => sum + (value / total) * (value / total), 0),
    warnings: warningsOf(count, top, concentration),
  }
}

/** A handful of customers cannot but hang together: five of five are no warning. */
function warningsOf(
  count: number,
  top: (most: number) => number,
  { oneWarns, fiveWarn }: AnalysisSettings['concentration'],
): Concentration['warnings'] {
  const one = count > 1 && top(1) > oneWarns
  const five = count > 5 && top(5) > fiveWarn
  return [...(one ? (['one'] as const) : []), ...(five ? (['five'] as const) : [])]
}

const nothing: Concentration = {
  customers: 0,
  total: 0,
  one: null,
  five: null,
  ten: null,
  vital: 0,
  vitalShare: null,
  gini: null,
  herfindahl: null,
  warnings: [],
}
