/** Fields, comparisons and values of a rule in words, and in the units a person types. */
import { minorDigits } from '#shared/domain/money.ts'
import { isCustomField, segmentFieldOf, segmentFields } from '#shared/domain/segment/segment-field.ts'
import type { Scale } from '#shared/domain/segment/rule-draft.ts'
import type { SegmentCondition, SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

/** Fields rules can be made of here: those somebody gathers facts of. */
export const offeredFields = [
  ...['region', 'city', 'country'],
  ...['industry', 'employees', 'ownership', 'size', 'level', 'status'],
  ...['tags', 'needs', 'motives', 'values'],
  ...['habits', 'lastOutcome', 'daysSinceVisit', 'visits', 'satisfaction', 'importance', 'trust', 'confidence'],
  ...['class', 'tier', 'stage', 'rfm', 'recency', 'frequency', 'money', 'hiatus', 'categories'],
  ...['shareOfWallet', 'whiteSpace'],
] as const

const isKnownField = (name: string): name is keyof typeof segmentFields => Object.hasOwn(segmentFields, name)

export const fieldWord = ({ segments }: Words, name: string): string =>
  isKnownField(name) ? segments.fields[name] : isCustomField(name) ? name.slice(name.indexOf('.') + 1) : name

/** With the dimension before it: 地理 · 城市. */
export function longFieldWord(words: Words, name: string): string {
  const dimension = segmentFieldOf(name)?.dimension
  const field = fieldWord(words, name)
  return dimension === undefined ? field : `${words.segments.dimensions[dimension]} · ${field}`
}

/** Words of a closed list; undefined where people write what they like. */
export function choicesOf({ segments, value }: Words, field: string): { readonly [value: string]: string } | undefined {
  const lists: { readonly [field: string]: { readonly [value: string]: string } } = {
    ...segments.choices,
    ...{ stage: value.stages, rfm: value.segments, hiatus: value.hiatus },
  }
  return Object.hasOwn(lists, field) ? lists[field] : undefined
}

export const valueWord = (words: Words, field: string, value: string): string =>
  choicesOf(words, field)?.[value] ?? value

/** Money is typed in whole units of the currency, shares in percent. */
export const scaleOf =
  (currency: string): Scale =>
  field => {
    const unit = segmentFieldOf(field)?.unit
    return unit === 'money' ? 10 ** minorDigits(currency) : unit === 'share' ? 0.01 : 1
  }

/** What stands beside a figure; money has its currency. */
export function unitWord({ segments }: Words, currency: string, field: string): string {
  const unit = segmentFieldOf(field)?.unit
  return unit === 'money' ? currency : unit === undefined ? '' : segments.units[unit]
}

/** One condition in a line: 城市 是其中之一 杭州、上海. */
export function conditionWords(words: Words, format: Format, condition: SegmentCondition): string {
  const { field, op } = condition
  const head = `${fieldWord(words, field)} ${words.segments.ops[op]}`
  if (!('value' in condition)) return head
  const { value } = condition
  const figure = (number: number): string => figureWord(format, words, field, number)
  if (typeof value === 'number') return `${head} ${figure(value)}`
  if (typeof value === 'string') return `${head} ${valueWord(words, field, value)}`
  const said = value.map(one => (typeof one === 'number' ? figure(one) : valueWord(words, field, one)))
  return op === 'between' ? `${head} ${said.join('–')}` : `${head} ${said.join(words.segments.comma)}`
}

function figureWord(format: Format, words: Words, field: string, value: number): string {
  const unit = segmentFieldOf(field)?.unit
  if (unit === 'money') return format.moneyShort(value)
  if (unit === 'share') return format.percent(value)
  const word = unitWord(words, format.currency, field)
  return word === '' ? format.number(value) : `${format.number(value)} ${word}`
}

/** The whole rule in a line. */
export function ruleWords(words: Words, format: Format, rule: SegmentRule): string {
  if ('field' in rule) return conditionWords(words, format, rule)
  if ('not' in rule) return words.segments.notRule(ruleWords(words, format, rule.not))
  const [parts, joint] = 'all' in rule ? [rule.all, words.segments.and] : [rule.any, words.segments.or]
  if (parts.length === 0) return words.segments.everybody
  const said = parts.map(part => {
    const inner = ruleWords(words, format, part)
    return parts.length > 1 && !('field' in part) && partsIn(part) > 1 ? `(${inner})` : inner
  })
  return said.join(joint)
}

const partsIn = (rule: SegmentRule): number => ('all' in rule ? rule.all.length : 'any' in rule ? rule.any.length : 1)
