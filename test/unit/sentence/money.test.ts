import { describe, expect, it } from 'vitest'
import { findMoney } from '#shared/domain/sentence/money.ts'
import { readChineseNumber } from '#shared/domain/sentence/numeral.ts'
import { findTimes } from '#shared/domain/sentence/time.ts'

const amounts = (text: string, currency = 'CNY'): number[] => findMoney(text, currency).map(money => money.amount)

describe('money', () => {
  it.each([
    ['20万', 20_000_000],
    ['1.5亿', 15_000_000_000],
    ['5k', 500_000],
    ['¥3,200', 320_000],
    ['二十万', 20_000_000],
    ['20k', 2_000_000],
    ['3,200', 320_000],
    ['三万五', 3_500_000],
    ['3万5', 3_500_000],
    ['一千二百万', 1_200_000_000],
    ['20w', 20_000_000],
    ['1.2M', 120_000_000],
    ['￥0.05'.replace('￥', '¥'), 5],
    ['12.34元', 1234],
    ['RMB 5000', 500_000],
    ['5百万', 500_000_000],
  ])('%s is %i minor units', (text, amount) => {
    expect(amounts(text)).toEqual([amount])
  })

  it('counts in the digits of the currency', () => {
    expect(amounts('20万', 'JPY')).toEqual([200_000])
    expect(amounts('20k', 'KWD')).toEqual([20_000_000])
  })

  it('finer than the currency counts stays text', () => {
    expect(amounts('1.255元')).toEqual([])
    expect(amounts('¥10.5', 'JPY')).toEqual([])
  })

  it('another currency stays text', () => {
    expect(amounts('5000美元')).toEqual([])
    expect(amounts('$5,000', 'USD')).toEqual([500_000])
    expect(amounts('20万元', 'USD')).toEqual([])
  })

  it.each([
    '200',
    '20多万',
    '20-30万',
    '20万片',
    '5k台',
    '3,200 units',
    '第20万',
    '3M',
    '4K屏',
    '20W充电器',
    '9.9元套餐',
    '$5 meal deal',
    '百分之二十',
    '13800138000',
    '一块',
    'A5k',
    '20%',
    '万一',
    '千万别',
  ])('%s is no money', text => {
    expect(amounts(text, 'USD')).toEqual([])
    expect(amounts(text)).toEqual([])
  })

  it('the price of one piece is marked', () => {
    expect(findMoney('每箱120元', 'CNY')[0]?.isPrice).toBe(true)
    expect(findMoney('120元/箱', 'CNY')[0]?.isPrice).toBe(true)
    expect(findMoney('货款120元', 'CNY')[0]?.isPrice).toBe(false)
  })
})

describe('Chinese figures', () => {
  it.each([
    ['十五', 15],
    ['一百零五', 105],
    ['一百二', 120],
    ['一万零五', 10_005],
    ['两亿三千万', 230_000_000],
    ['2万3千', 23_000],
  ])('%s is %i', (text, value) => {
    expect(readChineseNumber(text)).toBe(value)
  })

  it.each(['万', '三四', '元'])('%s is none', text => {
    expect(readChineseNumber(text)).toBeUndefined()
  })
})

describe('times', () => {
  const longest = (text: string): string | undefined =>
    findTimes(text).toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]?.time

  it.each([
    ['下午3点', '15:00'],
    ['三点半', '15:30'],
    ['15:00', '15:00'],
    ['3pm', '15:00'],
    ['half past 3', '15:30'],
    ['quarter to 4', '15:45'],
    ['上午十点一刻', '10:15'],
    ['早上8:30', '08:30'],
    ['晚上8点', '20:00'],
    ['中午1点', '13:00'],
    ['凌晨12点', '00:00'],
    ['12am', '00:00'],
    ['9点', '09:00'],
    ['03:30', '03:30'],
  ])('%s is %s', (text, time) => {
    expect(longest(text)).toBe(time)
  })

  it.each(['三点意见', '提了三点', '一点', '25:00', '比例3:10:2', '12:3'])('%s is no time', text => {
    expect(longest(text)).toBeUndefined()
  })
})
