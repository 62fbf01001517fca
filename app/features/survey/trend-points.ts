/** Where the waves of a score stand in a picture of 320 × 72: time runs evenly, the scale is whole. */
import type { ScaleResult } from '#shared/domain/survey/result.ts'

export interface TrendPoint {
  readonly x: number
  readonly y: number
}

const bounds = { nps: [-100, 100], csat: [0, 1], ces: [1, 7] } as const
const [left, right, top, bottom] = [8, 312, 8, 64]

/** Waves with too few answers have no point. */
export function trendPoints({ kind, waves }: Pick<ScaleResult, 'kind' | 'waves'>): readonly TrendPoint[] {
  const [low, high] = bounds[kind]
  const step = waves.length < 2 ? 0 : (right - left) / (waves.length - 1)
  return waves.flatMap(({ score }, n) =>
    score === null
      ? []
      : [{ x: Math.round(left + n * step), y: Math.round(bottom - ((score - low) / (high - low)) * (bottom - top)) }],
  )
}
