/** Where the time goes against where the value is (feat:C10): hours of visits by class beside the class's share of value. */
import { ratio } from '../analysis/share.ts'

export interface Effort {
  readonly group: string
  readonly hours: number
  /** Minor units. */
  readonly value: number
}

export interface EffortShare extends Effort {
  readonly hoursShare: number | null
  readonly valueShare: number | null
}

export interface EffortByGroup {
  /** In the order of `groups`. */
  readonly shares: readonly EffortShare[]
  /** Groups that get more time than one ranked above them: [less, more] of a pair is [above, below]. */
  readonly inverted: readonly (readonly [above: string, below: string])[]
}

/** @param groups highest first, such as A, B, C; what belongs to none of them is left out. */
export function effortByGroup(efforts: readonly Effort[], groups: readonly string[]): EffortByGroup {
  const sums = groups.map(group => {
    const own = efforts.filter(effort => effort.group === group)
    const sum = (of: (effort: Effort) => number): number => own.reduce((all, one) => all + of(one), 0)
    return { group, hours: sum(one => one.hours), value: sum(one => one.value) }
  })
  const [hours, value] = [sumOf(sums.map(one => one.hours)), sumOf(sums.map(one => one.value))]
  return {
    shares: sums.map(one => ({
      ...one,
      hoursShare: ratio(one.hours, hours),
      valueShare: ratio(one.value, value),
    })),
    inverted: sums.flatMap((above, n) =>
      sums.slice(n + 1).flatMap(below => (below.hours > above.hours ? [[above.group, below.group] as const] : [])),
    ),
  }
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)
