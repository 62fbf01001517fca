import { describe, expect, it } from 'vitest'
import type { Lean } from '#shared/domain/sentence/date-rule.ts'
import { findDates } from '#shared/domain/sentence/find-date.ts'

/** The longest phrase of the text, read on `today`. */
function read(text: string, today: string, lean: Lean = 'near'): string | undefined {
  const [longest] = findDates(text).toSorted((a, b) => b.end - b.start - (a.end - a.start))
  return longest?.read(today, lean)
}

const sunday = '2026-11-22'
const wednesday = '2026-11-25'

describe('weeks start on Monday, on a Sunday too', () => {
  it.each([
    ['周三', sunday, '2026-11-25'],
    ['周日', sunday, '2026-11-22'],
    ['这周三', sunday, '2026-11-18'],
    ['下周三', sunday, '2026-11-25'],
    ['下周日', sunday, '2026-11-29'],
    ['下下周一', sunday, '2026-11-30'],
    ['上周五', sunday, '2026-11-13'],
    ['上上周五', sunday, '2026-11-06'],
    ['星期三', wednesday, '2026-11-25'],
    ['礼拜二', wednesday, '2026-12-01'],
    ['下周三', wednesday, '2026-12-02'],
    ['下个星期天', wednesday, '2026-12-06'],
    ['本周五前', wednesday, '2026-11-27'],
    ['next Wed', sunday, '2026-11-25'],
    ['next Wednesday', wednesday, '2026-12-02'],
    ['this Friday', wednesday, '2026-11-27'],
    ['last Friday', wednesday, '2026-11-20'],
    ['on Sat', wednesday, '2026-11-28'],
    ['by Monday morning', wednesday, '2026-11-30'],
  ])('%s on %s is %s', (text, today, day) => {
    expect(read(text, today)).toBe(day)
  })
})

describe('months, quarters and years', () => {
  it.each([
    ['月底', sunday, '2026-11-30'],
    ['下月底', sunday, '2026-12-31'],
    ['下月初', sunday, '2026-12-01'],
    ['月初', sunday, '2026-12-01'],
    ['下个月中旬', sunday, '2026-12-20'],
    ['年底', sunday, '2026-12-31'],
    ['明年初', sunday, '2027-01-01'],
    ['季度末', sunday, '2026-12-31'],
    ['下季度末', sunday, '2027-03-31'],
    ['十五号', sunday, '2026-12-15'],
    ['二十二号', sunday, '2026-11-22'],
    ['三十一号', sunday, '2026-12-31'],
    ['下个月15号', sunday, '2026-12-15'],
    ['下个月31号', sunday, '2026-12-31'],
    ['12月2日', sunday, '2026-12-02'],
    ['十二月二号', sunday, '2026-12-02'],
    ['1月5日', sunday, '2027-01-05'],
    ['明年3月', sunday, '2027-03-31'],
    ['2027年2月', sunday, '2027-02-28'],
    ['2028/2/29', sunday, '2028-02-29'],
    ['12/2', sunday, '2026-12-02'],
    ['11/9', sunday, '2026-11-09'],
    ['Dec 2', sunday, '2026-12-02'],
    ['2nd of December', sunday, '2026-12-02'],
    ['Jan 5, 2028', sunday, '2028-01-05'],
    ['end of month', sunday, '2026-11-30'],
    ['end of next month', sunday, '2026-12-31'],
    ['by EOQ', sunday, '2026-12-31'],
    ['in March', sunday, '2027-03-31'],
    ['mid-December', sunday, '2026-12-15'],
    ['by the 15th', sunday, '2026-12-15'],
  ])('%s on %s is %s', (text, today, day) => {
    expect(read(text, today)).toBe(day)
  })
})

describe('distances', () => {
  it.each([
    ['大后天', sunday, '2026-11-25'],
    ['昨晚', sunday, '2026-11-21'],
    ['三天后', sunday, '2026-11-25'],
    ['两周后', sunday, '2026-12-06'],
    ['2个星期后', sunday, '2026-12-06'],
    ['三个月后', '2026-11-30', '2027-02-28'],
    ['半个月后', sunday, '2026-12-07'],
    ['半年后', sunday, '2027-05-22'],
    ['十天内', sunday, '2026-12-02'],
    ['两周前', sunday, '2026-11-08'],
    ['in 2 weeks', sunday, '2026-12-06'],
    ['in a month', '2026-01-31', '2026-02-28'],
    ['3 days ago', sunday, '2026-11-19'],
    ['the day after tomorrow', sunday, '2026-11-24'],
  ])('%s on %s is %s', (text, today, day) => {
    expect(read(text, today)).toBe(day)
  })
})

describe('the way a clause looks', () => {
  it.each([
    ['周三', 'back', '2026-11-18'],
    ['周三', 'ahead', '2026-11-25'],
    ['十五号', 'back', '2026-11-15'],
    ['11/9', 'ahead', '2027-11-09'],
    ['1月5日', 'back', '2026-01-05'],
    ['这周三', 'ahead', '2026-11-25'],
  ] as const)('%s looking %s is %s', (text, lean, day) => {
    expect(read(text, sunday, lean)).toBe(day)
  })
})

describe('no dates', () => {
  it.each([
    '一周三次',
    '每周三',
    '3号楼',
    '1号店',
    '5号电池',
    '13/45',
    '2月30日',
    '1/2片',
    '24/7',
    '三天',
    '第3天',
    'may 5 people',
    'the 2nd batch',
    'sat down',
    '下周报',
    '上海',
  ])('%s', text => {
    expect(read(text, sunday)).toBeUndefined()
  })
})
