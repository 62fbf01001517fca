/**
 * A rule as somebody edits it: groups of conditions, each condition with what is typed into it. One group of `all` is the usual
 * case; a rule nested deeper than that, or with `not`, cannot be edited so.
 */
import type { SegmentFieldKind } from './segment-field.ts'
import { isCustomField, segmentFieldOf } from './segment-field.ts'
import type { SegmentCondition, SegmentOp, SegmentRule } from './segment-rule.ts'

export type Join = 'all' | 'any'

export interface ConditionDraft {
  readonly key: number
  readonly field: string
  readonly op: SegmentOp
  readonly words: readonly string[]
  /** As typed, in the unit a person reads: yuan, percent. */
  readonly low: string
  readonly high: string
}

export interface GroupDraft {
  readonly key: number
  readonly join: Join
  readonly conditions: readonly ConditionDraft[]
}

export interface RuleDraft {
  /** Between the groups. */
  readonly join: Join
  readonly groups: readonly GroupDraft[]
}

/** What a form offers for a kind; `is` and `isNot` are one word of `anyOf` and `noneOf`. */
export const draftOps: { readonly [kind in SegmentFieldKind]: readonly SegmentOp[] } = {
  choice: ['anyOf', 'noneOf', 'known', 'unknown'],
  text: ['anyOf', 'noneOf', 'contains', 'startsWith', 'known', 'unknown'],
  set: ['anyOf', 'allOf', 'noneOf', 'known', 'unknown'],
  number: ['atLeast', 'atMost', 'between', 'known', 'unknown'],
}

export const kindOfField = (field: string): SegmentFieldKind =>
  segmentFieldOf(field)?.kind ?? (isCustomField(field) ? 'set' : 'text')

export const newCondition = (key: number, field: string): ConditionDraft => ({
  ...{ key, field, words: [], low: '', high: '' },
  op: draftOps[kindOfField(field)][0] ?? 'known',
})

export const newRuleDraft = (key: number): RuleDraft => ({
  join: 'all',
  groups: [{ key, join: 'all', conditions: [] }],
})

/** How many of the unit a person types one unit of the fact is: fen in a yuan, shares in a percent. */
export type Scale = (field: string) => number

/** @param scale facts = typed × scale */
export function ruleOf(
  { join, groups }: RuleDraft,
  scale: Scale,
): { readonly rule: SegmentRule; readonly open: number } {
  let open = 0
  const rules = groups.flatMap((group): SegmentRule[] => {
    const conditions = group.conditions.flatMap(draft => {
      const condition = conditionOf(draft, scale)
      if (condition === undefined) open++
      return condition ?? []
    })
    return conditions.length === 0 ? [] : [group.join === 'all' ? { all: conditions } : { any: conditions }]
  })
  const [only, ...more] = rules
  if (only === undefined) return { rule: { all: [] }, open }
  return { rule: more.length === 0 ? only : join === 'all' ? { all: rules } : { any: rules }, open }
}

/** Undefined while something is missing in it. */
function conditionOf({ field, op, words, low, high }: ConditionDraft, scale: Scale): SegmentCondition | undefined {
  switch (op) {
    case 'known':
    case 'unknown':
      return { field, op }
    case 'is':
    case 'isNot':
    case 'contains':
    case 'startsWith':
      return words[0] === undefined ? undefined : { field, op, value: words[0] }
    case 'anyOf':
    case 'allOf':
    case 'noneOf':
      return words.length === 0 ? undefined : { field, op, value: words }
    case 'between': {
      const [from, to] = [figureOf(low, scale(field)), figureOf(high, scale(field))]
      return from === undefined || to === undefined || from > to ? undefined : { field, op, value: [from, to] }
    }
    default: {
      const value = figureOf(low, scale(field))
      return value === undefined ? undefined : { field, op, value }
    }
  }
}

const figureOf = (text: string, scale: number): number | undefined => {
  const typed = text.trim().replaceAll(',', '')
  return /^-?\d+(\.\d+)?$/.test(typed) ? Math.round(Number(typed) * scale * 1e6) / 1e6 : undefined
}

/** Undefined for a rule that is no groups of conditions. */
export function draftOf(rule: SegmentRule, scale: Scale): RuleDraft | undefined {
  let key = 0
  const condition = (one: SegmentRule): ConditionDraft | undefined => {
    if (!('field' in one)) return undefined
    const typed = (value: number): string => String(Math.round((value / scale(one.field)) * 1e6) / 1e6)
    const blank = { key: ++key, field: one.field, op: one.op, words: [], low: '', high: '' }
    switch (one.op) {
      case 'known':
      case 'unknown':
        return blank
      case 'is':
        return { ...blank, op: 'anyOf', words: [one.value] }
      case 'isNot':
        return { ...blank, op: 'noneOf', words: [one.value] }
      case 'contains':
      case 'startsWith':
        return { ...blank, words: [one.value] }
      case 'anyOf':
      case 'allOf':
      case 'noneOf':
        return { ...blank, words: one.value }
      case 'between':
        return { ...blank, low: typed(one.value[0]), high: typed(one.value[1]) }
      default:
        return { ...blank, low: typed(one.value) }
    }
  }
  const group = (one: SegmentRule): GroupDraft | undefined => {
    const parts = partsOf(one) ?? { join: 'all' as const, rules: [one] }
    const conditions = parts.rules.map(condition)
    const known = conditions.filter(each => each !== undefined)
    return known.length < conditions.length ? undefined : { key: ++key, join: parts.join, conditions: known }
  }
  const flat = group(rule)
  if (flat !== undefined) return { join: 'all', groups: [flat] }
  const parts = partsOf(rule)
  const groups = parts?.rules.map(group) ?? [undefined]
  const known = groups.filter(each => each !== undefined)
  return parts === undefined || known.length < groups.length ? undefined : { join: parts.join, groups: known }
}

const partsOf = (rule: SegmentRule): { readonly join: Join; readonly rules: readonly SegmentRule[] } | undefined =>
  'all' in rule ? { join: 'all', rules: rule.all } : 'any' in rule ? { join: 'any', rules: rule.any } : undefined
