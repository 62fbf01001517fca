/** A conflict card: both values in the reader's format, a third one read from what is typed. */
import { describe, expect, it } from 'vitest'
import { canBeTyped, conflictVersions, readTyped } from '#app/data/conflict.ts'
import { createFormat } from '#app/words/format.ts'
import { valueText, type ValueReader } from '#app/words/value-text.ts'
import { words as en } from '#app/words/en.ts'
import { words } from '#app/words/zh-CN.ts'
import { fieldShape } from '#shared/domain/field-shape.ts'

const now = Date.UTC(2026, 10, 23, 6, 36)
const read = (language: 'zh-CN' | 'en'): ValueReader => ({
  words: language === 'en' ? en : words,
  format: createFormat({ language, zone: 'Asia/Shanghai', currency: 'CNY' }),
  names: new Map([['m1', '许知予']]),
  now,
})

describe('field shapes', () => {
  it('follow from the field tables and the few things these cannot say', () => {
    expect(fieldShape('customer', 'name')).toBe('text')
    expect(fieldShape('customer', 'notes')).toBe('text')
    expect(fieldShape('customer', 'class')).toBe('choice')
    expect(fieldShape('customer', 'isKey')).toBe('flag')
    expect(fieldShape('customer', 'cadenceDays')).toBe('number')
    expect(fieldShape('customer', 'employees')).toBe('number')
    expect(fieldShape('customer', 'tags')).toBe('set')
    expect(fieldShape('action', 'due')).toBe('day')
    expect(fieldShape('visit', 'at')).toBe('instant')
    expect(fieldShape('order', 'amount')).toBe('money')
    expect(fieldShape('visit', 'contacts')).toBe('record')
    expect(fieldShape('goal', 'owner')).toBe('member')
    expect(fieldShape('goal', 'target', 'revenue.net')).toBe('money')
    expect(fieldShape('goal', 'target', 'visits')).toBe('number')
  })

  it('read a field of a newer version as text', () => {
    expect(fieldShape('customer', 'horoscope')).toBe('text')
    expect(fieldShape('spaceship', 'name')).toBe('text')
  })
})

describe('values in words', () => {
  it('are written as the reader writes them', () => {
    const zh = read('zh-CN')
    expect(valueText(zh, { type: 'order', field: 'amount' }, 3_200_000)).toBe('¥32,000')
    expect(valueText(zh, { type: 'action', field: 'due' }, '2026-12-02')).toBe('12/2 周三')
    expect(valueText(read('en'), { type: 'action', field: 'due' }, '2026-12-02')).toBe('Wed 2 Dec')
    expect(valueText(zh, { type: 'visit', field: 'outcome' }, 'progress')).toBe('有进展')
    expect(valueText(zh, { type: 'customer', field: 'isKey' }, true)).toBe('是')
    expect(valueText(zh, { type: 'customer', field: 'phone' }, '')).toBe('空')
    expect(valueText(zh, { type: 'goal', field: 'target', metric: 'revenue.net' }, 120_000_000)).toBe('¥1,200,000')
    expect(valueText(zh, { type: 'goal', field: 'target', metric: 'visits' }, 1200)).toBe('1,200')
    expect(valueText(zh, { type: 'visit', field: 'at' }, now)).toBe('今天 14:36')
    expect(valueText(zh, { type: 'customer', field: 'tags' }, ['老客户', '样板'])).toBe('老客户和样板')
  })

  it('name people and records, and say so when they are gone', () => {
    expect(valueText(read('zh-CN'), { type: 'goal', field: 'owner' }, 'm1')).toBe('许知予')
    expect(valueText(read('en'), { type: 'visit', field: 'contacts' }, ['x'])).toBe('no longer here')
  })
})

describe('a conflict', () => {
  it('tells who wrote which value, which one is shown and which are mine', () => {
    const versions = [
      { value: '138 0000 6621', at: 2, by: 'other' },
      { value: '138 0000 6612', at: 1, by: 'me' },
    ]
    expect(conflictVersions({ field: 'mobile', versions }, 'me')).toMatchObject([
      { key: '"138 0000 6621"', isShown: true, isMine: false },
      { key: '"138 0000 6612"', isShown: false, isMine: true },
    ])
  })

  it('takes another value where one can be typed', () => {
    expect(canBeTyped('contact', 'mobile')).toBe(true)
    expect(canBeTyped('goal', 'target', 'revenue.net')).toBe(true)
    expect(canBeTyped('customer', 'class')).toBe(false)
    expect(canBeTyped('goal', 'owner')).toBe(false)
  })

  it('reads what is typed by the shape of the field', () => {
    expect(readTyped('text', ' 周工 ', 'CNY')).toEqual({ kind: 'value', value: '周工' })
    expect(readTyped('money', '3.2万', 'CNY')).toEqual({ kind: 'value', value: 3_200_000 })
    expect(readTyped('money', '3200', 'JPY')).toEqual({ kind: 'value', value: 3200 })
    expect(readTyped('money', '二十万', 'CNY')).toEqual({ kind: 'value', value: 20_000_000 })
    expect(readTyped('money', '三万五元', 'CNY')).toEqual({ kind: 'value', value: 3_500_000 })
    expect(readTyped('money', '二十台', 'CNY')).toMatchObject({ kind: 'bad' })
    expect(readTyped('number', '14', 'CNY')).toEqual({ kind: 'value', value: 14 })
    expect(readTyped('day', '2026-12-02', 'CNY')).toEqual({ kind: 'value', value: '2026-12-02' })
    expect(readTyped('day', '2026-02-30', 'CNY')).toEqual({ kind: 'bad', shape: 'day' })
    expect(readTyped('number', '14.5', 'CNY')).toEqual({ kind: 'bad', shape: 'number' })
    expect(readTyped('text', 'x'.repeat(10_001), 'CNY')).toEqual({ kind: 'bad', shape: 'text' })
  })
})
