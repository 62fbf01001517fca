/** 客户决策倾向矩阵: willingness against perceived risk, of a contact and then of the customer (DOMAIN 4.4; feat:D6). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Matrix } from './matrix.ts'

/** 推进成交 降险助推 激发需求 培育等待 */
export const decisionQuadrants = ['close', 'de-risk', 'create-need', 'nurture'] as const
export type DecisionQuadrant = (typeof decisionQuadrants)[number]

/** x = willingness, y = risk. */
export const decisionMatrix = ({ matrix }: AnalysisSettings): Matrix<DecisionQuadrant> => ({
  x: { cut: matrix.willingness, clear: matrix.clearPoints, isCutHigh: true },
  y: { cut: matrix.risk, clear: matrix.clearPoints, isCutHigh: true },
  quadrants: {
    high: { low: 'close', high: 'de-risk' },
    low: { low: 'create-need', high: 'nurture' },
  },
  unfavourable: ['create-need', 'nurture'],
})
