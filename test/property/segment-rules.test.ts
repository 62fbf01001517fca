/** Rules of segments on random customers: what they say is what a naive reading of them says, and the laws of not, and, or hold (DOMAIN 0.4, 3.4). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '#shared/domain/field.ts'
import { draftOf, ruleOf } from '#shared/domain/segment/rule-draft.ts'
import type { SegmentFacts } from '#shared/domain/segment/segment-field.ts'
import { matcherOf, membersOf } from '#shared/domain/segment/segment-match.ts'
import { parseRule, type SegmentCondition, type SegmentRule } from '#shared/domain/segment/segment-rule.ts'

const words = ['A', 'B', 'AB'] as const
const word = fc.constantFrom(...words)
const set = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })
const figure = fc.integer({ min: -1, max: 1 })

/** One field of each kind. */
const condition: fc.Arbitrary<SegmentCondition> = fc.oneof(
  fc.record({ field: fc.constant('city'), op: fc.constantFrom('is', 'isNot', 'startsWith', 'contains'), value: word }),
  fc.record({ field: fc.constantFrom('city', 'needs'), op: fc.constantFrom('anyOf', 'noneOf'), value: set }),
  fc.record({ field: fc.constant('needs'), op: fc.constant('allOf'), value: set }),
  fc.record({
    field: fc.constant('money'),
    op: fc.constantFrom('atLeast', 'atMost', 'above', 'below', 'equals'),
    value: figure,
  }),
  fc
    .tuple(figure, figure)
    .map(([a, b]): SegmentCondition => ({ field: 'money', op: 'between', value: [Math.min(a, b), Math.max(a, b)] })),
  fc.record({ field: fc.constantFrom('city', 'needs', 'money'), op: fc.constantFrom('known', 'unknown') }),
)
const rule = fc.letrec<{ rule: SegmentRule }>(tie => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc.record({ all: fc.array(tie('rule'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { maxLength: 3 }) }),
    fc.record({ not: tie('rule') }),
  ),
})).rule
const customer: fc.Arbitrary<SegmentFacts> = fc.record(
  {
    city: fc.constantFrom('', ...words),
    needs: fc.uniqueArray(word, { maxLength: 3 }),
    money: figure,
  },
  { requiredKeys: [] },
)

/** No, perhaps, yes as 0, ½, 1: the least of all, the most of any, the rest of not. */
function naive(one: SegmentRule, facts: SegmentFacts): number {
  if ('all' in one) return Math.min(1, ...one.all.map(each => naive(each, facts)))
  if ('any' in one) return Math.max(0, ...one.any.map(each => naive(each, facts)))
  if ('not' in one) return 1 - naive(one.not, facts)
  const fact = facts[one.field]
  const isKnown = fact !== undefined && fact !== ''
  if (one.op === 'known') return Number(isKnown)
  if (one.op === 'unknown') return Number(!isKnown)
  if (!isKnown) return 0.5
  const has = typeof fact === 'object' ? fact : [fact]
  switch (one.op) {
    case 'is':
      return Number(fact === one.value)
    case 'isNot':
      return Number(fact !== one.value)
    case 'startsWith':
      return Number(String(fact).indexOf(one.value) === 0)
    case 'contains':
      return Number(String(fact).split(one.value).length > 1)
    case 'anyOf':
      return Number(new Set([...has, ...one.value]).size < has.length + one.value.length)
    case 'allOf':
      return Number(new Set([...has, ...one.value]).size === has.length)
    case 'noneOf':
      return Number(new Set([...has, ...one.value]).size === has.length + one.value.length)
    case 'between':
      return Number(Math.max(one.value[0], Math.min(one.value[1], Number(fact))) === fact)
    case 'atLeast':
      return Number(Math.max(one.value, Number(fact)) === fact)
    case 'atMost':
      return Number(Math.min(one.value, Number(fact)) === fact)
    case 'above':
      return Number(Math.sign(Number(fact) - one.value) === 1)
    case 'below':
      return Number(Math.sign(Number(fact) - one.value) === -1)
    case 'equals':
      return Number(Math.sign(Number(fact) - one.value) === 0)
  }
}

const spoken = (match: boolean | null): number => (match === null ? 0.5 : Number(match))
const says = (one: SegmentRule, facts: SegmentFacts): number => spoken(matcherOf(one)(facts))
const runs = { numRuns: 1500 }

test('a rule says of a customer what a naive reading says', () => {
  fc.assert(
    fc.property(rule, customer, (one, facts) => {
      expect(says(one, facts)).toBe(naive(one, facts))
    }),
    runs,
  )
})

test('not, and, or keep their laws, whatever is known', () => {
  fc.assert(
    fc.property(rule, rule, rule, customer, (a, b, c, facts) => {
      const same = (left: SegmentRule, right: SegmentRule): void => expect(says(left, facts)).toBe(says(right, facts))
      same({ not: { not: a } }, a)
      same({ not: { all: [a, b] } }, { any: [{ not: a }, { not: b }] })
      same({ not: { any: [a, b] } }, { all: [{ not: a }, { not: b }] })
      same({ all: [a, b, c] }, { all: [c, { all: [b, a] }] })
      same({ any: [a, b, c] }, { any: [c, { any: [b, a] }] })
      same({ all: [a, { any: [b, c] }] }, { any: [{ all: [a, b] }, { all: [a, c] }] })
      same({ all: [a, a] }, a)
      same({ any: [a, { all: [a, b] }] }, a)
    }),
    runs,
  )
})

test('everybody is a member, perhaps one, or a member of its opposite', () => {
  fc.assert(
    fc.property(rule, fc.array(customer.map(facts => ({ facts }))), (one, customers) => {
      const [inside, outside] = [membersOf(one, customers), membersOf({ not: one }, customers)]
      expect(inside.undecided).toBe(outside.undecided)
      expect(inside.members.length + inside.undecided + outside.members.length).toBe(customers.length)
      expect(customers.filter(each => inside.members.includes(each))).toEqual(inside.members)
    }),
    runs,
  )
})

describe('DOMAIN 0.4: missing is not zero', () => {
  test('nothing is decided by a figure that is missing; that it is missing is known', () => {
    fc.assert(
      fc.property(condition, one => {
        const isAboutKnowing = one.op === 'known' || one.op === 'unknown'
        expect(says(one, {})).toBe(isAboutKnowing ? Number(one.op === 'unknown') : 0.5)
      }),
      runs,
    )
    expect(says({ field: 'money', op: 'equals', value: 0 }, { money: 0 })).toBe(1)
  })

  test('a zero that comes to be known decides what was open, and turns over nothing that was decided without asking for it', () => {
    const open = rule.filter(one => !JSON.stringify(one).includes('known'))
    fc.assert(
      fc.property(open, customer, (one, { money: _, ...facts }) => {
        const [before, after] = [says(one, facts), says(one, { ...facts, money: 0 })]
        if (before !== 0.5) expect(after).toBe(before)
      }),
      runs,
    )
  })
})

test('a rule that is stored and read, or opened in the form and saved unchanged, has the same members', () => {
  const scale = (field: string): number => (field === 'money' ? 100 : 1)
  fc.assert(
    fc.property(rule, customer, (one, facts) => {
      const read = parseRule(JSON.parse(JSON.stringify(one)) as Json) // Of strings, numbers and lists.
      // A rule deeper than anybody reads is refused, never changed.
      if (read.kind === 'rule') expect(read.rule).toEqual(one)
      const draft = draftOf(one, scale)
      if (draft === undefined) return
      const { rule: saved, open } = ruleOf(draft, scale)
      expect(open).toBe(0)
      // The form writes no group without a condition.
      if (JSON.stringify(one).includes('[]')) return
      expect(says(saved, facts)).toBe(says(one, facts))
    }),
    runs,
  )
})
