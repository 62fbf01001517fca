/** Seeded choices. */
import { testRandom } from '../kit/test-random.ts'

export interface Chance {
  /** 0 ≤ x < count, whole. */
  below(count: number): number
  /** True in this share of the cases. */
  is(share: number): boolean
  /** Throws for an empty list. */
  of<T>(list: readonly T[]): T
}

export function createChance(seed: number): Chance {
  const random = testRandom(seed)
  const below = (count: number): number => Math.floor(random() * count)
  return {
    below,
    is: share => random() < share,
    of: list => {
      if (list.length === 0) throw new Error('nothing to choose from')
      return list[below(list.length)] as (typeof list)[number]
    },
  }
}
