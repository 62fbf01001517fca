import { describe, expect, test } from 'vitest'
import { guardText, joinList, splitList, unguardText } from '#app/data/export/csv.ts'
import { fileCurrency } from '#app/data/import/currency.ts'
import { dayOrderOf, readDay } from '#app/data/import/read-day.ts'
import { readInteger, readNumber, toMinorUnits, usesDecimalComma } from '#app/data/import/read-number.ts'
import { isDamagedId, joinName, readBoolean, readClass, readStatus, readText } from '#app/data/import/read-text.ts'

const minor = (cell: string, decimalComma = false): number | undefined => {
  const read = readNumber(cell, decimalComma)
  return read && toMinorUnits(read, 2)
}

describe('amounts', () => {
  test.each([
    ['0', 0],
    ['1234.5', 123450],
    ['1,234.56', 123456],
    ['1，234，567', 123456700],
    ['12,3456', 12345600],
    ['12,50', 1250],
    ['1.234,56', 123456],
    ["1'234.50", 123450],
    ['1 234,50', 123450],
    ['¥3,200', 320000],
    ['￥3,200.00元', 320000],
    ['CNY 99', 9900],
    ['99 EUR', 9900],
    ['US$ 12.30', 1230],
    ['£5', 500],
    ['20万', 20000000],
    ['1.5亿', 15000000000],
    ['3.2千', 320000],
    ['5k', 500000],
    ['１２３', 12300],
    ['-27.50', -2750],
    ['−27.5', -2750],
    ['(27.50)', -2750],
    ['￥-27.50', -2750],
    ['27.50-', -2750],
    ['1.5E3', 150000],
    ['.5', 50],
    ['0.125', 12],
    ['0.135', 14],
    ['90071992547409.91', 9007199254740991],
  ])('%s is %d hundredths', (cell, expected) => {
    expect(minor(cell)).toBe(expected)
  })

  test.each([
    '',
    'abc',
    '12abc3',
    '1,23,4',
    '--5',
    '(5',
    '5%',
    '12/5',
    'NaN',
    'Infinity',
    '1.2.3',
    '约3000',
    '¥',
    '-',
    '99999999999999999',
  ])('%j is no amount', cell => {
    expect(minor(cell)).toBeUndefined()
  })

  test('a column that writes decimals with a comma reads its points as separators', () => {
    expect(usesDecimalComma(['1.234,50', '999,9'])).toBe(true)
    expect(usesDecimalComma(['1,234.50', '999'])).toBe(false)
    expect(minor('1.234', true)).toBe(123400)
    expect(minor('1.234', false)).toBe(123)
  })

  test('a rate and a header’s 万元 multiply exactly', () => {
    const read = readNumber('0.07')
    expect(read && toMinorUnits(read, 2, '10000', '7.1')).toBe(497000)
  })

  test.each([
    ['1,200 人', 1200],
    ['12.0', 12],
    ['-3', -3],
  ])('%s is the whole number %d', (cell, expected) => {
    expect(readInteger(cell)).toBe(expected)
  })

  test.each(['12.5', '50-100', '500人以上', ''])('%j is no whole number', cell => {
    expect(readInteger(cell)).toBeUndefined()
  })
})

describe('days', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['2026/1/5', '2026-01-05'],
    ['2026.01.05', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['2026-01-05 23:59:59', '2026-01-05'],
    ['2026-01-05T23:30:00', '2026-01-05'],
    ['2026-01-05T23:30:00Z', '2026-01-06'],
    ['2026-01-05T23:30:00+08:00', '2026-01-05'],
    ['5 Jan 2026', '2026-01-05'],
    ['Jan 5, 2026', '2026-01-05'],
    ['46027', '2026-01-05'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s in Shanghai', (cell, expected) => {
    expect(readDay(cell, 'dmy', 'Asia/Shanghai')).toBe(expected)
  })

  test.each(['', '2026-02-30', '2026-13-01', '05/01/26', 'yesterday', '1026-01-05', '9999-01-01', '123', '2026'])(
    '%j is no day',
    cell => {
      expect(readDay(cell, 'dmy', 'Asia/Shanghai')).toBeUndefined()
    },
  )

  test('a slashed date is read the way its column says', () => {
    expect(readDay('03/04/2026', 'dmy', 'UTC')).toBe('2026-04-03')
    expect(readDay('03/04/2026', 'mdy', 'UTC')).toBe('2026-03-04')
    expect(readDay('13/04/2026', 'mdy', 'UTC')).toBeUndefined()
  })

  test('one date with a day above twelve settles the column; without one the person is asked', () => {
    expect(dayOrderOf(['03/04/2026', '13/04/2026'])).toBe('dmy')
    expect(dayOrderOf(['03/04/2026', '04/13/2026'])).toBe('mdy')
    expect(dayOrderOf(['03/04/2026', '05/06/2026'])).toBe('ask')
    expect(dayOrderOf(['2026-04-03', ''])).toBeUndefined()
  })
})

describe('labels', () => {
  test.each([
    ['A', 'A'],
    ['b类', 'B'],
    ['Ｃ级', 'C'],
    ['A 类客户', 'A'],
    ['Class B', 'B'],
    ['Hot', 'A'],
    ['warm', 'B'],
    ['COLD', 'C'],
    ['高', 'A'],
  ])('%s is class %s', (cell, expected) => {
    expect(readClass(cell)).toBe(expected)
  })

  test.each(['Acquired', 'VIP', 'AAA', 'D', '战略客户', 'constructor', '__proto__'])(
    '%s is no class: it is not guessed',
    cell => {
      expect(readClass(cell)).toBeUndefined()
    },
  )

  test('a status is taken only from words that say it', () => {
    expect(['Customer - Direct', '已成交', '老客户'].map(readStatus)).toEqual(['existing', 'existing', 'existing'])
    expect(['Lead', '潜在客户', 'Prospect'].map(readStatus)).toEqual(['prospect', 'prospect', 'prospect'])
    expect(['Partner', '竞争对手', 'Other', 'warm'].map(readStatus)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('yes and no in both languages', () => {
    expect(['是', 'Yes', '1', 'TRUE'].map(readBoolean)).toEqual([true, true, true, true])
    expect(['否', 'no', '0'].map(readBoolean)).toEqual([false, false, false])
    expect(readBoolean('maybe')).toBeUndefined()
  })

  test('names: the family name comes first in Chinese, last in English', () => {
    expect(joinName('张', '伟')).toBe('张伟')
    expect(joinName('欧阳', '娜娜')).toBe('欧阳娜娜')
    expect(joinName('Anders', 'Maria')).toBe('Maria Anders')
    expect(joinName('Anders', '')).toBe('Anders')
  })

  test('text loses what a spreadsheet put around it', () => {
    expect(readText(' ="00123" ')).toBe('00123')
    expect(readText("'=1+1")).toBe('=1+1')
    expect(readText("'s-Hertogenbosch")).toBe("'s-Hertogenbosch")
    expect(readText('\u200bAC\u0007ME\u00a0')).toBe('ACME')
  })

  test('an id that a spreadsheet shortened is recognised', () => {
    expect(['1.23457E+11', '9E+15'].map(isDamagedId)).toEqual([true, true])
    expect(['123', 'E11', '1E', 'A1E+11'].map(isDamagedId)).toEqual([false, false, false, false])
  })
})

describe('currency of a file', () => {
  test.each([
    ['net_usd', [], 'USD'],
    ['amount_gbp', ['1.00'], 'GBP'],
    ['Amount (EUR)', [], 'EUR'],
    ['金额（人民币）', [], 'CNY'],
    ['金额', ['€ 5'], 'EUR'],
    ['金额', ['RMB 5'], 'CNY'],
    ['amount', ['HK$5'], 'HKD'],
  ])('%s %j is in %s', (header, amounts, expected) => {
    expect(fileCurrency(header, amounts)).toBe(expected)
  })

  test('¥, $ and plain numbers say nothing for sure', () => {
    expect(fileCurrency('Amount', ['$5', '¥5', '5'])).toBeUndefined()
  })
})

describe('cells that spreadsheets would run', () => {
  const payloads = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A',
    "'=1",
    "''=cmd|' /C calc'!A0",
  ]

  test.each(payloads)('%j is guarded and comes back as it was', payload => {
    const cell = guardText(payload)
    expect(cell).toBe(`'${payload}`)
    expect(unguardText(cell)).toBe(payload)
  })

  test.each(["'s-Hertogenbosch", "'", '', '客户', '1-1', 'a=b'])('%j needs no guard and comes back as it was', text => {
    expect(guardText(text)).toBe(text)
    expect(unguardText(text)).toBe(text)
  })

  test('a list comes back element by element, whatever its elements hold', () => {
    const elements = ['a;b', 'c，d', 'e\\', '\\;', '重点', 'Fax: 010-1, 2']
    expect(splitList(joinList(elements))).toEqual(elements)
    expect(splitList('重点，华东; 老客户、VIP')).toEqual(['重点', '华东', '老客户', 'VIP'])
  })
})
