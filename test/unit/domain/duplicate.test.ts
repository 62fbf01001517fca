/** Customers that look like one, and what becomes of their fields when they are. */
import { describe, expect, it } from 'vitest'
import { companyKey, type DuplicateCandidate, duplicatePairs, siteKey } from '#shared/domain/duplicate.ts'
import { fieldsToChoose, mergedValues } from '#shared/domain/merge.ts'
import { customerFields, type CustomerRow } from '#shared/domain/record.ts'

const of = (id: string, name: string, more: Partial<DuplicateCandidate> = {}): DuplicateCandidate => ({
  ...{ id, name, phones: [], website: '', reading: '' },
  ...more,
})

describe('duplicates', () => {
  it.each([
    ['禾岭医药有限公司', '禾岭医药'],
    ['禾岭医药（杭州）股份有限公司', '禾岭医药 杭州'],
    ['Harbour Clinic Co., Ltd.', 'harbour-clinic'],
    ['有限公司', '有限公司'],
  ])('%s and %s have one name', (a, b) => {
    expect(companyKey(a)).toBe(companyKey(b))
  })

  it('have one web address with and without its beginnings', () => {
    expect(new Set(['https://www.heling.cn/about', 'heling.cn', 'HTTP://heling.cn:80'].map(siteKey)).size).toBe(1)
  })

  it('are listed once with every reason, more reasons first', () => {
    const pairs = duplicatePairs([
      of('c', '青麦乳业', { phones: ['0571 8800 1000', '138'] }),
      of('a', '禾岭医药有限公司', { phones: ['+86 138-0000-0000'], reading: 'he ling' }),
      of('b', '禾岭医药', { phones: ['13800000000'], website: 'heling.cn' }),
      of('d', '和岭医疗', { website: 'https://heling.cn', phones: ['138'], reading: 'he ling' }),
    ])
    expect(pairs).toEqual([
      { ids: ['a', 'b'], reasons: ['name', 'phone'] },
      { ids: ['b', 'd'], reasons: ['website'] },
      { ids: ['a', 'd'], reasons: ['reading'] },
    ])
  })

  it('are not made of what a crowd has in common', () => {
    const crowd = Array.from({ length: 9 }, (_, n) => of(String(n), `店 ${n}`, { phones: ['400 800 8800'] }))
    expect(duplicatePairs(crowd)).toEqual([])
    expect(duplicatePairs(crowd.slice(1))).toHaveLength(28)
  })
})

describe('merging', () => {
  const blank = Object.fromEntries(Object.entries(customerFields).map(([name, { default: value }]) => [name, value]))
  // The defaults of all fields, and some of them said.
  const row = (values: Partial<CustomerRow>): CustomerRow => ({ ...blank, ...values }) as unknown as CustomerRow
  const winner = row({ name: '禾岭医药', city: '杭州', phone: '', tags: ['重点'], cadenceDays: 14 })
  const loser = row({ name: '禾岭医药有限公司', city: '杭州', phone: '0571', tags: ['连锁'], industry: '医药' })

  it('asks only where both say something else', () => {
    expect(fieldsToChoose(winner, loser)).toEqual(['name'])
  })

  it('fills in what only the other says, joins sets, and takes what was chosen', () => {
    expect(mergedValues(winner, loser, new Map())).toEqual({ phone: '0571', tags: ['连锁', '重点'], industry: '医药' })
    expect(mergedValues(winner, loser, new Map([['name', 'loser']]))).toMatchObject({ name: '禾岭医药有限公司' })
  })
})
