/** Figures of goals as people say them: 4 次, ¥58.6 万, 58.6 / 120 万. */
import { minorDigits, minorToDecimal } from '#shared/domain/money.ts'
import { type Period, type PeriodKind, periodKindOf } from '#shared/domain/period.ts'
import { monthOf, yearOf } from '#shared/domain/day.ts'
import type { GoalMetric } from '#shared/domain/record.ts'
import { type Format, withoutCents } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

export type GoalTexts = Pick<Words, 'goals'>

/** Counts are whole or have one decimal; minor units are whole. */
export function amountText({ goals }: GoalTexts, format: Format, metric: GoalMetric, amount: number): string {
  if (metric === 'revenue.net') return format.moneyShort(Math.round(amount))
  return goals.amount(metric, format.number(amount))
}

/** Without a currency sign, for rows and charts: 58.6 万, 12. */
export function bareAmount(format: Format, metric: GoalMetric, amount: number): string {
  if (metric !== 'revenue.net') return format.number(amount)
  return textOf(compact(format).formatToParts(toMajor(format, amount)))
}

/** As a row says it: 11.6 万, 4 次. The currency is known there. */
export const rowAmount = ({ goals }: GoalTexts, format: Format, metric: GoalMetric, amount: number): string =>
  goals.amount(metric, bareAmount(format, metric, amount))

/** Nothing is rounded away: facts sum to the number. */
export const exactAmount = ({ goals }: GoalTexts, format: Format, metric: GoalMetric, amount: number): string =>
  metric === 'revenue.net' ? format.money(amount) : goals.amount(metric, format.number(amount))

/** `58.6 / 120 万`: the unit is said once when both share it. */
export const pairText = ({ goals }: GoalTexts, format: Format, metric: GoalMetric, actual: number, target: number) =>
  joined(format, metric, actual, target, goals.pair)

/** `75–126 万`, `46–63 次`. */
export const rangeText = ({ goals }: GoalTexts, format: Format, metric: GoalMetric, low: number, high: number) =>
  goals.amount(metric, joined(format, metric, low, high, goals.span))

function joined(
  format: Format,
  metric: GoalMetric,
  first: number,
  second: number,
  join: (first: string, second: string) => string,
): string {
  if (metric !== 'revenue.net') return join(format.number(first), format.number(second))
  const [left, right] = [first, second].map(amount => compact(format).formatToParts(toMajor(format, amount)))
  const unit = (list: readonly Intl.NumberFormatPart[] = []) => list.find(part => part.type === 'compact')?.value
  const isShared = unit(left) === unit(right) && first !== 0
  const short = isShared ? left?.filter(part => !['compact', 'literal'].includes(part.type)) : left
  return join(textOf(short), textOf(right))
}

/** With a space between figure and 万, as everywhere. */
const textOf = (parts: readonly Intl.NumberFormatPart[] = []): string =>
  parts
    .map(part => part.value)
    .join('')
    .replace(/(\d)(?=\p{Script=Han})/gu, '$1 ')

const toMajor = (format: Format, minor: number): number => {
  const digits = minorDigits(format.currency)
  return withoutCents(Number(minorToDecimal(Math.round(minor), digits)))
}

const compacts = new Map<string, Intl.NumberFormat>()

function compact({ language }: Format): Intl.NumberFormat {
  const known = compacts.get(language)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
  compacts.set(language, made)
  return made
}

/** 四季度, December, 2026 年; the two dates when they are no whole period. */
export function periodName({ goals }: GoalTexts, format: Format, start: string, end: string): string {
  const kind = periodKindOf(start, end)
  if (kind === undefined) return goals.span(format.dayOfMonth(start), format.dayOfMonth(end))
  return nameOfPeriod({ goals }, { kind, start, end })
}

export function nameOfPeriod({ goals }: GoalTexts, { kind, start }: Period): string {
  const month = monthOf(start)
  const names: { readonly [kind in PeriodKind]: () => string } = {
    month: () => goals.monthName(month),
    quarter: () => goals.quarterName(Math.ceil(month / 3)),
    half: () => goals.halfName(month < 7 ? 1 : 2),
    year: () => goals.yearName(yearOf(start)),
  }
  return names[kind]()
}
