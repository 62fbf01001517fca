/** Do the hours in the field carry the visits that are wanted (DOMAIN 3.8; Talley 1961, the workload method; feat:F9). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Period } from '../period.ts'
import { type WorkCalendar, workdaysBetween } from '../work-calendar.ts'

/** Days that are not spent in the field. */
export interface DaysAway {
  readonly leave: number
  readonly training: number
  readonly meetings: number
}

/** Hours in the field that a period has. */
export function fieldHours(
  { start, end }: Pick<Period, 'start' | 'end'>,
  { leave, training, meetings }: DaysAway,
  calendar: WorkCalendar,
  { visiting }: Pick<AnalysisSettings, 'visiting'>,
): number {
  const days = workdaysBetween(calendar, start, end) - leave - training - meetings
  return Math.max(0, days) * visiting.hoursPerDay * visiting.fieldShare
}

/** Customers seen equally often, with visit and way in minutes. */
export interface VisitNeed {
  readonly customers: number
  readonly visits: number
  readonly minutes: number
}

export const neededHours = (needs: readonly VisitNeed[]): number =>
  needs.reduce((sum, { customers, visits, minutes }) => sum + customers * visits * minutes, 0) / 60

export interface Utilisation {
  /** need ÷ capacity; null without a capacity. Of the capacity of one person: how many people it takes. */
  readonly value: number | null
  /** impossible: to be resolved before a plan can be submitted. */
  readonly state: 'ok' | 'tight' | 'impossible'
}

export function utilisation(
  need: number,
  capacity: number,
  { visiting }: Pick<AnalysisSettings, 'visiting'>,
): Utilisation {
  if (capacity <= 0) return { value: null, state: need > 0 ? 'impossible' : 'ok' }
  const value = need / capacity
  const state = value > visiting.impossibleAbove ? 'impossible' : value > visiting.tightAbove ? 'tight' : 'ok'
  return { value, state }
}
