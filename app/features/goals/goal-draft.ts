/** A goal being set: which periods are offered, what is filled in beforehand, what the number means, what is missing. Pure. */
import { addDays, type Day, isDay } from '#shared/domain/day.ts'
import { goalProgress } from '#shared/domain/goal.ts'
import { amountsByDay, type DayTotal, type GoalTerms } from '#shared/domain/goal-pace.ts'
import { goalTemplates, type GoalTemplate, type Suggestion, suggestTarget } from '#shared/domain/goal-template.ts'
import { minorDigits, minorToDecimal } from '#shared/domain/money.ts'
import { type Period, type PeriodKind, periodKindOf, periodOf, previousPeriod } from '#shared/domain/period.ts'
import type { GoalMetric } from '#shared/domain/record.ts'
import { type WorkCalendar, workdaysBetween } from '#shared/domain/work-calendar.ts'
import { readMoney } from '#app/data/typed-money.ts'
import { readInteger } from '#app/data/import/read-number.ts'

export interface GoalDraft {
  readonly template: GoalTemplate
  readonly start: Day
  readonly end: Day
  /** What the person typed; undefined while the suggestion stands. */
  readonly typed: string | undefined
  /** '' = named by itself. */
  readonly title: string
  readonly pace: GoalTerms['pace']
}

export interface OfferedPeriod {
  readonly key: `${PeriodKind}.${0 | 1}`
  readonly period: Period
}

/** The current periods of a template, then the next ones. */
export function offeredPeriods({ periods }: GoalTemplate, today: Day): readonly OfferedPeriod[] {
  const at = (offset: 0 | 1): OfferedPeriod[] =>
    periods.map(kind => ({ key: `${kind}.${offset}`, period: periodOf(kind, today, offset) }))
  return [...at(0), ...at(1)]
}

/** Share of a period's working days that must be left for it to be the first choice. */
const leastLeft = 1 / 3

/** The template's usual period, or the next one when this one is nearly over. */
export function startDraft(template: GoalTemplate, today: Day, calendar: WorkCalendar): GoalDraft {
  const kind = template.periods[0] ?? 'month'
  const now = periodOf(kind, today)
  const left = workdaysBetween(calendar, today, now.end) / Math.max(1, workdaysBetween(calendar, now.start, now.end))
  const { start, end } = left < leastLeft ? periodOf(kind, today, 1) : now
  return { template, start, end, typed: undefined, title: '', pace: 'working' }
}

export const templateOf = (id: string | undefined): GoalTemplate => {
  const [first] = goalTemplates
  const found = goalTemplates.find(template => template.id === id) ?? first
  if (found === undefined) throw new Error('no goal templates')
  return found
}

/** The first day whose facts a draft looks at: the period before, and the last four weeks. */
export function firstDayNeeded({ start, end }: Pick<GoalDraft, 'start' | 'end'>, today: Day): Day {
  const kind = periodKindOf(start, end)
  const before = kind === undefined ? start : previousPeriod({ kind, start, end }).start
  return [before, start, addDays(today, -27)].reduce((a, b) => (a < b ? a : b))
}

interface DraftView {
  readonly today: Day
  readonly calendar: WorkCalendar
  readonly days: readonly DayTotal[]
  /** Days between visits agreed with the customer; 0 for a territory. */
  readonly cadenceDays: number
}

/** Only for whole periods: typed dates have no period before. */
export function suggestionFor(
  draft: GoalDraft,
  { today, calendar, days, cadenceDays }: DraftView,
): Suggestion | undefined {
  const kind = periodKindOf(draft.start, draft.end)
  if (kind === undefined) return undefined
  const period = { kind, start: draft.start, end: draft.end }
  return suggestTarget(draft.template.metric, period, days, { asOf: today, calendar, cadenceDays })
}

/** What a person typed as a target; undefined when it is none above zero. */
export function readTarget(metric: GoalMetric, text: string, currency: string): number | undefined {
  const read = metric === 'revenue.net' ? readMoney(text, currency) : readInteger(text)
  return read !== undefined && read > 0 ? read : undefined
}

/** A target as one would type it. */
export const targetText = (metric: GoalMetric, target: number, currency: string): string => {
  if (metric !== 'revenue.net') return String(target)
  const decimal = minorToDecimal(target, minorDigits(currency))
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

export interface Meaning {
  /** From today to the end; null once nothing is left to do it in. */
  readonly neededPerWeek: number | null
  readonly remaining: number
  readonly isPacedByWork: boolean
  readonly actual: number
  /** The last four weeks; null without anything in them. */
  readonly recentPerWeek: number | null
  readonly verdict: Verdict | undefined
  readonly times: number | undefined
}

/** DOMAIN 5.2 A1: below 1 too easy, to 1.25 fits, to 1.5 a stretch, above too much. */
export type Verdict = 'easy' | 'fits' | 'stretch' | 'tooMuch'

export function meaningOf(terms: GoalTerms, days: readonly DayTotal[], today: Day, calendar: WorkCalendar): Meaning {
  const { neededPerWeek, remaining, isPacedByWork, actual } = goalProgress(terms, days, { asOf: today, calendar })
  const recent = recentPace(terms, days, today, calendar)
  const times = neededPerWeek === null || neededPerWeek === 0 || recent === null ? undefined : neededPerWeek / recent
  return {
    neededPerWeek,
    remaining,
    isPacedByWork,
    actual,
    recentPerWeek: recent,
    times,
    verdict: times === undefined ? undefined : verdictOf(times),
  }
}

const verdictOf = (times: number): Verdict =>
  times < 0.95 ? 'easy' : times <= 1.25 ? 'fits' : times <= 1.5 ? 'stretch' : 'tooMuch'

function recentPace(terms: GoalTerms, days: readonly DayTotal[], today: Day, calendar: WorkCalendar): number | null {
  const start = addDays(today, -27)
  if (amountsByDay(terms.metric, days, start, today).length === 0) return null
  const { recentPerWeek } = goalProgress({ ...terms, start, end: today }, days, { asOf: today, calendar })
  return recentPerWeek === null || recentPerWeek <= 0 ? null : recentPerWeek
}

export type DraftProblem = 'target' | 'period'

export function draftProblems(draft: GoalDraft, target: number | undefined): ReadonlySet<DraftProblem> {
  const problems = new Set<DraftProblem>()
  if (target === undefined) problems.add('target')
  if (!isDay(draft.start) || !isDay(draft.end) || draft.end <= draft.start) problems.add('period')
  return problems
}
