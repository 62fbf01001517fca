/**
 * What was put into a customer and what came out, against what it is entitled to and what was to be expected, month-end by
 * month-end (DOMAIN 4.4, 5.3; feat:D5, H11).
 */
import type { AnalysisSettings } from '../analysis/settings.ts'
import { addDays, type Day, daysBetween } from '../day.ts'
import { goalProgress } from '../goal.ts'
import type { DayTotal, GoalTerms } from '../goal-pace.ts'
import type { VisitRow } from '../record.ts'
import { callPlanOf } from '../visiting/call-plan.ts'
import { usualMinutes } from '../visiting/usual-minutes.ts'
import type { WorkCalendar } from '../work-calendar.ts'
import { costOfInput, type Input } from './performance-matrix.ts'

export interface PerformanceFacts {
  readonly class: '' | 'A' | 'B' | 'C'
  readonly cadenceDays: number
  /** First day anybody could have written down what was put in; before it nothing is entitled. */
  readonly knownSince: Day
  /** In any order. */
  readonly days: readonly DayTotal[]
  /** Done ones. */
  readonly visits: readonly VisitInput[]
  /** Of the customer itself. */
  readonly goals: readonly (GoalTerms & { readonly id: string })[]
}

export type VisitInput = Pick<VisitRow, 'day' | 'channel' | 'minutes' | 'travelCost' | 'sampleCost'>

/** What an expectation rests on: a goal, the same customer a year before, or what its class sells. */
export type PaceBasis = 'goal' | 'own' | 'class'

export interface PerformanceReading {
  readonly day: Day
  readonly from: Day
  /** Minor units, from `from` to `day`. */
  readonly actual: number
  /** Null: neither a goal nor a year before; its class has to tell (see `expectedOfClass`). */
  readonly expected: number | null
  readonly basis: PaceBasis
  /** Minor units. */
  readonly input: number
  readonly entitled: number
  /** Of the last window, whatever the period: what its class is measured by. */
  readonly sold: number
}

export function readPerformance(
  facts: PerformanceFacts,
  asOf: Day,
  calendar: WorkCalendar,
  settings: AnalysisSettings,
): PerformanceReading {
  const goal = runningGoal(facts, 'revenue.net', asOf)
  const from = goal?.start ?? addDays(asOf, 1 - settings.windowDays)
  const before = sold(facts, addDays(from, -settings.windowDays), addDays(asOf, -settings.windowDays))
  const pace =
    goal !== undefined
      ? { expected: goalProgress(goal, facts.days, { asOf, calendar }).expected, basis: 'goal' as const }
      : before > 0
        ? { expected: before, basis: 'own' as const }
        : { expected: null, basis: 'class' as const }
  const since = facts.knownSince > from ? facts.knownSince : from
  return {
    day: asOf,
    from,
    actual: sold(facts, from, asOf),
    ...pace,
    input: costOfInput(inputIn(facts, since, asOf, settings), settings),
    entitled: costOfInput(entitledIn(facts, since, asOf, calendar, settings), settings),
    sold: sold(facts, addDays(asOf, 1 - settings.windowDays), asOf),
  }
}

/** The one that ends first, of those that run on the day. */
function runningGoal({ goals }: PerformanceFacts, metric: GoalTerms['metric'], asOf: Day) {
  return goals
    .filter(goal => goal.metric === metric && goal.target > 0 && goal.start <= asOf && asOf <= goal.end)
    .sort((a, b) => (a.end === b.end ? (a.id < b.id ? -1 : 1) : a.end < b.end ? -1 : 1))[0]
}

const sold = ({ days }: PerformanceFacts, from: Day, to: Day): number =>
  days.reduce((sum, { day, revenue }) => (day >= from && day <= to ? sum + revenue : sum), 0)

function inputIn(facts: PerformanceFacts, from: Day, to: Day, settings: AnalysisSettings): Input {
  let [minutes, samples, travel] = [0, 0, 0]
  for (const visit of facts.visits) {
    if (visit.day < from || visit.day > to) continue
    minutes += visit.minutes ?? usualMinutes(visit.channel, facts.class, settings)
    samples += visit.sampleCost ?? 0
    travel += visit.travelCost ?? 0
  }
  return { hours: minutes / 60, samples, travel }
}

const quarterDays = 91

/** Visits planned by a goal; else those of the class; else one a cadence. */
function entitledIn(
  facts: PerformanceFacts,
  from: Day,
  to: Day,
  calendar: WorkCalendar,
  settings: AnalysisSettings,
): Input {
  const days = Math.max(0, daysBetween(from, to) + 1)
  const plan = runningGoal(facts, 'visits', to)
  const planned = plan && goalProgress(plan, [], { asOf: to, calendar }).expected
  const perDay =
    plan !== undefined && planned !== undefined
      ? planned / (daysBetween(plan.start, to) + 1)
      : facts.class !== ''
        ? callPlanOf(facts.class, 0, settings).visits / quarterDays
        : facts.cadenceDays > 0
          ? 1 / facts.cadenceDays
          : 0
  const visits = perDay * days
  const { samplesOfVisit, travelOfVisit } = settings.entitled
  return {
    hours: (visits * usualMinutes('visit', facts.class, settings)) / 60,
    samples: visits * samplesOfVisit,
    travel: visits * travelOfVisit,
  }
}

/** What customers of a class sell in the window: the mean of those that sell at all. */
export function expectedOfClass(
  customers: readonly { readonly class: string; readonly sold: number }[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, { sum: number; count: number }>()
  for (const { class: name, sold } of customers) {
    if (sold <= 0) continue
    const known = sums.get(name)
    if (known) {
      known.sum += sold
      known.count++
    } else sums.set(name, { sum: sold, count: 1 })
  }
  return new Map([...sums].map(([name, { sum, count }]) => [name, sum / count]))
}
