/** Dates as English reps write them, and the figures both languages share (12/2, 2026-12-02). */
import {
  bareWeekday,
  type DateRule,
  dateOfMonth,
  dateOfYear,
  dayOfYear,
  daysAway,
  lastOfMonth,
  makeDay,
  monthDate,
  monthEnd,
  monthsAway,
  quarterEnd,
  type Groups,
  type ReadDay,
  weekdayOf,
  weekdayOfThisWeek,
} from './date-rule.ts'
import { englishCount, readCount } from './numeral.ts'

/** by Fri, before Dec 2, on Monday: the day is the last of the time allowed. */
const lead = '(?:\\b(?:by|before|on|until|till|no later than)\\s+(?:the\\s+)?)?'
const rule = (source: string, read: DateRule['read']): DateRule => ({
  pattern: new RegExp(`${lead}(?<![\\w/])${source}(?:\\s+(?:morning|afternoon|evening|night))?(?![\\w])`, 'giu'),
  read,
})
const period = (source: string, read: DateRule['read']): DateRule => ({ ...rule(source, read), isPeriod: true })

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const longWeekday = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const shortWeekday = 'mon|tues?|wed|thur?s?|fri|sat|sun'
const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

const indexIn = (names: readonly string[], word: string): number => names.indexOf(word.slice(0, 3).toLowerCase()) + 1

function weekdayInWeek(which: string | undefined, name: string): ReadDay {
  const number = indexIn(weekdays, name)
  const word = which?.toLowerCase()
  if (word === 'next') return weekdayOf(number, 1)
  if (word === 'this') return weekdayOfThisWeek(number)
  return word === 'last' ? weekdayOf(number, -1) : bareWeekday(number)
}

function away(amount: number, unit: string, sign: number): ReadDay {
  const word = unit.toLowerCase()
  if (word.startsWith('day')) return daysAway(sign * amount)
  if (word.startsWith('week')) return daysAway(sign * amount * 7)
  return monthsAway(sign * amount * (word.startsWith('year') ? 12 : 1))
}

const steps = new Map([
  ['next', 1],
  ['this', 0],
  ['last', -1],
])
const stepsOf = (word: string | undefined): number => steps.get(word?.toLowerCase() ?? '') ?? 0

const days = new Map([
  ['today', 0],
  ['tonight', 0],
  ['this morning', 0],
  ['this afternoon', 0],
  ['eod', 0],
  ['end of day', 0],
  ['end of the day', 0],
  ['tomorrow', 1],
  ['tmr', 1],
  ['tmrw', 1],
  ['yesterday', -1],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
])

/** Rules in order: where two match the same place, the longer match wins, then the earlier rule. */
export const englishDateRules: readonly DateRule[] = [
  rule(`(?<word>${[...days.keys()].sort((a, b) => b.length - a.length).join('|')})`, ({ word = '' }) =>
    daysAway(days.get(word.toLowerCase()) ?? 0),
  ),
  rule(`(?:(?<which>next|this|last|coming)\\s+)?(?<name>${longWeekday})(?!\\s+club)`, ({ which, name = '' }) =>
    weekdayInWeek(which, name),
  ),
  rule(`(?<which>next|this|last|coming)\\s+(?<name>${shortWeekday})`, ({ which, name = '' }) =>
    weekdayInWeek(which, name),
  ),
  // `sat` and `sun` are words; as days they have a capital, or a preposition in front.
  {
    pattern:
      /(?<![\w/])(?:(?:by|before|on|until|till)\s+(?<prepared>mon|tue|wed|thu|fri|sat|sun)|(?<name>Mon|Tues?|Wed|wed|Thur?s?|thu|Fri|fri|Sat|Sun))(?:\s+(?:morning|afternoon|evening|night))?(?![\w])\.?/gu,
    read: ({ prepared, name }) => weekdayInWeek(undefined, prepared ?? name ?? ''),
  },
  rule(
    `(?<month>${monthName})\\s+(?:the\\s+)?(?<date>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<year>20\\d\\d))?(?![.,]?\\d|\\s*[%k])`,
    monthAndDate,
  ),
  rule(
    `(?<date>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<month>${monthName})(?:,?\\s+(?<year>20\\d\\d))?`,
    monthAndDate,
  ),
  {
    pattern: new RegExp(
      `\\b(?<part>in|end of|late|by|before|until|early|mid)[- ]?(?:the )?(?<month>${monthName})(?!\\w|\\s+\\d)`,
      'giu',
    ),
    isPeriod: true,
    read: ({ part = '', month = '' }) => partOfMonth(part.toLowerCase(), indexIn(months, month)),
  },
  // The 2nd batch is no date: the day of a month stands alone.
  {
    pattern:
      /\b(?:by |on |before )?the\s+(?<date>\d{1,2})(?:st|nd|rd|th)(?!\w)(?=\s*(?:$|[,.;!?\uE000]|at\b|and\b|for\b|to\b|with\b|or\b|we\b|i\b|they\b|he\b|she\b))/giu,
    read: ({ date = '' }) => dateOfMonth(Number(date)),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:in|within)\\s+(?<amount>${englishCount})\\s+(?<unit>days?|weeks?|months?|years?)(?:'\\s*time)?|(?<later>${englishCount})\\s+(?<laterUnit>days?|weeks?|months?)\\s+(?:from now|later)|(?<ago>${englishCount})\\s+(?<agoUnit>days?|weeks?|months?)\\s+ago)\\b`,
      'giu',
    ),
    read: ({ amount, unit = '', later, laterUnit = '', ago, agoUnit = '' }) => {
      const number = readCount(amount ?? later ?? ago ?? '')
      return number === undefined ? undefined : away(number, unit || laterUnit || agoUnit, ago === undefined ? 1 : -1)
    },
  },
  period('(?:(?:the\\s+)?end of (?:the |this )?month|month[- ]end|eom)', () => monthEnd(0)),
  period('(?:the\\s+)?end of next month', () => monthEnd(1)),
  period('(?:(?:the\\s+)?end of (?:the |this )?year|year[- ]end|eoy)', () => dateOfYear(12, 31, 0)),
  period('(?:(?:the\\s+)?end of (?:the |this )?week|eow)', () => weekdayOf(5, 0)),
  period('(?:the\\s+)?end of next week', () => weekdayOf(5, 1)),
  period('(?:(?:the\\s+)?end of (?:the |this )?quarter|quarter[- ]end|eoq)', () => quarterEnd(0)),
  period('(?:early|(?:the\\s+)?(?:beginning|start) of) next month', () => monthDate(1, 1)),
  period('mid(?:[- ]|dle of )next month', () => monthDate(15, 1)),
  period('(?<which>next|this|last) week', ({ which }) => weekdayOf(5, stepsOf(which))),
  period('last month', () => monthEnd(-1)),
  period('next month', () => monthEnd(1)),
  // 1/2 片 is half a tablet, 24/7 no date.
  {
    pattern:
      /(?:\b(?:by|before|on)\s+)?(?<![\w./-])(?<month>1[0-2]|0?[1-9])\/(?<date>3[01]|[12]\d|0?[1-9])(?![\w/%.]|\s*[片粒支盒剂瓶袋的])(?:之前|前)?/giu,
    read: ({ month = '', date = '' }) => dayOfYear(Number(month), Number(date)),
  },
  {
    pattern:
      /(?:\b(?:by|before|on)\s+)?(?<![\w./-])(?<year>20\d\d)[-/.年](?<month>1[0-2]|0?[1-9])[-/.月](?<date>3[01]|[12]\d|0?[1-9])(?!\d)[日号]?(?:之前|前)?/giu,
    read:
      ({ year = '', month = '', date = '' }) =>
      () =>
        makeDay(Number(year), Number(month), Number(date)),
  },
]

function monthAndDate({ month = '', date = '', year }: Groups): ReadDay | undefined {
  // `may 5 people come`: the verb has no capital.
  if (month === 'may' && !year) return undefined
  return dayOfYear(indexIn(months, month), Number(date), year === undefined ? undefined : Number(year))
}

function partOfMonth(part: string, month: number): ReadDay {
  if (part === 'in' || part === 'end of' || part === 'late') return lastOfMonth(month)
  return dayOfYear(month, part === 'mid' ? 15 : 1)
}
