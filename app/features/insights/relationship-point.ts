/** Customers as points of the relationship matrix, and which of them a list shows. */
import { type RelationshipQuadrant, relationshipQuadrants } from '#shared/domain/matrix/relationship-matrix.ts'
import type { StandingPoint } from '#app/data/queries/customer-standing.ts'
import type { ChartPoint } from '#app/ui/quadrant-chart.tsx'

export type QuadrantFilter = RelationshipQuadrant | 'all'

/** Fewer customers show no difference between them. */
export const leastPoints = 5

export const quadrantFilters: readonly QuadrantFilter[] = [
  'develop-first',
  ...relationshipQuadrants.filter(one => one !== 'develop-first'),
  'all',
]

/** The points of a filter, the most important first. */
export const pointsIn = (points: readonly StandingPoint[], filter: QuadrantFilter): readonly StandingPoint[] =>
  points
    .filter(({ standing }) => filter === 'all' || standing.place.quadrant === filter)
    .sort((a, b) => (b.standing.importance.value ?? 0) - (a.standing.importance.value ?? 0))

export function countByQuadrant(points: readonly StandingPoint[]): { readonly [filter in QuadrantFilter]: number } {
  const counts = { 'core-partner': 0, 'develop-first': 0, sustain: 0, monitor: 0, all: points.length }
  for (const { standing } of points) if (standing.place.quadrant !== null) counts[standing.place.quadrant]++
  return counts
}

export function chartPoint({ card, standing }: StandingPoint): ChartPoint {
  const { importance, trust, place, before } = standing
  return {
    id: card.id,
    name: card.name,
    x: trust.value ?? 0,
    y: importance.value ?? 0,
    mark: card.class === '' ? 'C' : card.class,
    isTinted: place.quadrant === 'develop-first',
    isHollow: place.isHollow,
    from: before.trust === null || before.importance === null ? undefined : { x: before.trust, y: before.importance },
  }
}
