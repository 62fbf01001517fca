/** Goals of the sample team: targets set so that, on the facts of the year, each stands as it is meant to. */
import { customerDoc, planDoc } from '#shared/doc/name.ts'
import { addDays, type Day, endOfMonth, startOfMonth, yearOf } from '#shared/domain/day.ts'
import { contributionOf } from '#shared/domain/contribution.ts'
import { goalProgress } from '#shared/domain/goal.ts'
import type { DayTotal, GoalTerms } from '#shared/domain/goal-pace.ts'
import type { GoalStatus } from '#shared/domain/goal-status.ts'
import { makeId } from '#shared/domain/id.ts'
import { periodOf } from '#shared/domain/period.ts'
import type { GoalMetric, VisitRow } from '#shared/domain/record.ts'
import { workdaysBetween } from '#shared/domain/work-calendar.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'
import { groupBy } from './group-by.ts'
import type { SampleCustomer } from './market.ts'
import type { TerritoryName } from './people.ts'
import type { Random } from './random.ts'
import { type NewRecord, textIn, type Work } from './work.ts'

type Shown = Extract<GoalStatus, 'on-track' | 'at-risk' | 'behind' | 'achieved'>

/** Actual against expected that gives each status; tried in a random order, so that no two goals look alike. */
const paces: { readonly [status in Shown]: readonly number[] } = {
  'on-track': [1.22, 1.04, 0.98, 1.12],
  'at-risk': [0.86, 0.82, 0.91, 0.78],
  behind: [0.6, 0.68, 0.42, 0.72],
  achieved: [],
}

const names: { readonly [metric in GoalMetric]: readonly [zh: string, en: string] } = {
  visits: ['拜访到位', 'Visits'],
  orders: ['稳定复购', 'Orders'],
  'revenue.net': ['净销售额', 'Revenue'],
}

/** Each rep has these for their customers, and the territory its own. */
const customerGoals: readonly (readonly [GoalMetric, Shown])[] = [
  ['revenue.net', 'on-track'],
  ['visits', 'at-risk'],
  ['revenue.net', 'behind'],
  ['orders', 'achieved'],
]
const territoryGoals: { readonly [territory: string]: readonly (readonly [GoalMetric, Shown])[] } = {
  江南: [
    ['revenue.net', 'on-track'],
    ['visits', 'achieved'],
  ],
  江北: [
    ['revenue.net', 'at-risk'],
    ['visits', 'behind'],
  ],
}

export interface GoalMaker {
  readonly name: string
  /** Member id, for the goal's owner. */
  readonly member: string
}

interface GoalView {
  readonly today: Day
  readonly at: number
  readonly works: readonly Work[]
  readonly random: Random
}

/** Goals a rep set for their own customers, a different customer each. */
export function goalsOfRep(customers: readonly SampleCustomer[], maker: GoalMaker, view: GoalView): readonly Work[] {
  const totals = totalsByCustomer(view.works)
  const { start } = goalPeriod(view.today)
  const free = new Set(customers.filter(({ company, entered }) => company.class !== 'C' && entered < start))
  return customerGoals.flatMap(([metric, status]) => {
    for (const customer of free) {
      const terms = termsFor(metric, status, totals.get(customer.id) ?? [], view)
      if (terms === undefined) continue
      free.delete(customer)
      const { id, rep, company } = customer
      const record = toRecord(customerDoc(id), terms, company.isEnglish, maker, view)
      return [{ at: view.at, by: maker.name, territory: rep.territory, records: [record] }]
    }
    return []
  })
}

/** Goals the manager set for a territory. */
export function goalsOfTerritory(
  territory: { readonly id: string; readonly name: TerritoryName },
  maker: GoalMaker,
  view: GoalView,
): readonly Work[] {
  const inside = view.works.filter(work => work.territory === territory.name)
  const totals = [...totalsByCustomer(inside).values()].flat()
  return (territoryGoals[territory.name] ?? []).flatMap(([metric, status]) => {
    const terms = termsFor(metric, status, totals, view)
    if (terms === undefined) return []
    const record = toRecord(planDoc(territory.id, yearOf(terms.start)), terms, false, maker, view)
    return [{ at: view.at, by: maker.name, territory: territory.name, records: [record] }]
  })
}

const toRecord = (
  doc: string,
  terms: GoalTerms,
  isEnglish: boolean,
  { member }: GoalMaker,
  { at, random }: GoalView,
): NewRecord => ({
  doc,
  place: 'record',
  type: 'goal',
  id: makeId(at, random.bytes),
  values: { ...terms, title: names[terms.metric][isEnglish ? 1 : 0], owner: member },
})

/** Undefined when these facts allow no such goal. */
function termsFor(
  metric: GoalMetric,
  status: Shown,
  days: readonly DayTotal[],
  { today, random }: GoalView,
): GoalTerms | undefined {
  const { start, end } = goalPeriod(today)
  const terms = (target: number): GoalTerms => ({ metric, target, start, end, pace: 'working' })
  const view = { asOf: today, calendar: chinaCalendar }
  const { actual, elapsed, total } = goalProgress(terms(1), days, view)
  if (actual < 2) return undefined
  const exact =
    status === 'achieved'
      ? [actual * 0.95, actual]
      : shuffled(paces[status], random).map(pace => (actual * total) / (elapsed * pace))
  return exact
    .flatMap(target => [round(target, metric), Math.floor(target)])
    .filter(target => target > 1)
    .map(terms)
    .find(candidate => goalProgress(candidate, days, view).status === status)
}

const shuffled = <T>(list: readonly T[], random: Random): readonly T[] =>
  list
    .map(value => [random.next(), value] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, value]) => value)

/** Money to two figures, as people set it. */
function round(target: number, metric: GoalMetric): number {
  if (metric !== 'revenue.net') return Math.round(target)
  const step = 10 ** (String(Math.round(target)).length - 2)
  return Math.round(target / step) * step
}

const leastElapsed = 30

/** The quarter, the half or the year that has run long enough to say something; early in January, six months around it. */
export function goalPeriod(today: Day): { readonly start: Day; readonly end: Day } {
  const periods = (['quarter', 'half', 'year'] as const).map(kind => periodOf(kind, today))
  const found = periods.find(({ start }) => workdaysBetween(chinaCalendar, start, today) >= leastElapsed)
  return found ?? { start: startOfMonth(today, -3), end: endOfMonth(today, 2) }
}

/** Integers a day, as the devices will count them. */
function totalsByCustomer(works: readonly Work[]): ReadonlyMap<string, readonly DayTotal[]> {
  const rows = works.flatMap(({ records }) => records.filter(({ type }) => type === 'visit' || type === 'order'))
  const totals = new Map<string, DayTotal[]>()
  for (const [key, group] of groupBy(rows, ({ values }) => `${textIn(values, 'customer')} ${textIn(values, 'day')}`)) {
    const [customer = '', day = ''] = key.split(' ')
    const visits = group.filter(({ type }) => type === 'visit').map(({ values }) => toVisit(values))
    const orders = group
      .filter(({ type }) => type === 'order')
      .map(({ values }) => ({ amount: Number(values['amount']), isCancelled: false }))
    const days = totals.get(customer) ?? []
    days.push({ day, ...contributionOf(visits, orders) })
    totals.set(customer, days)
  }
  return totals
}

const toVisit = (values: NewRecord['values']): Pick<VisitRow, 'state' | 'channel'> => ({
  state: values['state'] === 'done' ? 'done' : 'planned',
  channel: values['channel'] === 'call' ? 'call' : 'visit',
})

/** When goals of the period were set. */
export const goalsSetOn = (today: Day): Day => addDays(goalPeriod(today).start, 1)
