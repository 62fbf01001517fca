/** How often a class is visited, and what was counted of it: planned against done (DOMAIN 3.8). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import { ratio } from '../analysis/share.ts'
import type { VisitRow } from '../record.ts'

/** From afar to weekly: the steps a cadence moves on. D is served without visits. */
export const cadenceClasses = ['D', 'C', 'B', 'A'] as const
export type CadenceClass = (typeof cadenceClasses)[number]

export interface CallPlan {
  readonly class: CadenceClass
  /** Visits a quarter. */
  readonly visits: number
  /** Days between visits; 0: none are due. */
  readonly days: number
}

/** @param steps of the relationship matrix: 1 where a customer is developed first, -1 where it is only watched. */
export function callPlanOf(
  abc: CadenceClass,
  steps: number,
  { visiting }: Pick<AnalysisSettings, 'visiting'>,
): CallPlan {
  const step = Math.min(cadenceClasses.length - 1, Math.max(0, cadenceClasses.indexOf(abc) + steps))
  const planned = cadenceClasses[step] ?? abc
  return { class: planned, visits: visiting.visitsOfClass[planned], days: visiting.daysOfClass[planned] }
}

type CountedVisit = Pick<VisitRow, 'customer' | 'day' | 'state' | 'channel' | 'deletedAt'>

/**
 * What was done, by customer: a customer counts once a day, face to face for 1, from afar for less. Planned visits count
 * for nothing.
 */
export function countVisits(
  visits: readonly CountedVisit[],
  { visiting }: Pick<AnalysisSettings, 'visiting'>,
): ReadonlyMap<string, number> {
  const days = new Map<string, Map<string, boolean>>()
  for (const visit of visits) {
    if (visit.state !== 'done' || visit.deletedAt !== undefined) continue
    let isFaceToFace = days.get(visit.customer)
    if (!isFaceToFace) days.set(visit.customer, (isFaceToFace = new Map()))
    isFaceToFace.set(visit.day, (isFaceToFace.get(visit.day) ?? false) || visit.channel === 'visit')
  }
  return new Map(
    [...days].map(([customer, isFaceToFace]) => {
      const faces = [...isFaceToFace.values()].filter(Boolean).length
      return [customer, faces + (isFaceToFace.size - faces) * visiting.remoteWeight]
    }),
  )
}

export interface PlannedVisits {
  readonly customer: string
  readonly planned: number
  readonly actual: number
}

export interface Execution {
  /** Customers visited ÷ customers planned for. */
  readonly reach: number | null
  /** Visits ÷ customers visited. */
  readonly frequency: number | null
  /** Share of the customers with all their visits. */
  readonly fullCoverage: number | null
  /** Σ min(actual, planned) ÷ Σ planned: visiting favourites too often hides no gap. */
  readonly attainment: number | null
  /** Σ actual ÷ Σ planned. */
  readonly raw: number | null
}

/** Of the customers somebody planned to visit. */
export function executionOf(customers: readonly PlannedVisits[]): Execution {
  const targets = customers.filter(({ planned }) => planned > 0)
  const visited = targets.filter(({ actual }) => actual > 0)
  const sum = (of: (customer: PlannedVisits) => number): number => targets.reduce((all, one) => all + of(one), 0)
  const planned = sum(one => one.planned)
  const actual = sum(one => one.actual)
  return {
    reach: ratio(visited.length, targets.length),
    frequency: ratio(actual, visited.length),
    fullCoverage: ratio(targets.filter(one => one.actual >= one.planned).length, targets.length),
    attainment: ratio(
      sum(one => Math.min(one.actual, one.planned)),
      planned,
    ),
    raw: ratio(actual, planned),
  }
}
