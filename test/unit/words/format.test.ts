/** Formats in both languages, in the workspace's zone, whatever the machine's zone is. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { collator, createFormat } from '#app/words/format.ts'

const zh = createFormat({ language: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' })
const en = createFormat({ language: 'en', zone: 'Asia/Shanghai', currency: 'CNY' })
const minute = 60_000
const hour = 60 * minute

afterEach(() => vi.restoreAllMocks())

describe('a formatter', () => {
  it('is made when it is first asked for, and once', () => {
    const numbers = vi.spyOn(Intl, 'NumberFormat')
    const others = [
      vi.spyOn(Intl, 'DateTimeFormat'),
      vi.spyOn(Intl, 'RelativeTimeFormat'),
      vi.spyOn(Intl, 'ListFormat'),
    ]
    const format = createFormat({ language: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' })
    expect(numbers).not.toHaveBeenCalled()
    expect([format.count(1234), format.count(5)]).toEqual(['1,234', '5'])
    expect(numbers).toHaveBeenCalledTimes(1)
    for (const other of others) expect(other).not.toHaveBeenCalled()
  })
})

describe('money', () => {
  it('shows minor units only when there are some', () => {
    expect([zh.money(320_000), zh.money(320_050), zh.money(-5)]).toEqual(['¥3,200', '¥3,200.50', '-¥0.05'])
    expect(en.money(320_050)).toBe('CN¥3,200.50')
  })
  it('is short in 万 or K and M, with a space before Han', () => {
    expect(zh.moneyShort(58_600_000)).toBe('¥58.6 万')
    expect(en.moneyShort(120_000_000)).toBe('CN¥1.2M')
  })
  it('is short without cents from 100 on', () => {
    expect([zh.moneyShort(681_380), zh.moneyShort(9_950), en.moneyShort(45_287)]).toEqual(['¥6814', '¥99.5', 'CN¥453'])
  })
  it('counts minor units as the currency does', () => {
    expect(createFormat({ language: 'en', zone: 'Asia/Tokyo', currency: 'JPY' }).money(3200)).toBe('¥3,200')
  })
})

describe('days', () => {
  it('are read from the business date, in no zone at all', () => {
    expect([zh.dayShort('2026-12-02'), en.dayShort('2026-12-02')]).toEqual(['12/2 周三', 'Wed 2 Dec'])
    expect([zh.weekday('2026-12-02'), en.weekday('2026-12-02')]).toEqual(['周三', 'Wed'])
    expect([zh.day('2026-12-02'), en.day('2026-12-02')]).toEqual(['2026年12月2日 周三', 'Wed 2 Dec 2026'])
  })
  it('are empty when the day is unknown', () => {
    expect([zh.day(''), zh.dayShort(''), en.dayShort(''), en.weekday('')]).toEqual(['', '', '', ''])
  })
  it('are counted from today', () => {
    expect([0, 1, 3, -1, -3].map(zh.relativeDays)).toEqual(['今天', '明天', '3 天后', '昨天', '3 天前'])
    expect([0, 3, -3].map(zh.dueIn)).toEqual(['今天', '3 天后', '迟 3 天'])
    expect([0, 3, -1, -3].map(en.dueIn)).toEqual(['today', 'in 3 days', '1 day late', '3 days late'])
  })
})

describe('times', () => {
  const now = Date.parse('2026-11-23T06:36:00Z')
  it('are told in the workspace zone, 24 hours', () => {
    expect([zh.time(now), en.time(now)]).toEqual(['14:36', '14:36'])
    expect(zh.time(Date.parse('2026-11-22T16:05:00Z'))).toBe('00:05')
    expect(zh.dayOf(Date.parse('2026-11-22T16:05:00Z'))).toBe('2026-11-23')
  })
  it('are relative to now, and never in the future', () => {
    const ago = (ms: number) => [zh.relativeTime(now - ms, now), en.relativeTime(now - ms, now)]
    expect(ago(10_000)).toEqual(['刚刚', 'just now'])
    expect(ago(38 * minute)).toEqual(['38 分钟前', '38 minutes ago'])
    expect(ago(3 * hour)).toEqual(['3 小时前', '3 hours ago'])
    expect(ago(-5 * minute)).toEqual(['刚刚', 'just now'])
  })
  it('name today and yesterday, then the date, then the year', () => {
    const at = (iso: string) => [zh.moment(Date.parse(iso), now), en.moment(Date.parse(iso), now)]
    expect(at('2026-11-23T01:12:00Z')).toEqual(['今天 09:12', 'Today 09:12'])
    expect(at('2026-11-22T09:40:00Z')).toEqual(['昨天 17:40', 'Yesterday 17:40'])
    expect(at('2026-11-09T09:40:00Z')).toEqual(['11/9 17:40', '9 Nov 17:40'])
    expect(at('2025-11-09T09:40:00Z')).toEqual(['2025/11/9', '9 Nov 2025'])
  })
})

describe('other formats', () => {
  it('join names as the language does', () => {
    expect(zh.list(['张总', '李工', '王主任'])).toBe('张总、李工和王主任')
    expect(en.list(['Zhang', 'Li'])).toBe('Zhang and Li')
  })
  it('give sizes in the unit that fits', () => {
    expect([0, 900, 245_760, 39_845_888].map(zh.bytes)).toEqual(['0 B', '900 B', '240 KB', '38 MB'])
  })
  it('sort Chinese names by pinyin', () => {
    expect(['中国', '阿里', '重庆', '华润'].sort(collator.compare)).toEqual(['阿里', '重庆', '华润', '中国'])
  })
})

it('a share is whole only when it is reached', () => {
  expect([0.29, 0.3186, 0.996, 1, 1.049].map(zh.percent)).toEqual(['29%', '31%', '99%', '100%', '104%'])
})
