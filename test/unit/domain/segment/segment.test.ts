import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import type { Json } from '#shared/domain/field.ts'
import { purchasePortfolio } from '#shared/domain/purchase/purchase-portfolio.ts'
import { profileFacts, purchaseFacts, standingFacts } from '#shared/domain/segment/segment-facts.ts'
import { segmentDimensions, segmentFields } from '#shared/domain/segment/segment-field.ts'
import { matcherOf, membersOf } from '#shared/domain/segment/segment-match.ts'
import { opsOfKind, parseRule, ruleVersion, type SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import { rowsAgo, today } from '#test/kit/make-purchases.ts'

const hospital = {
  division: '310115',
  city: '上海',
  level: '三甲',
  motives: ['quality', 'relation'],
  needs: [],
  frequency: 12,
  money: -500,
  class: 'A',
  industry: '',
}
const match = (rule: SegmentRule) => matcherOf(rule)(hospital)

test.each<[SegmentRule, boolean | null]>([
  [{ field: 'city', op: 'is', value: '上海' }, true],
  [{ field: 'city', op: 'isNot', value: '上海' }, false],
  [{ field: 'division', op: 'startsWith', value: '31' }, true],
  [{ field: 'division', op: 'startsWith', value: '32' }, false],
  [{ field: 'city', op: 'contains', value: '海' }, true],
  [{ field: 'class', op: 'anyOf', value: ['A', 'B'] }, true],
  [{ field: 'class', op: 'noneOf', value: ['A', 'B'] }, false],
  [{ field: 'motives', op: 'anyOf', value: ['price', 'quality'] }, true],
  [{ field: 'motives', op: 'allOf', value: ['price', 'quality'] }, false],
  [{ field: 'motives', op: 'allOf', value: ['relation', 'quality'] }, true],
  [{ field: 'motives', op: 'noneOf', value: ['price'] }, true],
  [{ field: 'frequency', op: 'atLeast', value: 12 }, true],
  [{ field: 'frequency', op: 'above', value: 12 }, false],
  [{ field: 'frequency', op: 'atMost', value: 12 }, true],
  [{ field: 'frequency', op: 'below', value: 12 }, false],
  [{ field: 'frequency', op: 'equals', value: 12 }, true],
  [{ field: 'money', op: 'between', value: [-500, 0] }, true],
  [{ field: 'money', op: 'between', value: [-499, 0] }, false],
  [{ field: 'trust', op: 'atLeast', value: 0 }, null],
  [{ field: 'trust', op: 'known' }, false],
  [{ field: 'trust', op: 'unknown' }, true],
  [{ field: 'industry', op: 'isNot', value: '医药' }, null],
  [{ field: 'industry', op: 'noneOf', value: ['医药'] }, null],
  [{ field: 'industry', op: 'known' }, false],
  [{ field: 'needs', op: 'known' }, true],
  [{ field: 'needs', op: 'noneOf', value: ['speed'] }, true],
  [{ field: 'city', op: 'atLeast', value: 3 }, null],
  [{ all: [] }, true],
  [{ any: [] }, false],
])('DOMAIN 3.4: %j of a hospital: %s', (rule, expected) => {
  expect(match(rule)).toBe(expected)
})

describe('DOMAIN 0.4: what is not known is neither yes nor no', () => {
  const yes: SegmentRule = { field: 'class', op: 'is', value: 'A' }
  const no: SegmentRule = { field: 'class', op: 'is', value: 'B' }
  const open: SegmentRule = { field: 'trust', op: 'above', value: 50 }

  test.each<[SegmentRule, boolean | null]>([
    [{ all: [yes, open] }, null],
    [{ all: [open, no] }, false],
    [{ any: [open, yes] }, true],
    [{ any: [open, no] }, null],
    [{ not: open }, null],
    [{ not: { all: [open, no] } }, true],
  ])('%j: %s', (rule, expected) => {
    expect(match(rule)).toBe(expected)
  })

  test('a member is who fits for certain; who might is counted beside', () => {
    const customers = [
      { customer: 'a', facts: { class: 'A' } },
      { customer: 'b', facts: {} },
      { customer: 'c', facts: { class: 'B' } },
    ]
    expect(membersOf(yes, customers)).toEqual({ members: [customers[0]], undecided: 1 })
  })
})

describe('a rule from outside', () => {
  const nested: Json = {
    any: [
      {
        all: [
          { op: 'anyOf', field: 'class', value: ['A'] },
          { field: 'custom.beds', op: 'atLeast', value: 300 },
        ],
      },
      { not: { field: 'stage', op: 'known', color: 'red' } },
    ],
  }

  test('is taken with all that fits; equal rules have one version', () => {
    const parsed = parseRule(nested)
    const rule: SegmentRule = {
      any: [
        {
          all: [
            { field: 'class', op: 'anyOf', value: ['A'] },
            { field: 'custom.beds', op: 'atLeast', value: 300 },
          ],
        },
        { not: { field: 'stage', op: 'known' } },
      ],
    }
    expect(parsed).toEqual({ kind: 'rule', rule })
    if (parsed.kind === 'rule') expect(ruleVersion(parsed.rule)).toBe(ruleVersion(rule))
    expect(ruleVersion({ not: rule })).not.toBe(ruleVersion(rule))
  })

  test.each<[Json, string, string]>([
    [null, '', 'shape'],
    [{ all: 'everybody' }, 'all', 'shape'],
    [{ all: [{ field: 'beds', op: 'known' }] }, 'all.0.field', 'field'],
    [{ field: 'custom.', op: 'known' }, 'field', 'field'],
    [
      {
        any: [
          { field: 'class', op: 'is', value: 'A' },
          { field: 'class', op: 'atLeast', value: 1 },
        ],
      },
      'any.1.op',
      'op',
    ],
    [{ not: { field: 'frequency', op: 'atLeast', value: '12' } }, 'not.value', 'value'],
    [{ field: 'money', op: 'between', value: [5, 1] }, 'value', 'value'],
    [{ field: 'motives', op: 'anyOf', value: [] }, 'value', 'value'],
    [{ field: 'city', op: 'is', value: '' }, 'value', 'value'],
    [{ all: Array.from({ length: 101 }, () => ({ field: 'city', op: 'known' })) }, 'all.99', 'too-large'],
  ])('%j does not fit at %s: %s', (json, at, why) => {
    expect(parseRule(json)).toEqual({ kind: 'no-rule', at, why })
  })

  test('deeper than anybody can read is refused, not run into', () => {
    const nested = (depth: number): Json => {
      let json: Json = { field: 'city', op: 'known' }
      for (let n = 0; n < depth; n++) json = { not: json }
      return json
    }
    expect(parseRule(nested(12)).kind).toBe('rule')
    expect(parseRule(nested(13))).toMatchObject({ kind: 'no-rule', why: 'too-large' })
    expect(parseRule(nested(5_000)).kind).toBe('no-rule')
  })
})

test('DOMAIN 3.4: all five dimensions can be asked about, each kind of field in some way', () => {
  const fields = Object.values(segmentFields)
  expect(new Set(fields.map(field => field.dimension))).toEqual(new Set(segmentDimensions))
  for (const { kind } of fields) expect(opsOfKind[kind].length).toBeGreaterThan(3)
})

describe('facts', () => {
  const record = {
    city: '上海',
    region: '',
    country: '',
    industry: '医药',
    employees: null,
    status: 'existing',
    tags: [],
    ownership: '',
    size: '',
    level: '',
  } as const
  const { customers } = purchasePortfolio(['buyer', 'prospect'], rowsAgo('buyer', [10, 500]), today, standardSettings)
  const of = (customer: string) => customers.get(customer)

  test('an empty field of the record is not known, an empty set is', () => {
    expect(profileFacts(record)).toEqual({ city: '上海', industry: '医药', status: 'existing', tags: [] })
    expect(profileFacts({ ...record, employees: 0 })).toMatchObject({ employees: 0 })
  })

  test('a prospect has bought nothing, which is no figure of purchases', () => {
    const [buyer, prospect] = [of('buyer'), of('prospect')]
    expect(prospect && purchaseFacts(prospect, null)).toEqual({ stage: 'prospect' })
    const facts = buyer && purchaseFacts(buyer, 'A')
    expect(facts).toEqual({
      class: 'A',
      stage: 'exploring',
      hiatus: 'active',
      rfm: 'potential-loyalist',
      recency: 10,
      frequency: 1,
      money: 500,
    })
  })

  test('DOMAIN 0.4: a hollow index decides nobody’s membership', () => {
    const index = (value: number | null, isHollow = false) => ({ value, isHollow })
    const facts = standingFacts({ importance: index(0), trust: index(80, true), confidence: index(null) })
    expect(facts).toEqual({ importance: 0 })
    expect(matcherOf({ field: 'trust', op: 'atLeast', value: 50 })(facts)).toBeNull()
  })
})
