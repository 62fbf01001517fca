/**
 * Who is in a segment. What is not known of a customer makes a condition neither true nor false; a member is who fits for
 * certain, and who might is counted beside them (DOMAIN 0.4, 3.4).
 */
import type { SegmentFacts } from './segment-field.ts'
import type { SegmentCondition, SegmentRule } from './segment-rule.ts'

/** True, false, or null: not known. */
export type Match = boolean | null

export type Matcher = (facts: SegmentFacts) => Match

export interface Membership<Customer> {
  /** In the order given. */
  readonly members: readonly Customer[]
  /** Who might be one, if more were known. */
  readonly undecided: number
}

export function membersOf<Customer extends { readonly facts: SegmentFacts }>(
  rule: SegmentRule,
  customers: readonly Customer[],
): Membership<Customer> {
  const match = matcherOf(rule)
  const members: Customer[] = []
  let undecided = 0
  for (const customer of customers) {
    const isMember = match(customer.facts)
    if (isMember) members.push(customer)
    else if (isMember === null) undecided++
  }
  return { members, undecided }
}

/** Takes the rule apart once, for many customers. */
export function matcherOf(rule: SegmentRule): Matcher {
  if ('all' in rule) return every(rule.all.map(matcherOf))
  if ('any' in rule) return some(rule.any.map(matcherOf))
  if ('not' in rule) return negated(matcherOf(rule.not))
  return conditionOf(rule)
}

/** One that is false decides, else one that is not known. */
function every(matchers: readonly Matcher[]): Matcher {
  return facts => {
    let all: Match = true
    for (const matcher of matchers) {
      const match = matcher(facts)
      if (match === false) return false
      if (match === null) all = null
    }
    return all
  }
}

function some(matchers: readonly Matcher[]): Matcher {
  return facts => {
    let any: Match = false
    for (const matcher of matchers) {
      const match = matcher(facts)
      if (match) return true
      if (match === null) any = null
    }
    return any
  }
}

const negated =
  (matcher: Matcher): Matcher =>
  facts => {
    const match = matcher(facts)
    return match === null ? null : !match
  }

function conditionOf(condition: SegmentCondition): Matcher {
  const { field, op } = condition
  switch (op) {
    case 'known':
      return facts => isKnown(facts[field])
    case 'unknown':
      return facts => !isKnown(facts[field])
    case 'is':
      return ofWord(field, word => word === condition.value)
    case 'isNot':
      return ofWord(field, word => word !== condition.value)
    case 'startsWith':
      return ofWord(field, word => word.startsWith(condition.value))
    case 'contains':
      return ofWord(field, word => word.includes(condition.value))
    case 'anyOf':
      return ofWords(field, words => condition.value.some(word => words.includes(word)))
    case 'allOf':
      return ofWords(field, words => condition.value.every(word => words.includes(word)))
    case 'noneOf':
      return ofWords(field, words => !condition.value.some(word => words.includes(word)))
    case 'atLeast':
      return ofNumber(field, number => number >= condition.value)
    case 'atMost':
      return ofNumber(field, number => number <= condition.value)
    case 'above':
      return ofNumber(field, number => number > condition.value)
    case 'below':
      return ofNumber(field, number => number < condition.value)
    case 'equals':
      return ofNumber(field, number => number === condition.value)
    case 'between':
      return ofNumber(field, number => number >= condition.value[0] && number <= condition.value[1])
  }
}

type Fact = SegmentFacts[string]

/** An empty word says no more than none. An empty set is known: somebody asked, and there was nothing. */
const isKnown = (fact: Fact): boolean => fact !== undefined && fact !== ''

const ofWord =
  (field: string, fits: (word: string) => boolean): Matcher =>
  facts => {
    const fact = facts[field]
    return typeof fact === 'string' && fact !== '' ? fits(fact) : null
  }

/** A single word is a set of one. */
const ofWords =
  (field: string, fits: (words: readonly string[]) => boolean): Matcher =>
  facts => {
    const fact = facts[field]
    if (typeof fact === 'string') return fact === '' ? null : fits([fact])
    return typeof fact === 'object' ? fits(fact) : null
  }

const ofNumber =
  (field: string, fits: (number: number) => boolean): Matcher =>
  facts => {
    const fact = facts[field]
    return typeof fact === 'number' ? fits(fact) : null
  }
