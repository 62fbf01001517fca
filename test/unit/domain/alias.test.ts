/** Customers that are one, and fields the company made itself. */
import { describe, expect, it } from 'vitest'
import { standsFor } from '#shared/domain/alias.ts'
import {
  customEntry,
  customPair,
  customValue,
  parseCustomFields,
  withCustomValue,
} from '#shared/domain/custom-field.ts'

const stand = (into: { readonly [id: string]: string }, id: string) =>
  standsFor(
    id,
    one => into[one],
    one => one in into,
  )

describe('a merged customer', () => {
  it('is stood for by the end of the way', () => {
    const into = { a: 'b', b: 'c', c: '', d: '' }
    expect(['a', 'b', 'c', 'd'].map(id => stand(into, id))).toEqual(['c', 'c', 'c', 'd'])
  })
  it('in a circle is stood for by the smallest id of it, from wherever one begins', () => {
    const into = { a: 'c', b: 'a', c: 'b', d: 'c', e: 'e' }
    expect(['a', 'b', 'c', 'd', 'e'].map(id => stand(into, id))).toEqual(['a', 'a', 'a', 'a', 'e'])
  })
  it('stands for itself while its winner is not here', () => {
    expect(stand({ a: 'gone' }, 'a')).toBe('a')
  })
})

describe('a field of the company', () => {
  it('is a name and a value, the first colon between them', () => {
    expect(customPair('渠道：直营: 一部')).toEqual(['渠道', '直营: 一部'])
    expect([customPair('没有值'), customPair(': 没有名字'), customPair('渠道: ')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  it('is written without touching the others, and taken away by nothing', () => {
    const before = ['渠道: 直营', '账期: 60 天']
    expect(customValue(withCustomValue(before, '渠道', ' 经销 '), '渠道')).toBe('经销')
    expect(withCustomValue(before, '渠道', '')).toEqual(['账期: 60 天'])
    expect(customValue([...before, '渠道: 经销'], '渠道')).toBe('直营, 经销')
    expect(customEntry(' 渠道 ', ' 直营 ')).toBe('渠道: 直营')
  })
  it('comes from a setting that is checked', () => {
    expect(
      parseCustomFields([{ name: ' 渠道 ', choices: ['直营', 3] }, { name: '渠道' }, { name: 'a:b' }, 7, null]),
    ).toEqual([{ name: '渠道', choices: ['直营'] }])
    expect(parseCustomFields('渠道')).toEqual([])
  })
})
