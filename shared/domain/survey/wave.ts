/** Waves: a survey that is asked again counts one answer a respondent and wave. Who is due for the next one. */
import { addDays, type Day, daysBetween } from '../day.ts'

/**
 * First day of the wave a day is in: of whole periods since the survey began, or, for one that is asked when somebody asks, of the
 * quarter.
 */
export function waveOf(day: Day, everyDays: number, begin: Day): Day {
  if (everyDays <= 0) return quarterOf(day)
  return addDays(begin, Math.floor(daysBetween(begin, day) / everyDays) * everyDays)
}

const quarterOf = (day: Day): Day => {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

/** Somebody a survey can be asked. */
export interface Askable {
  readonly id: string
  /** Key or of class A: asked for the first time without anybody deciding it. */
  readonly isCore: boolean
}

export interface DueSurvey<C extends Askable = Askable> {
  readonly customer: C
  /** Day it was last asked; '' = never. */
  readonly last: Day
}

/**
 * Who is due: whoever answered before once the period has run out, and the core customers who were never asked. The longest
 * silent first.
 *
 * @param last by customer: the day of the newest answers.
 */
export function dueFor<C extends Askable>(
  everyDays: number,
  customers: readonly C[],
  last: ReadonlyMap<string, Day>,
  today: Day,
): readonly DueSurvey<C>[] {
  if (everyDays <= 0) return []
  return customers
    .map(customer => ({ customer, last: last.get(customer.id) ?? '' }))
    .filter(({ customer, last: day }) => (day === '' ? customer.isCore : addDays(day, everyDays) <= today))
    .sort((a, b) => (a.last === b.last ? (a.customer.id < b.customer.id ? -1 : 1) : a.last < b.last ? -1 : 1))
}
