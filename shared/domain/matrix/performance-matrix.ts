/** 销售绩效跟进矩阵: what is put in against what comes out (DOMAIN 4.4; feat:D5). */
import type { Index } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { ratio } from '../analysis/share.ts'
import { type Matrix, type Placed, placeOn, type Snapshot } from './matrix.ts'

/** 高效复制 优化投入 补足投入 诊断止损; 正常 near both cuts. */
export const performanceQuadrants = ['replicate', 'trim', 'invest', 'diagnose', 'on-line'] as const
export type PerformanceQuadrant = (typeof performanceQuadrants)[number]

/** x = resource index, y = performance index. Input as entitled is not too much. */
const performanceMatrix = ({ matrix }: AnalysisSettings): Matrix<PerformanceQuadrant> => ({
  x: { cut: matrix.input, clear: matrix.clearRatio, isCutHigh: false },
  y: { cut: matrix.performance, clear: matrix.clearRatio, isCutHigh: true },
  quadrants: {
    low: { high: 'replicate', low: 'invest' },
    high: { high: 'trim', low: 'diagnose' },
  },
  unfavourable: ['invest', 'diagnose'],
})

/** What was, or may be, put into a customer: hours, and minor units of samples and travel. */
export interface Input {
  readonly hours: number
  readonly samples: number
  readonly travel: number
}

export const costOfInput = ({ hours, samples, travel }: Input, { profit }: Pick<AnalysisSettings, 'profit'>): number =>
  hours * profit.hourlyRate + samples + travel

/** RI = actual ÷ entitled; null when nothing is entitled: not defined, which is not endless. */
export const resourceIndex = (
  actual: Input,
  entitled: Input,
  settings: Pick<AnalysisSettings, 'profit'>,
): number | null => ratio(costOfInput(actual, settings), costOfInput(entitled, settings))

/** PI = actual ÷ expected to date; null while nothing is expected. */
export const performanceIndex = (actual: number, expected: number): number | null => ratio(actual, expected)

export interface PerformancePlace extends Placed<PerformanceQuadrant> {
  /** What to do about a diagnosis; null in the other quadrants. */
  readonly branch: DiagnoseBranch | null
}

export type DiagnoseBranch =
  /** The product does not convince: trial, comparison. */
  | 'product-proof'
  /** It does: wrong contact, or the potential is over-estimated. */
  | 'contact-or-potential'
  /** Too little is known of the confidence to say. */
  | 'ask-confidence'

/** Near both cuts a point is on line, whatever side of them it is on. */
export function placePerformance(
  snapshots: readonly [...Snapshot[], Snapshot],
  confidence: Pick<Index, 'value' | 'isHollow'>,
  settings: AnalysisSettings,
): PerformancePlace {
  const placed = placeOn(performanceMatrix(settings), snapshots, settings)
  if (isOnLine(placed.now, settings))
    return { ...placed, quadrant: 'on-line', pending: null, months: 0, isStuck: false, branch: null }
  return { ...placed, branch: placed.quadrant === 'diagnose' ? branchOf(confidence, settings) : null }
}

function isOnLine({ x, y }: Snapshot, { matrix }: AnalysisSettings): boolean {
  const isNear = (value: number | null, cut: number): boolean =>
    value !== null && value >= cut - matrix.onLine && value <= cut + matrix.onLine
  return isNear(x, matrix.input) && isNear(y, matrix.performance)
}

function branchOf(
  { value, isHollow }: Pick<Index, 'value' | 'isHollow'>,
  { matrix }: AnalysisSettings,
): DiagnoseBranch {
  if (value === null || isHollow) return 'ask-confidence'
  return value < matrix.confidence ? 'product-proof' : 'contact-or-potential'
}
