/** Months, quarters, halves and years of the calendar: the periods goals are set for. Their names are words of the app. */
import { type Day, endOfMonth, monthOf, startOfMonth } from './day.ts'

export const periodKinds = ['month', 'quarter', 'half', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

export interface Period {
  readonly kind: PeriodKind
  /** First and last day, both included. */
  readonly start: Day
  readonly end: Day
}

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** The period a day falls in, or one `offset` periods later (negative: earlier). */
export function periodOf(kind: PeriodKind, day: Day, offset = 0): Period {
  const months = monthsIn[kind]
  const start = startOfMonth(day, offset * months - ((monthOf(day) - 1) % months))
  return { kind, start, end: endOfMonth(start, months - 1) }
}

export const nextPeriod = (period: Period): Period => periodOf(period.kind, period.start, 1)

export const previousPeriod = (period: Period): Period => periodOf(period.kind, period.start, -1)

/** The kind of a typed pair of dates, or undefined when they are no whole period. */
export const periodKindOf = (start: Day, end: Day): PeriodKind | undefined =>
  periodKinds.find(kind => {
    const period = periodOf(kind, start)
    return period.start === start && period.end === end
  })
