/** How a date phrase is read. The day itself waits until it is known whether the clause looks forward or back. */
import {
  addDays,
  addMonths,
  type Day,
  dateOf,
  daysBetween,
  endOfMonth,
  isDay,
  monthOf,
  startOfMonth,
  startOfWeek,
  weekday,
  yearOf,
} from '../day.ts'

/** `ahead`: a promise, never a day gone by. `back`: something that happened. `near`: nothing says. */
export type Lean = 'ahead' | 'back' | 'near'

export type ReadDay = (today: Day, lean: Lean) => Day | undefined

export interface DateRule {
  /** Global. */
  readonly pattern: RegExp
  readonly read: (groups: Groups) => ReadDay | undefined
  /** The phrase names a week, a month or a year; its day is the last of it. Nobody visited `last month`. */
  readonly isPeriod?: true
}

export type Groups = Readonly<Record<string, string | undefined>>

/** A day of the Monday-start week `weeks` away: 下周三 is `weekdayOf(3, 1)`, on a Sunday too. */
export const weekdayOf =
  (number: number, weeks: number): ((today: Day, lean?: Lean) => Day) =>
  today =>
    addDays(startOfWeek(today), weeks * 7 + number - 1)

/** A day of this week; in a promise made after it, the same day of the next one. */
export const weekdayOfThisWeek =
  (number: number): ReadDay =>
  (today, lean) => {
    const day = weekdayOf(number, 0)(today)
    return lean === 'ahead' && day < today ? addDays(day, 7) : day
  }

/** A weekday without a week: the coming one, today included; the last one where the clause looks back. */
export const bareWeekday =
  (number: number): ReadDay =>
  (today, lean) => {
    const ahead = (number - weekday(today) + 7) % 7
    return addDays(today, lean === 'back' && ahead > 0 ? ahead - 7 : ahead)
  }

/** The `date`th of this month, or of the next (last) one when that is over (still to come). */
export const dateOfMonth =
  (date: number): ReadDay =>
  (today, lean) => {
    const step = lean === 'back' ? -1 : 1
    const isFitting = (day: Day): boolean => (lean === 'back' ? day <= today : day >= today)
    for (let months = 0; Math.abs(months) <= 3; months += step) {
      const day = dateInMonth(startOfMonth(today, months), date)
      if (day !== undefined && isFitting(day)) return day
    }
    return undefined
  }

export const dateOfOtherMonth =
  (date: number, months: number): ReadDay =>
  today =>
    dateInMonth(startOfMonth(today, months), date)

/** A month and a date; without a year the nearest one the clause allows. */
export const dayOfYear =
  (month: number, date: number, year?: number): ReadDay =>
  (today, lean) =>
    year === undefined ? nearestYear(y => makeDay(y, month, date), today, lean) : makeDay(year, month, date)

/** The last day of a month. */
export const lastOfMonth =
  (month: number, year?: number): ReadDay =>
  (today, lean) => {
    const read = (y: number): Day | undefined => {
      const first = makeDay(y, month, 1)
      return first && endOfMonth(first)
    }
    return year === undefined ? nearestYear(read, today, lean) : read(year)
  }

/** Tries this year, then the years beside it. */
function nearestYear(read: (year: number) => Day | undefined, today: Day, lean: Lean): Day | undefined {
  const days = [0, 1, -1].map(offset => read(yearOf(today) + offset)).filter(day => day !== undefined)
  const fitting = days.filter(day => lean === 'near' || (lean === 'ahead' ? day >= today : day <= today))
  return fitting.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0]
}

const pad = (number: number): string => String(number).padStart(2, '0')

export function makeDay(year: number, month: number, date: number): Day | undefined {
  const day = `${year}-${pad(month)}-${pad(date)}`
  return isDay(day) ? day : undefined
}

const dateInMonth = (first: Day, date: number): Day | undefined =>
  date >= 1 && date <= dateOf(endOfMonth(first)) ? addDays(first, date - 1) : undefined

export const daysAway =
  (days: number): ReadDay =>
  today =>
    addDays(today, days)

export const monthsAway =
  (months: number): ReadDay =>
  today =>
    addMonths(today, months)

/** The last day of the month `months` away. */
export const monthEnd =
  (months: number): ReadDay =>
  today =>
    endOfMonth(today, months)

/** A date of the month `months` away; this month's when it is not over, else the next one's. */
export const monthDate =
  (date: number, months: number | undefined): ReadDay =>
  (today, lean) => {
    if (months !== undefined) return dateOfOtherMonth(date, months)(today, lean)
    const here = dateOfOtherMonth(date, 0)(today, lean)
    return here !== undefined && (here >= today || lean === 'back') ? here : dateOfOtherMonth(date, 1)(today, lean)
  }

/** `month`, `date` of the year `years` away. */
export const dateOfYear =
  (month: number, date: number, years: number): ReadDay =>
  today =>
    makeDay(yearOf(today) + years, month, date)

/** The last day of the quarter `quarters` away. */
export const quarterEnd =
  (quarters: number): ReadDay =>
  today =>
    endOfMonth(today, 2 - ((monthOf(today) - 1) % 3) + quarters * 3)
