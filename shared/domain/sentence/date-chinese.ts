/** Dates as Chinese reps write them. Weeks start on Monday, on a Sunday too. */
import { yearOf } from '../day.ts'
import {
  bareWeekday,
  type DateRule,
  dateOfMonth,
  dateOfOtherMonth,
  dateOfYear,
  dayOfYear,
  daysAway,
  type Groups,
  lastOfMonth,
  monthDate,
  monthEnd,
  monthsAway,
  quarterEnd,
  type ReadDay,
  weekdayOf,
  weekdayOfThisWeek,
} from './date-rule.ts'
import { chineseDigits, readCount } from './numeral.ts'

const count = `(?:[${chineseDigits}]{1,3}|\\d{1,3})`
/** 周五前, 月底之前, 三天内: the day is the last of the time allowed. */
const before = '(?:之前|以前|前(?!天|几|期|两|三)|(?:之|以)?内|左右)?'
const rule = (source: string, read: DateRule['read']): DateRule => ({
  pattern: new RegExp(source + before, 'gu'),
  read,
})
const period = (source: string, read: DateRule['read']): DateRule => ({ ...rule(source, read), isPeriod: true })

const offsets = new Map([
  ...['大前', '前', '昨', '今', '明', '后', '大后'].map((word, i) => [`${word}天`, i - 3] as const),
  ['昨日', -1],
  ['今日', 0],
  ['明日', 1],
])
const halfDays = new Map([
  ['昨晚', -1],
  ['今早', 0],
  ['今晚', 0],
  ['明早', 1],
  ['明晚', 1],
])

/** 下下 is 2, 上 is -1, 本 and 这 are 0. */
function stepsOf(word: string | undefined): number | undefined {
  if (word === undefined || word === '') return undefined
  if (word.includes('下')) return word.replace(/[^下]/g, '').length
  return word.includes('上') ? -word.replace(/[^上]/g, '').length : 0
}

const weekdayNumber = (text: string): number => ('日天'.includes(text) ? 7 : (readCount(text) ?? 0))

/** A number of units from today: 三天后 1, 两周前 -1. */
function away(amount: number, unit: string, sign: number): ReadDay {
  if (unit === '天' || unit === '日') return daysAway(sign * amount)
  if (unit === '年') return monthsAway(sign * amount * 12)
  return unit.endsWith('月') ? monthsAway(sign * amount) : daysAway(sign * amount * 7)
}

const half = new Map<string, ReadDay>([
  ['个月', daysAway(15)],
  ['年', monthsAway(6)],
])

const yearsOf = new Map([
  ['去', -1],
  ['今', 0],
  ['明', 1],
  ['后', 2],
])

const yearAndMonth = `(?:(?<year>20\\d\\d)年|(?<word>[去今明后])年)?(?<![\\d${chineseDigits}个])(?<month>${count})月`

/** A date of a month, or its last day. */
function monthOfYear({ year, word, month = '' }: Groups, date: number | undefined): ReadDay | undefined {
  const number = readCount(month) ?? 0
  const years = word === undefined ? undefined : yearsOf.get(word)
  if (number < 1 || number > 12) return undefined
  return (today, lean) => {
    const named = year === undefined ? (years === undefined ? undefined : yearOf(today) + years) : Number(year)
    return (date === undefined ? lastOfMonth(number, named) : dayOfYear(number, date, named))(today, lean)
  }
}

/** Rules in order: where two match the same place, the longer match wins, then the earlier rule. */
export const chineseDateRules: readonly DateRule[] = [
  rule(`(?<word>上午|下午|晚上|傍晚)(?![好茶班]|\\s*${count}[点:：时])`, () => daysAway(0)),
  rule(
    `(?<word>大前天|大后天|前天|昨天|今天|明天|后天|昨日|今日|明日)(?:(?:上午|下午|晚上|中午|早上)(?!\\s*${count}[点:：时]))?`,
    ({ word = '' }) => daysAway(offsets.get(word) ?? 0),
  ),
  { pattern: /(?<word>昨晚|今早|今晚|明早|明晚)/gu, read: ({ word = '' }) => daysAway(halfDays.get(word) ?? 0) },
  // 一周三次 and 每周三 are no Wednesdays.
  rule(
    `(?<week>[上下]{1,3}个?|这个?|本|)(?<![每${chineseDigits}\\d])(?:周|星期|礼拜)(?<number>[一二三四五六日天1-6])(?![次回趟遍天个年类例家])`,
    ({ week, number = '' }) => {
      const weeks = stepsOf(week)
      const day = weekdayNumber(number)
      if (weeks === undefined) return bareWeekday(day)
      return weeks === 0 ? weekdayOfThisWeek(day) : weekdayOf(day, weeks)
    },
  ),
  period(
    '(?<week>[上下]{1,3}|这|本)(?:个)?(?:周|星期|礼拜)(?<end>末?)(?![一二三四五六日天1-7会报总结刊边围])',
    ({ week, end }) => {
      const weeks = stepsOf(week) ?? 0
      return weekdayOf(end ? 6 : 5, weeks)
    },
  ),
  rule('(?<![每上下这本])周末', () => bareWeekday(6)),
  period('(?<month>[上下]{1,2}个?|这个?|本)?月(?<part>底|末|初|中(?!旬)|上旬|中旬|下旬)', ({ month, part = '' }) => {
    const months = stepsOf(month)
    if (part === '底' || part === '末' || part === '下旬') return monthEnd(months ?? 0)
    const date = part === '初' ? 1 : part === '上旬' ? 10 : part === '中旬' ? 20 : 15
    return monthDate(date, months)
  }),
  rule(`(?<month>[上下]{1,2}个?|这个?|本)月(?<date>${count})[号日](?![楼店])`, ({ month, date = '' }) =>
    dateOfOtherMonth(readCount(date) ?? 0, stepsOf(month) ?? 0),
  ),
  period('(?<month>[上下]{1,2}个?|本|这个)月(?![初中底末上下\\d一二三四五六七八九十])', ({ month }) =>
    monthEnd(stepsOf(month) ?? 0),
  ),
  rule(`${yearAndMonth}(?<date>${count})[号日]`, ({ date = '', ...rest }) => monthOfYear(rest, readCount(date) ?? 0)),
  period(`${yearAndMonth}(?:份)?(?<part>底|末|初|中旬|上旬|下旬|中)?(?!${count}[号日])`, ({ part, ...rest }) =>
    monthOfYear(rest, partDate(part)),
  ),
  period('(?<word>[今明后])?年(?<part>底|末|中|初)', ({ word, part = '' }) => {
    const years = word === undefined ? undefined : yearsOf.get(word)
    if (part === '初') return years === undefined ? dateOfYear(1, 1, 1) : dateOfYear(1, 1, years)
    return part === '中' ? dateOfYear(6, 30, years ?? 0) : dateOfYear(12, 31, years ?? 0)
  }),
  period('(?<next>下个?|本)?季度?[末底]', ({ next }) => quarterEnd(stepsOf(next) ?? 0)),
  // 3号楼, 5号电池, 2号线: a number of a thing.
  rule(
    `(?<![\\d第${chineseDigits}月A-Za-z])(?<date>${count})[号日](?![楼店线仓门厅馆院机库位房色柜台车码桌样电文产客厂病手])`,
    ({ date = '' }) => dateOfMonth(readCount(date) ?? 0),
  ),
  {
    pattern: new RegExp(
      `(?<![\\d.第每${chineseDigits}])(?:(?<half>半)(?<halfUnit>个月|年)|(?<amount>${count})(?<unit>天|日|周|个?星期|个?礼拜|个月|年))(?<side>之?后|以后|(?:之|以)?内|之?前|以前)(?![期面])`,
      'gu',
    ),
    read: ({ half: isHalf, halfUnit = '', amount = '', unit = '', side = '' }) => {
      const sign = side.includes('前') ? -1 : 1
      if (isHalf !== undefined) return sign === 1 ? half.get(halfUnit) : undefined
      const number = readCount(amount)
      return number === undefined || number === 0 ? undefined : away(number, unit, sign)
    },
  },
]

function partDate(part: string | undefined): number | undefined {
  if (part === '初') return 1
  if (part === '上旬') return 10
  if (part === '中') return 15
  return part === '中旬' ? 20 : undefined
}
