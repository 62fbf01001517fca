/** 客户关系管理矩阵: trust against importance; whom to develop first (DOMAIN 4.4; feat:D4). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Matrix, Placed } from './matrix.ts'

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

/** Steps the cadence of the class moves (3.8). A hollow point moves nothing. */
export const cadenceStep = ({
  quadrant,
  isHollow,
}: Pick<Placed<RelationshipQuadrant>, 'quadrant' | 'isHollow'>): -1 | 0 | 1 => {
  if (isHollow) return 0
  return quadrant === 'develop-first' ? 1 : quadrant === 'monitor' ? -1 : 0
}

export interface ToDevelop {
  readonly customer: string
  readonly placed: Placed<RelationshipQuadrant>
}

/** Whom to develop first: where most importance lacks most trust. Hollow points wait until more is known. */
export const rankToDevelop = (points: readonly ToDevelop[]): readonly ToDevelop[] =>
  points
    .filter(({ placed }) => placed.quadrant === 'develop-first' && !placed.isHollow)
    .sort((a, b) => lackOf(b) - lackOf(a) || (a.customer < b.customer ? -1 : 1))

const lackOf = ({ placed: { now } }: ToDevelop): number => (now.y ?? 0) * (100 - (now.x ?? 100))
