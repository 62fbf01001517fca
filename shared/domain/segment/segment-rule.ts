/** The rule of a segment as data: all or any of conditions on fields, nested as deep as somebody can read (DOMAIN 3.4; feat:A10). */
import { fingerprint } from '../analysis/fingerprint.ts'
import type { Json } from '../field.ts'
import { isCustomField, segmentFieldOf, type SegmentFieldKind } from './segment-field.ts'

export type SegmentRule = SegmentGroup | SegmentCondition

/** No rule at all: `all` is everybody, `any` is nobody. */
export type SegmentGroup =
  | { readonly all: readonly SegmentRule[] }
  | { readonly any: readonly SegmentRule[] }
  | { readonly not: SegmentRule }

export type SegmentCondition =
  | { readonly field: string; readonly op: 'is' | 'isNot' | 'startsWith' | 'contains'; readonly value: string }
  /** One of the words; for a set: any, all, none of them. */
  | { readonly field: string; readonly op: 'anyOf' | 'allOf' | 'noneOf'; readonly value: readonly string[] }
  | { readonly field: string; readonly op: 'atLeast' | 'atMost' | 'above' | 'below' | 'equals'; readonly value: number }
  /** Both ends included. */
  | { readonly field: string; readonly op: 'between'; readonly value: readonly [low: number, high: number] }
  | { readonly field: string; readonly op: 'known' | 'unknown' }

export type SegmentOp = SegmentCondition['op']

/** What can be asked of a field of each kind. */
export const opsOfKind: { readonly [kind in SegmentFieldKind]: readonly SegmentOp[] } = {
  choice: ['is', 'isNot', 'anyOf', 'noneOf', 'known', 'unknown'],
  text: ['is', 'isNot', 'anyOf', 'noneOf', 'startsWith', 'contains', 'known', 'unknown'],
  set: ['anyOf', 'allOf', 'noneOf', 'known', 'unknown'],
  number: ['atLeast', 'atMost', 'above', 'below', 'equals', 'between', 'known', 'unknown'],
}

/** A longer way in, or more parts, is no rule anybody wrote by hand. */
const maxSteps = 12
const maxParts = 100

export type RuleParse =
  | { readonly kind: 'rule'; readonly rule: SegmentRule }
  /** `at`: the way to what does not fit, such as `all.1.value`. */
  | { readonly kind: 'no-rule'; readonly at: string; readonly why: RuleProblem }

export type RuleProblem = 'shape' | 'field' | 'op' | 'value' | 'too-large'

/** A rule from outside: a document, a newer phone. Keys this version does not know are left out. */
export const parseRule = (json: Json): RuleParse => ruleAt(json, [], { left: maxParts })

/** Equal rules have one version; a goal names the version it was set for. */
export const ruleVersion = (rule: SegmentRule): string => fingerprint(JSON.stringify(rule))

type Tree = { readonly [key: string]: Json }
type Path = readonly string[]

const isTree = (json: Json | undefined): json is Tree =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const rule = (rule: SegmentRule): RuleParse => ({ kind: 'rule', rule })
const noRule = (at: Path, why: RuleProblem): RuleParse => ({ kind: 'no-rule', at: at.join('.'), why })

function ruleAt(json: Json, at: Path, budget: { left: number }): RuleParse {
  if (at.length > maxSteps || budget.left-- <= 0) return noRule(at, 'too-large')
  if (!isTree(json)) return noRule(at, 'shape')
  if (json['all'] !== undefined) return groupAt(json['all'], [...at, 'all'], budget, all => ({ all }))
  if (json['any'] !== undefined) return groupAt(json['any'], [...at, 'any'], budget, any => ({ any }))
  if (json['not'] === undefined) return conditionAt(json, at)
  const inner = ruleAt(json['not'], [...at, 'not'], budget)
  return inner.kind === 'rule' ? rule({ not: inner.rule }) : inner
}

function groupAt(
  json: Json,
  at: Path,
  budget: { left: number },
  group: (rules: readonly SegmentRule[]) => SegmentRule,
): RuleParse {
  if (!Array.isArray(json)) return noRule(at, 'shape')
  const rules: SegmentRule[] = []
  for (const [n, one] of json.entries()) {
    const inner = ruleAt(one, [...at, String(n)], budget)
    if (inner.kind === 'no-rule') return inner
    rules.push(inner.rule)
  }
  return rule(group(rules))
}

function conditionAt({ field, op, value }: Tree, at: Path): RuleParse {
  if (typeof field !== 'string' || (!segmentFieldOf(field) && !isCustomField(field)))
    return noRule([...at, 'field'], 'field')
  const kind = segmentFieldOf(field)?.kind
  const ops = kind ? opsOfKind[kind] : Object.values(opsOfKind).flat()
  const known = ops.find(one => one === op)
  if (known === undefined) return noRule([...at, 'op'], 'op')
  const condition = withValue(field, known, value)
  return condition ? rule(condition) : noRule([...at, 'value'], 'value')
}

function withValue(field: string, op: SegmentOp, value: Json | undefined): SegmentCondition | undefined {
  switch (op) {
    case 'is':
    case 'isNot':
    case 'startsWith':
    case 'contains':
      return typeof value === 'string' && value !== '' ? { field, op, value } : undefined
    case 'anyOf':
    case 'allOf':
    case 'noneOf':
      return isWords(value) ? { field, op, value } : undefined
    case 'atLeast':
    case 'atMost':
    case 'above':
    case 'below':
    case 'equals':
      return isFigure(value) ? { field, op, value } : undefined
    case 'between': {
      const [low, high] = Array.isArray(value) ? value : []
      return isFigure(low) && isFigure(high) && low <= high ? { field, op, value: [low, high] } : undefined
    }
    case 'known':
    case 'unknown':
      return { field, op }
  }
}

const isFigure = (value: Json | undefined): value is number => typeof value === 'number' && Number.isFinite(value)

const isWords = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every(word => typeof word === 'string')
