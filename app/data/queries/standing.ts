/** Goals with where they stand today, from contributions and totals; computed each time they are looked at, stored nowhere. */
import { type GoalProgress, goalProgress } from '#shared/domain/goal.ts'
import type { GoalRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { type Ketu, today } from '../ketu.ts'
import { workCalendarOf } from '../work-calendar.ts'
import { sameCustomers } from './alias.ts'
import { daysOfGoal } from './goal.ts'

export interface Standing {
  readonly goal: GoalRow
  readonly progress: GoalProgress
}

export function standingsOf(ketu: Ketu, goals: readonly GoalRow[]): Promise<Standing[]> {
  const view = { asOf: today(ketu), calendar: workCalendarOf(ketu.workspace.zone) }
  return Promise.all(
    goals.map(async goal => ({
      goal,
      progress: goalProgress(goal, await daysOfGoal(ketu.db, goal, goal.start, goal.end), view),
    })),
  )
}

/** Goals a visit or order of the customer can move: its own and its territory's whose period holds the day, its own first. */
export async function goalsMovedBy(
  db: KetuDb,
  of: { readonly customer: string; readonly territory: string },
  day: string,
): Promise<GoalRow[]> {
  const same = await sameCustomers(db, of.customer)
  const goals = await db.goals
    .where('scope.id')
    .anyOf([...same, of.territory])
    .toArray()
  return goals
    .filter(goal => goal.deletedAt === undefined && goal.start <= day && day <= goal.end)
    .sort((a, b) => Number(b.scope.kind === 'customer') - Number(a.scope.kind === 'customer') || (a.id < b.id ? -1 : 1))
}

/** The first of the later standings whose number is another than before; a goal of `preferred` wins. */
export function movedStanding(
  before: readonly Standing[],
  after: readonly Standing[],
  preferred: string,
): Standing | undefined {
  const actualBefore = new Map(before.map(({ goal, progress }) => [goal.id, progress.actual]))
  const moved = after.filter(({ goal, progress }) => actualBefore.get(goal.id) !== progress.actual)
  return moved.find(({ goal }) => goal.id === preferred) ?? moved[0]
}
