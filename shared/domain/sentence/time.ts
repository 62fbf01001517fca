/** Times of day in a sentence. A bare hour 1–6 is in the afternoon: nobody visits at 03:30. */
import { chineseDigits, readCount } from './numeral.ts'
import type { ClockTime } from './span.ts'

export interface FoundTime {
  readonly start: number
  readonly end: number
  readonly time: ClockTime
}

interface TimeRule {
  readonly pattern: RegExp
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => ClockTime | undefined
}

const periods = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|早(?=\\d)|晚(?=\\d)'
const hour = `(?:[${chineseDigits}]{1,3}|\\d{1,2})`
const minute = '(?<minute>半|一刻|三刻|整|钟|\\d{1,2}分?|[零一二三四五六七八九十]{1,3}分)'
/** 三点建议, 有两点问题: points of a list. */
const notPoints = '(?![意建要问原需反顾想共希疑好优内说注不几多就都来关考])'
const lateWords = /下午|傍晚|晚/

const rules: readonly TimeRule[] = [
  {
    pattern: new RegExp(`(?<period>${periods})(?<hour>${hour})(?:点|时(?!间|候))${minute}?`, 'gu'),
    read: chineseTime,
  },
  {
    pattern: new RegExp(`(?<![第有这提几差${chineseDigits}\\d.])(?<hour>${hour})点${minute}`, 'gu'),
    read: chineseTime,
  },
  { pattern: new RegExp(`(?<![第有这提几\\d.])(?<hour>\\d{1,2})点${notPoints}`, 'gu'), read: chineseTime },
  {
    pattern: new RegExp(
      `(?<period>${periods})?(?<![\\d:.比])(?<hour>[01]?\\d|2[0-3])[:：](?<minute>[0-5]\\d)(?![\\d:])(?:\\s*(?<half>[ap])\\.?m\\b\\.?)?`,
      'giu',
    ),
    read: ({ period, hour: h = '', minute: m = '', half }) => clock(toHour(h, period, half), Number(m)),
  },
  {
    pattern: /(?:\bat\s+)?(?<![\d:.$¥/])\b(?<hour>1[0-2]|0?[1-9])\s*(?<half>[ap])\.?m\b\.?/giu,
    read: ({ hour: h = '', half }) => clock(toHour(h, undefined, half), 0),
  },
  {
    pattern:
      /(?:\bat\s+)?\b(?<part>half|quarter) (?<side>past|to) (?<hour>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/giu,
    read: ({ part = '', side = '', hour: h = '' }) => partOfHour(part.toLowerCase(), side.toLowerCase(), h),
  },
  {
    pattern: /\b(?:at )?(?<hour>1[0-2]|[1-9]) o'?clock\b/giu,
    read: ({ hour: h = '' }) => clock(toHour(h, undefined, undefined), 0),
  },
  {
    pattern: /\bat (?<hour>1[0-2]|[1-9])(?=\s*(?:$|[,.;!?](?!\d)|\uE000|with\b|and\b|to\b|on\b|today|tomorrow))/giu,
    read: ({ hour: h = '' }) => clock(toHour(h, undefined, undefined), 0),
  },
  { pattern: /\b(?:at )?(?:noon|midday)\b/giu, read: () => '12:00' },
]

function chineseTime({
  hour: h = '',
  minute: m,
  period,
}: Readonly<Record<string, string | undefined>>): ClockTime | undefined {
  return clock(toHour(h, period, undefined), minutesOf(m))
}

function minutesOf(text: string | undefined): number {
  if (text === undefined || text === '整' || text === '钟') return 0
  if (text === '半') return 30
  if (text === '一刻' || text === '三刻') return text === '一刻' ? 15 : 45
  return readCount(text.replace(/^零|分$/gu, '')) ?? 60
}

function toHour(text: string, period: string | undefined, half: string | undefined): number {
  const value = readCount(text) ?? 24
  if (half !== undefined) return half.toLowerCase() === 'p' ? (value % 12) + 12 : value % 12
  if (period === undefined) return value >= 1 && value <= 6 && !text.startsWith('0') ? value + 12 : value
  if (lateWords.test(period)) return value < 12 ? value + 12 : value
  if (period === '中午') return value < 4 ? value + 12 : value
  return period === '凌晨' && value === 12 ? 0 : value
}

function partOfHour(part: string, side: string, text: string): ClockTime | undefined {
  const value = toHour(String(readCount(text) ?? 24), undefined, undefined)
  const minutes = part === 'half' ? 30 : 15
  return side === 'past' ? clock(value, minutes) : clock(value - 1, 60 - minutes)
}

const clock = (hours: number, minutes: number): ClockTime | undefined =>
  hours < 24 && minutes < 60 ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : undefined

export function findTimes(text: string): FoundTime[] {
  const found: FoundTime[] = []
  for (const { pattern, read } of rules) {
    for (const match of text.matchAll(pattern)) {
      const time = read(match.groups ?? {})
      if (time !== undefined) found.push({ start: match.index, end: match.index + match[0].length, time })
    }
  }
  return found
}
