/** 价值 · 高度 · 需求: a customer by what it is worth, how high up we are known, and how much it needs us (feat:C9). */
import type { AbcClass } from '../purchase/abc.ts'

export type AxisLevel = 'low' | 'middle' | 'high'

export interface ThreeAxes {
  /** Null: not known. */
  readonly value: AxisLevel | null
  readonly height: AxisLevel | null
  readonly need: AxisLevel | null
}

/**
 * @param powers decision power, 1–5, of the contacts we have talked to; the highest counts.
 * @param needs strength, 1–5, of the open needs; the strongest counts.
 */
export const threeAxes = (abc: AbcClass | null, powers: readonly number[], needs: readonly number[]): ThreeAxes => ({
  value: abc === null ? null : abc === 'A' ? 'high' : abc === 'B' ? 'middle' : 'low',
  height: highest(powers),
  need: highest(needs),
})

const highest = (levels: readonly number[]): AxisLevel | null => {
  if (levels.length === 0) return null
  const most = Math.max(...levels)
  return most >= 4 ? 'high' : most >= 3 ? 'middle' : 'low'
}
