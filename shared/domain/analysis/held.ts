/**
 * Hysteresis: a class or a side of a cut changes when it is clearly another one, or has been for two month-ends running
 * (DOMAIN 3.2, 4.4). Recomputed from the readings each time, so that every device comes to the same.
 */
import { dateOf, type Day, monthOf, yearOf } from '../day.ts'

/** What was read on a day. */
export interface Reading<Value> {
  readonly day: Day
  /** Null: not known that day. What held goes on holding, and the run is broken. */
  readonly value: Value | null
  /** Far enough from the cut to count at once. */
  readonly isClear: boolean
}

export interface Held<Value> {
  /** Null until something was read. */
  readonly value: Value | null
  /** Day of the reading since which it holds; '' while nothing does. */
  readonly since: Day
  /** What the latest reading says, when it differs and has not held long enough. */
  readonly pending: Value | null
}

/** Asked of every reading: counted, not looked up. */
export function isMonthEnd(day: Day): boolean {
  const [year, month] = [yearOf(day), monthOf(day)]
  if (month === 2) return dateOf(day) === (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28)
  return dateOf(day) === (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
}

/**
 * @param readings oldest first: month-ends, and at the end perhaps the day of looking, which confirms nothing by itself.
 * @param running month-ends a reading has to hold.
 */
export function held<Value>(readings: readonly Reading<Value>[], running: number): Held<Value> {
  let [value, since, pending, count]: [Value | null, Day, Value | null, number] = [null, '', null, 0]
  for (const reading of readings) {
    const differs = reading.value !== null && reading.value !== value
    if (!differs) {
      ;[pending, count] = [null, 0]
      continue
    }
    if (reading.value !== pending) count = 0
    pending = reading.value
    if (isMonthEnd(reading.day)) count++
    if (value === null || reading.isClear || count >= running) {
      ;[value, since, pending, count] = [reading.value, reading.day, null, 0]
    }
  }
  return { value, since, pending }
}
