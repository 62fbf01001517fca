/** How often a customer wants to be seen, and how late a visit is (DOMAIN 3.8, due list). */
import { addDays, type Day, daysBetween } from './day.ts'

/**
 * The day the agreed interval runs out, counted from the last visit, or from the day the customer was entered when there
 * was none. '' when no interval is agreed (`cadenceDays` below 1).
 */
export const dueDay = (lastVisit: Day, entered: Day, cadenceDays: number): Day =>
  cadenceDays < 1 ? '' : addDays(lastVisit || entered, cadenceDays)

/** Days without a visit; null when there was none. */
export const silenceDays = (lastVisit: Day, asOf: Day): number | null =>
  lastVisit === '' ? null : Math.max(0, daysBetween(lastVisit, asOf))

/** Intervals past due: 0 on the day it runs out, 1 after a second one, negative before. Null without an interval. */
export const urgency = (due: Day, cadenceDays: number, asOf: Day): number | null =>
  due === '' || cadenceDays < 1 ? null : daysBetween(due, asOf) / cadenceDays
