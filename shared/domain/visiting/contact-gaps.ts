/** Where nobody talked to a customer for too long, whatever the department (feat:G9). */
import { type Day, daysBetween } from '../day.ts'

export interface ContactGap {
  /** Days of the contacts at its ends; `to` is asOf for a silence that lasts. */
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly isOpen: boolean
}

/** Gaps longer than two cadences, oldest first. @param contacts days of any contact, in any order. */
export function contactGaps(contacts: readonly Day[], cadenceDays: number, asOf: Day): readonly ContactGap[] {
  if (cadenceDays < 1) return []
  const days = [...new Set(contacts.filter(day => day <= asOf))].sort()
  return days.flatMap((from, n) => {
    const next = days[n + 1]
    const to = next ?? asOf
    const length = daysBetween(from, to)
    return length > 2 * cadenceDays ? [{ from, to, days: length, isOpen: next === undefined }] : []
  })
}
