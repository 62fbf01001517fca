/**
 * Working days (DOMAIN 5.3): a day is worked as the list says, else Monday to Friday. The calendar is a value, so that a
 * newly announced year needs no release; whoever shows a number computed with it can name its version.
 */
import { type Day, dayToNumber, weekdayOfNumber, yearOf } from './day.ts'

export interface WorkCalendar {
  /** Changes with every change of the lists. */
  readonly version: string
  /** True where each year's days off are announced by a notice: a year without its list is provisional (暂定). */
  readonly isAnnouncedYearly: boolean
  /** Days off whose date is the same each year; used only in years without a list. */
  readonly fixedHolidays: DayList
  readonly years: { readonly [year: string]: YearList }
}

export interface YearList {
  /** Days off, weekends among them. */
  readonly off: DayList
  /** Weekend days that are worked to make up for it. */
  readonly work: DayList
}

/** `MM-DD` and `MM-DD..MM-DD` (both ends included), separated by a space. */
export type DayList = string

/** Every week the same: for places whose holidays nobody has entered. */
export const mondayToFriday: WorkCalendar = { version: 'week', isAnnouncedYearly: false, fixedHolidays: '', years: {} }

export const isWorkday = (calendar: WorkCalendar, day: Day): boolean => workdaysBetween(calendar, day, day) === 1

/** Working days from one date to another, both included; 0 when `to` is earlier. Costs a look-up per year touched. */
export function workdaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  if (to < from) return 0
  const [firstYear, lastYear] = [yearOf(from), yearOf(to)]
  let count = workdaysThrough(calendar, to) - workdaysThrough(calendar, from, -1)
  for (let year = firstYear; year < lastYear; year++) count += workdaysThrough(calendar, `${yearText(year)}-12-31`)
  return count
}

/** True when a year between the two dates has no list yet, though one will be announced: the count may still change. */
export function isProvisional(calendar: WorkCalendar, from: Day, to: Day): boolean {
  if (!calendar.isAnnouncedYearly) return false
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.years[yearText(year)]) return true
  return false
}

const yearText = (year: number): string => String(year).padStart(4, '0')

/** Working days from 1 January to the day (and `offset` days further), both included. */
function workdaysThrough(calendar: WorkCalendar, day: Day, offset = 0): number {
  const { first, sums } = yearSums(calendar, yearOf(day))
  return sums[dayToNumber(day) - first + 1 + offset] ?? 0
}

/** `first`: day number of 1 January. Entry n of `sums`: working days among the first n days of the year. */
interface YearSums {
  readonly first: number
  readonly sums: Uint16Array
}

const sumsByCalendar = new WeakMap<WorkCalendar, Map<number, YearSums>>()

/** Built once per calendar and year. */
function yearSums(calendar: WorkCalendar, year: number): YearSums {
  let years = sumsByCalendar.get(calendar)
  if (!years) sumsByCalendar.set(calendar, (years = new Map()))
  let known = years.get(year)
  if (!known) years.set(year, (known = sumYear(calendar, yearText(year))))
  return known
}

function sumYear(calendar: WorkCalendar, year: string): YearSums {
  const list = calendar.years[year] ?? { off: calendar.fixedHolidays, work: '' }
  const first = dayToNumber(`${year}-01-01`)
  const length = dayToNumber(`${year}-12-31`) - first + 1
  const worked = Uint8Array.from({ length }, (_, n) => (weekdayOfNumber(first + n) <= 5 ? 1 : 0))
  mark(worked, list.off, year, 0)
  mark(worked, list.work, year, 1)
  const sums = new Uint16Array(length + 1)
  worked.forEach((isWorked, n) => {
    sums[n + 1] = (sums[n] ?? 0) + isWorked
  })
  return { first, sums }
}

function mark(worked: Uint8Array, list: DayList, year: string, value: 0 | 1): void {
  const first = dayToNumber(`${year}-01-01`)
  for (const range of list.split(' ').filter(Boolean)) {
    const [from = range, to = from] = range.split('..')
    worked.fill(value, dayToNumber(`${year}-${from}`) - first, dayToNumber(`${year}-${to}`) - first + 1)
  }
}
