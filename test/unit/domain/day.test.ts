import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayOfInstant,
  daysBetween,
  dayToNumber,
  endOfMonth,
  instantOfDay,
  isDay,
  isZone,
  numberToDay,
  startOfMonth,
  startOfWeek,
  timeOfInstant,
  weekday,
} from '#shared/domain/day.ts'

const utc = (text: string): number => Date.parse(text)

describe('day numbers', () => {
  test('count from 1970-01-01 and come back as the same date', () => {
    expect(dayToNumber('1970-01-01')).toBe(0)
    expect(dayToNumber('2026-02-13')).toBe(20497)
    for (let n = -30_000; n < 60_000; n += 37) expect(dayToNumber(numberToDay(n))).toBe(n)
  })

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-01', 365, '2027-01-01'],
  ])('%s and %d days is %s', (day, count, then) => {
    expect(addDays(day, count)).toBe(then)
    expect(daysBetween(day, then)).toBe(count)
  })

  test('only dates that exist are days', () => {
    for (const day of ['2024-02-29', '1996-07-04', '2026-12-31']) expect(isDay(day)).toBe(true)
    for (const day of ['', '2026-02-29', '2026-02-31', '2026-13-01', '2026-00-10', '2026-1-1', '2026-01-01T00:00'])
      expect(isDay(day)).toBe(false)
  })
})

describe('weeks and months', () => {
  test('a week has Monday 1 to Sunday 7, also before 1970', () => {
    expect(weekday('2026-11-23')).toBe(1)
    expect(weekday('2026-11-22')).toBe(7)
    expect(weekday('1969-12-31')).toBe(3)
  })

  test('a Sunday belongs to the week of the Monday before it, or starts its own', () => {
    expect(startOfWeek('2026-11-22')).toBe('2026-11-16')
    expect(startOfWeek('2026-11-22', 7)).toBe('2026-11-22')
    expect(startOfWeek('2026-11-23', 7)).toBe('2026-11-22')
    expect(startOfWeek('2026-11-23')).toBe('2026-11-23')
  })

  test('months begin on the first and end on their last day', () => {
    expect(startOfMonth('2026-12-17', 1)).toBe('2027-01-01')
    expect(endOfMonth('2026-12-17')).toBe('2026-12-31')
    expect(endOfMonth('2024-01-31', 1)).toBe('2024-02-29')
  })

  test('a month later keeps the date or takes the last of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', 1)).toBe('2026-02-15')
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28')
  })
})

describe('zones', () => {
  test('the business date is the one on the wall of the zone', () => {
    expect(dayOfInstant(utc('2026-02-13T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-02-13')
    expect(dayOfInstant(utc('2026-02-13T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-02-14')
    expect(dayOfInstant(utc('2026-03-08T04:59:00Z'), 'America/New_York')).toBe('2026-03-07')
    expect(timeOfInstant(utc('2026-02-13T06:37:20Z'), 'Asia/Kathmandu')).toBe('12:22')
  })

  test('a wall clock names one instant, also on the days the clocks change', () => {
    expect(instantOfDay('2026-02-14', '00:00', 'Asia/Shanghai')).toBe(utc('2026-02-13T16:00:00Z'))
    expect(instantOfDay('2026-03-08', '01:30', 'America/New_York')).toBe(utc('2026-03-08T06:30:00Z'))
    expect(instantOfDay('2026-03-08', '03:30', 'America/New_York')).toBe(utc('2026-03-08T07:30:00Z'))
    expect(instantOfDay('2026-11-01', '02:30', 'America/New_York')).toBe(utc('2026-11-01T07:30:00Z'))
  })

  test('a skipped time counts on, a repeated time is the first of the two', () => {
    expect(instantOfDay('2026-03-08', '02:30', 'America/New_York')).toBe(utc('2026-03-08T07:30:00Z'))
    expect(instantOfDay('2026-11-01', '01:30', 'America/New_York')).toBe(utc('2026-11-01T05:30:00Z'))
    expect(instantOfDay('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe(utc('2026-10-03T15:45:00Z'))
  })

  test('every instant has the date and time that Intl shows', () => {
    const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
    const arbitraryInstant = fc.integer({ min: utc('1996-01-01T00:00Z'), max: utc('2040-01-01T00:00Z') })
    fc.assert(
      fc.property(fc.constantFrom(...zones), arbitraryInstant, (timeZone, at) => {
        const shown = new Date(at).toLocaleString('sv-SE', { timeZone })
        expect(`${dayOfInstant(at, timeZone)} ${timeOfInstant(at, timeZone)}`).toBe(shown.slice(0, 16))
      }),
      { numRuns: 2000 },
    )
  })

  test('the instant of a shown date and time shows them again', () => {
    const arbitraryMinute = fc.integer({
      min: utc('2000-01-01T00:00Z') / 60_000,
      max: utc('2040-01-01T00:00Z') / 60_000,
    })
    fc.assert(
      fc.property(fc.constantFrom('America/New_York', 'Europe/London'), arbitraryMinute, (zone, minute) => {
        const [day, time] = [dayOfInstant(minute * 60_000, zone), timeOfInstant(minute * 60_000, zone)]
        const again = instantOfDay(day, time, zone)
        expect([dayOfInstant(again, zone), timeOfInstant(again, zone)]).toEqual([day, time])
        expect(again).toBeLessThanOrEqual(minute * 60_000)
      }),
    )
  })

  test('a zone the platform does not know is no zone', () => {
    expect(isZone('Asia/Shanghai')).toBe(true)
    expect(isZone('Asia/Ketu')).toBe(false)
  })
})
