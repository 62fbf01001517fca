/** 客户关系管理矩阵: trust against importance; whom to develop first (DOMAIN 4.4; feat:D4). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Matrix } from './matrix.ts'

/** 核心伙伴 优先发展 口碑维系 观察 */
export const relationshipQuadrants = ['core-partner', 'develop-first', 'sustain', 'monitor'] as const
export type RelationshipQuadrant = (typeof relationshipQuadrants)[number]

/** x = trust, y = importance. */
export const relationshipMatrix = ({ matrix }: AnalysisSettings): Matrix<RelationshipQuadrant> => ({
  x: { cut: matrix.trust, clear: matrix.clearPoints, isCutHigh: true },
  y: { cut: matrix.importance, clear: matrix.clearPoints, isCutHigh: true },
  quadrants: {
    high: { high: 'core-partner', low: 'sustain' },
    low: { high: 'develop-first', low: 'monitor' },
  },
  unfavourable: ['develop-first'],
})

/** Steps the cadence of the class moves (3.8). */
export const cadenceSteps: { readonly [quadrant in RelationshipQuadrant]: -1 | 0 | 1 } = {
  'core-partner': 0,
  'develop-first': 1,
  sustain: 0,
  monitor: -1,
}
