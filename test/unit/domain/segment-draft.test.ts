/** A rule as it is edited: what is typed becomes a rule, and a rule becomes what was typed. */
import { describe, expect, it } from 'vitest'
import { draftOf, newCondition, newRuleDraft, ruleOf } from '#shared/domain/segment/rule-draft.ts'
import { parseRule, type SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import type { Json } from '#shared/domain/field.ts'
import { sharesOf, whiteSpaceOf, wordsOf } from '#shared/domain/segment/segment-look.ts'

const scale = (field: string): number => (field === 'money' ? 100 : field === 'shareOfWallet' ? 0.01 : 1)

describe('a rule as it is edited', () => {
  it('of nothing is everybody', () => {
    expect(ruleOf(newRuleDraft(1), scale)).toEqual({ rule: { all: [] }, open: 0 })
  })

  it('leaves out what is not finished, and says how much that is', () => {
    const conditions = [
      { ...newCondition(2, 'city'), words: ['杭州'] },
      newCondition(3, 'region'),
      { ...newCondition(4, 'money'), low: '一万' },
      { ...newCondition(5, 'visits'), op: 'between' as const, low: '9', high: '3' },
    ]
    const draft = { join: 'all' as const, groups: [{ key: 1, join: 'any' as const, conditions }] }
    expect(ruleOf(draft, scale)).toEqual({ rule: { any: [{ field: 'city', op: 'anyOf', value: ['杭州'] }] }, open: 3 })
  })

  it('is typed in the units people read', () => {
    const of = (field: string, low: string) => ({ ...newCondition(2, field), low })
    const conditions = [of('money', '12,000.5'), of('shareOfWallet', '35'), of('visits', '4')]
    const { rule } = ruleOf({ join: 'all', groups: [{ key: 1, join: 'all', conditions }] }, scale)
    expect(rule).toEqual({
      all: [
        { field: 'money', op: 'atLeast', value: 1_200_050 },
        { field: 'shareOfWallet', op: 'atLeast', value: 0.35 },
        { field: 'visits', op: 'atLeast', value: 4 },
      ],
    })
  })

  it.each<SegmentRule>([
    { all: [] },
    { any: [{ field: 'city', op: 'anyOf', value: ['杭州', '宁波'] }] },
    {
      all: [
        { field: 'money', op: 'between', value: [100, 50_000] },
        { field: 'tags', op: 'known' },
      ],
    },
    {
      any: [
        {
          all: [
            { field: 'region', op: 'startsWith', value: '浙' },
            { field: 'visits', op: 'below', value: 2 },
          ],
        },
        { any: [{ field: 'custom.渠道', op: 'allOf', value: ['直营'] }] },
      ],
    },
  ])('comes back as the same rule: %j', rule => {
    const draft = draftOf(rule, scale)
    expect(draft && ruleOf(draft, scale)).toEqual({ rule, open: 0 })
    expect(parseRule(rule as Json)).toEqual({ kind: 'rule', rule })
  })

  it('cannot be edited when it is nested deeper or negated', () => {
    const condition = { field: 'city', op: 'known' } as const
    expect(draftOf({ not: condition }, scale)).toBeUndefined()
    expect(draftOf({ all: [{ any: [{ all: [condition] }] }] }, scale)).toBeUndefined()
  })
})

describe('what a segment looks like', () => {
  const of = (categories: string[] | undefined, whiteSpace: number | null = null) => ({
    facts: categories ? { categories } : {},
    whiteSpace,
  })
  const all = [of(['奶粉', '酸奶']), of(['奶粉']), of(['黄油']), of(undefined), of([])]

  it('is the share of those of whom anything is known', () => {
    expect(sharesOf('categories', all.slice(0, 2), all)).toEqual([
      { word: '奶粉', members: 2, here: 1, all: 0.5 },
      { word: '酸奶', members: 1, here: 0.5, all: 0.25 },
    ])
    expect(wordsOf('categories', all)[0]).toEqual(['奶粉', 2])
  })

  it('has white space where somebody estimated it, never zero for not known', () => {
    expect(whiteSpaceOf([of([], 300), of([], 0), of([])])).toEqual({ sum: 300, known: 2 })
    expect(whiteSpaceOf([of([])])).toEqual({ sum: null, known: 0 })
  })
})
