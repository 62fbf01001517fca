import { readFileSync } from 'node:fs'
import chineseDays from 'chinese-days'
import { describe, expect, test } from 'vitest'
import { addDays, weekday } from '#shared/domain/day.ts'
import {
  isProvisional,
  isWorkday,
  mondayToFriday,
  type WorkCalendar,
  workdaysBetween,
} from '#shared/domain/work-calendar.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'

function* eachDay(from: string, to: string): Generator<string> {
  for (let day = from; day <= to; day = addDays(day, 1)) yield day
}

describe('the mainland China list', () => {
  const [, ...lines] = readFileSync(new URL('../../data/cn-holidays-2018-2026.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const offByDay = new Map(lines.map(line => line.split(',')).map(([day = '', , off]) => [day, off === '1']))

  test('has 315 entries of its source, and every date from 2018 to 2026 is worked as they say', () => {
    expect(offByDay.size).toBe(315)
    for (const day of eachDay('2018-01-01', '2026-12-31')) {
      const isOff = offByDay.get(day) ?? weekday(day) > 5
      expect([day, isWorkday(chinaCalendar, day)]).toEqual([day, !isOff])
    }
  })

  test('agrees with the package chinese-days on every date from 2018 to 2026', () => {
    for (const day of eachDay('2018-01-01', '2026-12-31'))
      expect([day, isWorkday(chinaCalendar, day)]).toEqual([day, chineseDays.isWorkday(day)])
  })

  test.each([
    ['2026-01-01', '2026-01-31', 21],
    ['2026-02-01', '2026-02-28', 16],
    ['2026-03-01', '2026-03-31', 22],
    ['2026-01-01', '2026-03-31', 59],
    ['2026-04-01', '2026-06-30', 61],
    ['2026-07-01', '2026-09-30', 66],
    ['2026-10-01', '2026-12-31', 62],
    ['2026-01-01', '2026-12-31', 248],
    ['2026-02-15', '2026-02-23', 0],
    ['2026-02-28', '2026-02-28', 1],
    ['2026-03-01', '2026-02-28', 0],
  ])('DOMAIN 5.3: %s to %s has %d working days', (from, to, count) => {
    expect(workdaysBetween(chinaCalendar, from, to)).toBe(count)
  })
})

test('working days across years are those counted one by one', () => {
  for (const [from, to] of [
    ['2025-12-29', '2026-01-05'],
    ['2017-06-15', '2027-03-02'],
    ['2024-02-29', '2024-03-01'],
  ] as const) {
    const oneByOne = [...eachDay(from, to)].filter(day => isWorkday(chinaCalendar, day)).length
    expect(workdaysBetween(chinaCalendar, from, to)).toBe(oneByOne)
  }
})

describe('a year without a list', () => {
  test('is Monday to Friday without the holidays of fixed date', () => {
    expect(isWorkday(chinaCalendar, '2027-01-01')).toBe(false)
    expect(isWorkday(chinaCalendar, '2027-10-01')).toBe(false)
    expect(isWorkday(chinaCalendar, '2027-02-08')).toBe(true)
    expect(isWorkday(chinaCalendar, '2027-02-06')).toBe(false)
    // 261 weekdays; of the fixed holidays only 1 January and 1 October fall on one.
    expect(workdaysBetween(chinaCalendar, '2027-01-01', '2027-12-31')).toBe(259)
  })

  test('is provisional, with every span that touches it', () => {
    expect(isProvisional(chinaCalendar, '2026-01-01', '2026-12-31')).toBe(false)
    expect(isProvisional(chinaCalendar, '2026-12-01', '2027-01-31')).toBe(true)
    expect(isProvisional(chinaCalendar, '2011-01-01', '2011-03-31')).toBe(true)
  })

  test('stops being provisional in the calendar that carries its list', () => {
    const announced: WorkCalendar = {
      ...chinaCalendar,
      version: 'cn-2027.1',
      years: { ...chinaCalendar.years, '2027': { off: '01-01..01-03', work: '02-06' } },
    }
    expect(isProvisional(announced, '2026-12-01', '2027-01-31')).toBe(false)
    expect(isWorkday(announced, '2027-02-06')).toBe(true)
    expect(isWorkday(chinaCalendar, '2027-02-06')).toBe(false)
  })
})

test('a plain week has five working days and nothing to be announced', () => {
  expect(workdaysBetween(mondayToFriday, '2026-01-01', '2026-03-31')).toBe(64)
  expect(isProvisional(mondayToFriday, '2026-01-01', '2030-01-01')).toBe(false)
})
