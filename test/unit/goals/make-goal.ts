/** Goals of a test with only what it is about spelled out. */
import type { GoalStanding } from '#app/data/queries/goal-progress.ts'
import type { DayTotal } from '#shared/domain/goal-pace.ts'
import { goalProgress } from '#shared/domain/goal.ts'
import type { GoalRow } from '#shared/domain/record.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'

export const makeGoal = (values: Partial<GoalRow> = {}): GoalRow => ({
  id: 'g',
  doc: 'customer.x',
  bornAt: 0,
  bornBy: 'm',
  title: '四季度拜访',
  metric: 'visits',
  target: 62,
  start: '2026-10-01',
  end: '2026-12-31',
  pace: 'working',
  owner: 'm',
  template: 'visits',
  note: '',
  scope: { kind: 'customer', id: 'c' },
  ...values,
})

export const visitDays = (day: string, visits: number): DayTotal => ({ day, visits, orders: 0, revenue: 0 })

/** @param visits all made on 12 October. */
export function makeStanding(asOf: string, visits: number, values: Partial<GoalRow> = {}): GoalStanding {
  const goal = makeGoal(values)
  const progress = goalProgress(goal, [visitDays('2026-10-12', visits)], { asOf, calendar: chinaCalendar })
  return { goal, progress, scopeName: '禾岭医药' }
}
