/** The order of the goals list: what needs attention first, sections by status, what is over at the end. Pure. */
import type { Day } from '#shared/domain/day.ts'
import type { GoalStatus } from '#shared/domain/goal-status.ts'
import type { GoalStanding } from '#app/data/queries/goal-progress.ts'

export const goalFilters = ['all', 'mine', 'customer', 'territory'] as const
export type GoalFilter = (typeof goalFilters)[number]

export function filterGoals(
  standings: readonly GoalStanding[],
  filter: GoalFilter,
  me: string,
): readonly GoalStanding[] {
  if (filter === 'all') return standings
  return standings.filter(({ goal }) => (filter === 'mine' ? goal.owner === me : goal.scope.kind === filter))
}

export interface GoalSection {
  readonly status: GoalStatus
  readonly standings: readonly GoalStanding[]
}

export interface SortedGoals {
  /** Worst first; only sections with something in them. */
  readonly sections: readonly GoalSection[]
  /** Whose period is over, the latest first. */
  readonly ended: readonly GoalStanding[]
}

/** What needs attention first. */
export const goalStatusOrder: readonly GoalStatus[] = [
  'incomplete',
  'behind',
  'at-risk',
  'starting',
  'on-track',
  'not-started',
  'achieved',
  'missed',
]

export function sortGoals(standings: readonly GoalStanding[], asOf: Day): SortedGoals {
  const ended = standings.filter(({ goal, progress }) => progress.status !== 'incomplete' && goal.end < asOf)
  const running = standings.filter(standing => !ended.includes(standing))
  const sections = goalStatusOrder
    .map(status => ({ status, standings: running.filter(({ progress }) => progress.status === status) }))
    .filter(section => section.standings.length > 0)
    .map(section => ({ ...section, standings: section.standings.toSorted(worstFirst) }))
  return { sections, ended: ended.toSorted((a, b) => compare(b.goal.end, a.goal.end) || worstFirst(a, b)) }
}

/** Farthest behind its pace first; without a pace, the one that ends first. */
function worstFirst(a: GoalStanding, b: GoalStanding): number {
  const [x, y] = [a.progress.pace, b.progress.pace]
  if (x !== null && y !== null && x !== y) return x - y
  return compare(a.goal.end, b.goal.end) || compare(a.goal.id, b.goal.id)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
