/** Where the time goes against where the value is (feat:C10): minutes of visits by class beside the class's share of value. */
import { ratio } from '../analysis/share.ts'

export interface Effort {
  readonly group: string
  /** Whole ones. */
  readonly minutes: number
  /** Minor units. */
  readonly value: number
}

export interface EffortShare extends Effort {
  readonly timeShare: number | null
  readonly valueShare: number | null
}

export interface EffortByGroup {
  /** In the order of `groups`. */
  readonly shares: readonly EffortShare[]
  /** Pairs of groups of which the lower gets more time than the higher. */
  readonly inverted: readonly (readonly [above: string, below: string])[]
}

/** @param groups highest first, such as A, B, C; what belongs to none of them is left out. */
export function effortByGroup(efforts: readonly Effort[], groups: readonly string[]): EffortByGroup {
  const sums = groups.map(group => {
    const own = efforts.filter(effort => effort.group === group)
    const sum = (of: (effort: Effort) => number): number => own.reduce((all, one) => all + of(one), 0)
    return { group, minutes: sum(one => one.minutes), value: sum(one => one.value) }
  })
  const [minutes, value] = [sumOf(sums.map(one => one.minutes)), sumOf(sums.map(one => one.value))]
  return {
    shares: sums.map(one => ({
      ...one,
      timeShare: ratio(one.minutes, minutes),
      valueShare: ratio(one.value, value),
    })),
    inverted: sums.flatMap((above, n) =>
      sums.slice(n + 1).flatMap(below => (below.minutes > above.minutes ? [[above.group, below.group] as const] : [])),
    ),
  }
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)
