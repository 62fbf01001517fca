/** Visits to several customers planned in one go: an hour apart, a few a day, going on with the next working day. */
import { addDays, type Day } from '#shared/domain/day.ts'
import { isWorkday, type WorkCalendar } from '#shared/domain/work-calendar.ts'

export const visitsPerDay = 5

export interface Slot {
  readonly day: Day
  /** `HH:MM`. */
  readonly time: string
}

export function spreadVisits(count: number, first: Slot, calendar: WorkCalendar): readonly Slot[] {
  const slots: Slot[] = []
  let day = first.day
  while (slots.length < count) {
    for (let n = 0; n < visitsPerDay && slots.length < count; n++) slots.push({ day, time: hoursLater(first.time, n) })
    do day = addDays(day, 1)
    while (!isWorkday(calendar, day))
  }
  return slots
}

/** Never past the end of the day. */
function hoursLater(time: string, hours: number): string {
  const hour = Math.min(23, Number(time.slice(0, 2)) + hours)
  return `${String(hour).padStart(2, '0')}${time.slice(2)}`
}
