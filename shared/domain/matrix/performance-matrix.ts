/** 销售绩效跟进矩阵: what is put in against what comes out (DOMAIN 4.4; feat:D5). */
import type { Index } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { ratio } from '../analysis/share.ts'
import { isWholeMonthEnd, type Matrix, type Placed, placeOn, type Snapshot } from './matrix.ts'

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

/** Near both cuts a point is on line, whatever side of them it is on; a spell on line ends a run in a quadrant. */
export function placePerformance(
  snapshots: readonly [...Snapshot[], Snapshot],
  confidence: Pick<Index, 'value' | 'isHollow'>,
  settings: AnalysisSettings,
): PerformancePlace {
  const matrix = performanceMatrix(settings)
  const placed = placeOn(matrix, snapshots, settings)
  const areOnLine = snapshots.map(one => isOnLine(one, settings))
  const isNowOnLine = areOnLine.at(-1) === true
  const run = snapshots.slice(areOnLine.lastIndexOf(!isNowOnLine) + 1)
  const since = run[0]?.day ?? placed.since
  if (isNowOnLine) {
    const months = run.filter(isWholeMonthEnd).length
    return { ...placed, quadrant: 'on-line', since, pending: null, months, isStuck: false, branch: null }
  }
  const months = run.filter(one => one.day >= placed.since && isWholeMonthEnd(one)).length
  const isUnfavourable = placed.quadrant !== null && matrix.unfavourable.includes(placed.quadrant)
  return {
    ...placed,
    since: placed.quadrant !== null && since > placed.since ? since : placed.since,
    months: placed.quadrant === null ? 0 : months,
    isStuck: isUnfavourable && months >= settings.matrix.stuckAfter,
    branch: placed.quadrant === 'diagnose' ? branchOf(confidence, settings) : null,
  }
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
