/** Dates, times, money and counts as people write them, all from Intl, in the language of the person and the zone of the workspace. */
import { dayOfInstant, timeOfInstant } from '#shared/domain/day.ts'
import { minorDigits, minorToDecimal } from '#shared/domain/money.ts'
import type { Language } from './language.ts'
import { once } from './once.ts'

export interface FormatSettings {
  readonly language: Language
  /** IANA zone of business days and of every time shown. */
  readonly zone: string
  /** ISO 4217. */
  readonly currency: string
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** For a short figure: from 100 on cents are noise. `amount` in major units. */
export const withoutCents = (amount: number): number => (Math.abs(amount) >= 100 ? Math.round(amount) : amount)

/** Days are `YYYY-MM-DD`; instants are ms since the epoch; money is in minor units; ratios are 0–1. */
export type Format = ReturnType<typeof createFormat>

export function createFormat(settings: FormatSettings) {
  const { language, currency } = settings
  const digits = minorDigits(currency)
  // Each is made when it is first asked for: a formatter costs a phone milliseconds, and a screen needs few of them.
  const number = once(() => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }))
  const wholeNumber = once(() => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }))
  const money = once(() => moneyFormat(language, currency, digits))
  const compact = once(() => shortMoneyFormat(language, currency))
  const share = once(() => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }))
  const conjunction = once(() => new Intl.ListFormat(language, { type: 'conjunction' }))
  const relative = once(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
  const days = dayFormats(language)
  const major = (minor: number): number => Number(minorToDecimal(minor, digits))
  const dayOf = (at: number): string => dayOfInstant(at, settings.zone)

  const relativeDays = (n: number): string => spaced(relative().format(n, 'day'))
  const time = (at: number): string => timeOfInstant(at, settings.zone)

  return {
    language,
    currency,
    get zone() {
      return settings.zone
    },
    /** ¥3,200 · CN¥3,200.50; no decimals when there are none. */
    money: (minor: number): string => money().format(major(minor)),
    /** ¥58.6 万 · CN¥586K. */
    moneyShort: (minor: number): string => spaced(compact().format(withoutCents(major(minor)))),
    /** 2026年12月2日 周三 · Wed 2 Dec 2026. */
    day: days.long,
    /** 12/2 周三 · Wed 2 Dec. */
    dayShort: days.short,
    /** 12/2 · 2 Dec. */
    dayOfMonth: days.monthDay,
    /** 2026/12/2 · 2 Dec 2026: of what may be years ago. */
    date: days.date,
    /** 周三 · Wed. */
    weekday: days.weekday,
    /** 2026年12月 · December 2026. */
    month: days.month,
    /** 15:00. */
    time,
    /** Business day of an instant in the workspace's zone. */
    dayOf,
    /** 今天 · 昨天 · 3 天后 · 3 天前; n = days from today. */
    relativeDays,
    /** For what is due in n days: 今天 · 3 天后 · 迟 3 天. */
    dueIn: (n: number): string => (n >= 0 ? relativeDays(n) : late(language, -n)),
    /** 刚刚 · 38 分钟前 · 3 小时前 · 昨天. */
    relativeTime: (at: number, now: number): string => relativeTime(relative(), language, at, now),
    /** 今天 09:12 · 昨天 17:40 · 11/9 17:40 · 2025/11/9. */
    moment: (at: number, now: number): string => {
      const [day, today] = [dayOf(at), dayOf(now)]
      const ago = (Date.parse(day) - Date.parse(today)) / dayMs
      if (ago === 0 || ago === -1) return `${capital(relativeDays(ago))} ${time(at)}`
      return day.slice(0, 4) === today.slice(0, 4) ? `${days.monthDay(day)} ${time(at)}` : days.date(day)
    },
    /** 1,234 · 3.5. */
    number: (n: number): string => number().format(n),
    /** 1,234; whole. */
    count: (n: number): string => wholeNumber().format(n),
    /** 60%; 99.6 % is 99%, as in the ring beside it: only what is reached is 100%. */
    percent: (ratio: number): string => share().format(Math.floor(ratio * 100 + 1e-9) / 100),
    /** 240 KB · 38 MB. */
    bytes: (n: number): string => bytes(number(), n),
    /** 张总、李工和王主任 · Zhang, Li, and Wang. */
    list: (items: readonly string[]): string => conjunction().format(items),
  }
}

/** The first formatter of a page costs a phone a tenth of a second: made while it waits for its database anyway. */
export const wakeFormats = (language: Language): void => void dayFormats(language).weekday('2026-01-01')

/** Order of names: pinyin for Han, then Latin; the same in both languages, so that a list does not jump. */
export const collator = { compare: (a: string, b: string): number => byPinyin().compare(a, b) }

const byPinyin = once(() => new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true }))

/** Chinese typography: a space between figures and Han, which Intl leaves out. Dates keep theirs (text-autospace does it). */
const spaced = (text: string): string =>
  text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ').replace(/(\p{Script=Han})(?=\d)/gu, '$1 ')

const late = (language: Language, n: number): string =>
  language === 'en' ? `${n} ${n === 1 ? 'day' : 'days'} late` : `迟 ${n} 天`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function moneyFormat(language: Language, currency: string, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: 'stripIfInteger',
  })
}

function shortMoneyFormat(language: Language, currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  })
}

function relativeTime(relative: Intl.RelativeTimeFormat, language: Language, at: number, now: number): string {
  const ago = Math.max(0, now - at)
  if (ago < minuteMs) return language === 'en' ? 'just now' : '刚刚'
  if (ago < hourMs) return spaced(relative.format(-Math.floor(ago / minuteMs), 'minute'))
  if (ago < dayMs) return spaced(relative.format(-Math.floor(ago / hourMs), 'hour'))
  return spaced(relative.format(-Math.floor(ago / dayMs), 'day'))
}

function bytes(number: Intl.NumberFormat, n: number): string {
  if (n < 1024) return `${n} B`
  const units = ['KB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.floor(Math.log2(n) / 10), units.length)
  const value = n / 1024 ** power
  return `${number.format(value < 10 ? value : Math.round(value))} ${units[power - 1]}`
}

/** Formats of a business day; built on UTC, so that no zone can move it. Parts are put together here: ICU versions differ. */
function dayFormats(language: Language) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = once(() => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }))
    return (day: string): string => (day === '' ? '' : formatter().format(Date.parse(day)))
  }
  const weekday = format({ weekday: 'short' })
  const month = format({ month: 'short' })
  const longMonth = format({ year: 'numeric', month: 'long' })
  const zhLong = format({ year: 'numeric', month: 'long', day: 'numeric' })
  const parts = (day: string) => {
    const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
    return { y, m, d }
  }
  if (language === 'en') {
    const monthDay = (day: string) => (day === '' ? '' : `${parts(day).d} ${month(day)}`)
    return {
      weekday,
      month: longMonth,
      monthDay,
      date: (day: string) => (day === '' ? '' : `${monthDay(day)} ${parts(day).y}`),
      short: (day: string) => (day === '' ? '' : `${weekday(day)} ${monthDay(day)}`),
      long: (day: string) => (day === '' ? '' : `${weekday(day)} ${monthDay(day)} ${parts(day).y}`),
    }
  }
  const monthDay = (day: string) => (day === '' ? '' : `${parts(day).m}/${parts(day).d}`)
  return {
    weekday,
    month: longMonth,
    monthDay,
    date: (day: string) => (day === '' ? '' : `${parts(day).y}/${monthDay(day)}`),
    short: (day: string) => (day === '' ? '' : `${monthDay(day)} ${weekday(day)}`),
    long: (day: string) => (day === '' ? '' : `${zhLong(day)} ${weekday(day)}`),
  }
}
