/**
 * Business dates. A `Day` is `YYYY-MM-DD` in the workspace's zone; arithmetic runs on day numbers, never on local
 * timestamps (DOMAIN 0.1). Days compare as strings.
 */

/** `YYYY-MM-DD`. Values from outside pass `isDay` first: the functions below trust what they are given. */
export type Day = string
/** The day a week begins: Monday or Sunday. */
export type WeekStart = 1 | 7

const dayMs = 86_400_000
const minuteMs = 60_000
const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** True for a date that exists: 2026-02-30 is none. */
export const isDay = (value: string): boolean => dayPattern.test(value) && numberToDay(dayToNumber(value)) === value

/** Days since 1970-01-01. */
export const dayToNumber = (day: Day): number =>
  remembered(dayNumbers, day, () => Date.UTC(yearOf(day), monthOf(day) - 1, dateOf(day)) / dayMs)

export const numberToDay = (number: number): Day =>
  remembered(dayNames, number, () =>
    Number.isFinite(number) ? new Date(number * dayMs).toISOString().slice(0, 10) : '',
  )

/** Reading and writing dates is half the work of an analysis of everybody, and it is the same few thousand days over and over. */
const dayNumbers = new Map<Day, number>()
const dayNames = new Map<number, Day>()
const maxRemembered = 20_000

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = find()
  if (known.size >= maxRemembered) known.clear()
  known.set(key, value)
  return value
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))
/** 1–12. */
export const monthOf = (day: Day): number => Number(day.slice(5, 7))
/** Day of the month, 1–31. */
export const dateOf = (day: Day): number => Number(day.slice(8, 10))

export const addDays = (day: Day, count: number): Day => numberToDay(dayToNumber(day) + count)

/** Days from one date to another: 0 for the same, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayToNumber(to) - dayToNumber(from)

/** A month later keeps the date, or takes the last of a shorter month: 31 January → 28 February. */
export function addMonths(day: Day, count: number): Day {
  const first = startOfMonth(day, count)
  return addDays(first, Math.min(dateOf(day), dateOf(endOfMonth(first))) - 1)
}

/** First of the month `offset` months away. */
export const startOfMonth = (day: Day, offset = 0): Day =>
  numberToDay(Date.UTC(yearOf(day), monthOf(day) - 1 + offset, 1) / dayMs)

/** Last of the month `offset` months away. */
export const endOfMonth = (day: Day, offset = 0): Day => addDays(startOfMonth(day, offset + 1), -1)

/** ISO: Monday = 1 … Sunday = 7. */
export const weekday = (day: Day): number => weekdayOfNumber(dayToNumber(day))

/** 1970-01-01 was a Thursday. */
export const weekdayOfNumber = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

/** The Monday (or Sunday) on or before the day. */
export const startOfWeek = (day: Day, weekStart: WeekStart = 1): Day =>
  addDays(day, -((weekday(day) - weekStart + 7) % 7))

/** The business date of an instant (ms since the epoch) in an IANA zone. An unknown zone throws: see `isZone`. */
export const dayOfInstant = (at: number, zone: string): Day =>
  numberToDay(Math.floor((at + offsetAt(at, zone)) / dayMs))

/** Wall clock `HH:MM` of an instant. */
export const timeOfInstant = (at: number, zone: string): string =>
  new Date(at + offsetAt(at, zone)).toISOString().slice(11, 16)

/**
 * The instant of a wall-clock time `HH:MM` on a day. A time the clocks skip counts on from before the change
 * (02:30 → 03:30); of a time that comes twice, the first.
 */
export function instantOfDay(day: Day, time: string, zone: string): number {
  const wall = dayToNumber(day) * dayMs + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * minuteMs
  const before = wall - offsetAt(wall - dayMs, zone)
  const after = wall - offsetAt(wall + dayMs, zone)
  const isShown = (at: number): boolean => at + offsetAt(at, zone) === wall
  return !isShown(before) && isShown(after) ? after : before
}

export function isZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const offsetsByZone = new Map<string, Map<number, number>>()

/**
 * Minutes east of Greenwich, in ms. Asking Intl costs microseconds, so it is asked once for each end of a UTC day; only
 * inside a day whose ends differ (the clocks change) is it asked for the instant itself.
 */
function offsetAt(at: number, zone: string): number {
  let offsets = offsetsByZone.get(zone)
  if (!offsets) offsetsByZone.set(zone, (offsets = new Map()))
  const number = Math.floor(at / dayMs)
  const first = offsetOfNumber(number, zone, offsets)
  return first === offsetOfNumber(number + 1, zone, offsets) ? first : askOffset(at, zone)
}

function offsetOfNumber(number: number, zone: string, offsets: Map<number, number>): number {
  const known = offsets.get(number)
  if (known !== undefined) return known
  const offset = askOffset(number * dayMs, zone)
  offsets.set(number, offset)
  return offset
}

function askOffset(at: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}
