/** What a manager reads of territories: integers that sum, so that a territory shows exactly what its subtree holds. Pure. */
import type { GoalStatus } from '#shared/domain/goal-status.ts'
import { territoriesBelow, type TerritoryNode } from '#shared/policy/actor.ts'

export interface Figures {
  /** Customers visited on a day count once that day. */
  readonly visitsWeek: number
  readonly visitsMonth: number
  readonly customers: number
  /** Past their agreed interval. */
  readonly silent: number
  /** Running goals by how they stand. */
  readonly goals: GoalCounts
}

export interface GoalCounts {
  readonly total: number
  readonly behind: number
  readonly atRisk: number
}

export const noFigures: Figures = {
  visitsWeek: 0,
  visitsMonth: 0,
  customers: 0,
  silent: 0,
  goals: { total: 0, behind: 0, atRisk: 0 },
}

export const sumOfFigures = (all: readonly Figures[]): Figures =>
  all.reduce(
    (sum, each) => ({
      visitsWeek: sum.visitsWeek + each.visitsWeek,
      visitsMonth: sum.visitsMonth + each.visitsMonth,
      customers: sum.customers + each.customers,
      silent: sum.silent + each.silent,
      goals: {
        total: sum.goals.total + each.goals.total,
        behind: sum.goals.behind + each.goals.behind,
        atRisk: sum.goals.atRisk + each.goals.atRisk,
      },
    }),
    noFigures,
  )

/** Each territory with what it and all below it hold (DOMAIN 5.6: every fact once, whatever the depth). */
export const rollUp = (
  territories: readonly TerritoryNode[],
  own: ReadonlyMap<string, Figures>,
): ReadonlyMap<string, Figures> =>
  new Map(
    territories.map(({ id }) => [
      id,
      sumOfFigures([...territoriesBelow(id, territories)].map(below => own.get(below) ?? noFigures)),
    ]),
  )

export const countGoals = (statuses: readonly GoalStatus[]): GoalCounts => ({
  total: statuses.length,
  behind: statuses.filter(status => status === 'behind').length,
  atRisk: statuses.filter(status => status === 'at-risk').length,
})
