/** Who left, quarter by quarter and group by group, with the denominator of every rate, and why (DOMAIN 3.5; feat:I5, I6). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Share } from '../analysis/share.ts'
import type { Day } from '../day.ts'
import { periodOf } from '../period.ts'
import { type Churn, churnOf } from '../purchase/churn.ts'
import { periodFigures } from '../purchase/period-figures.ts'
import type { PurchaseHistory } from '../purchase/purchase-history.ts'
import type { PurchasePortfolio } from '../purchase/purchase-portfolio.ts'
import type { CustomerFacts } from './portfolio-facts.ts'

export interface ChurnLine {
  /** Lost in the period ÷ active at its start; and of their sales of the year before. */
  readonly rate: Share
  readonly revenue: Share
  readonly lost: number
  readonly reactivated: number
  readonly gained: number
  readonly active: number
  /** Customers with two or more purchase days ÷ with one or more, in the period. */
  readonly repeat: Share
}

export interface ChurnPeriod extends ChurnLine {
  readonly start: Day
  readonly end: Day
  /** It still runs: `end` is today. */
  readonly isRunning: boolean
}

export interface ChurnTable {
  /** Quarters, oldest first, the running one last. */
  readonly periods: readonly ChurnPeriod[]
  /** Of the last four quarters together: by class, by industry; the largest first. */
  readonly groups: readonly (ChurnLine & { readonly kind: 'class' | 'industry'; readonly name: string })[]
  /** Who was lost in that year and is not back, the largest of before first. */
  readonly lost: readonly string[]
  /** Why, most often first; '' = nobody said. */
  readonly reasons: readonly { readonly reason: string; readonly customers: number }[]
}

const [quarters, mostIndustries, mostLost] = [5, 8, 200]

export function churnTable(
  customers: readonly CustomerFacts[],
  { customers: bought }: PurchasePortfolio,
  asOf: Day,
  settings: AnalysisSettings,
): ChurnTable {
  const classOf = (id: string) => bought.get(id)?.place.class ?? undefined
  const lineOf = (histories: readonly PurchaseHistory[], span: { readonly start: Day; readonly end: Day }) => {
    const churn = churnOf(histories, span, classOf, settings)
    return { churn, line: toLine(churn, periodFigures(histories, span, settings).repeat) }
  }
  const all = [...bought.values()].map(({ history }) => history)
  const periods = Array.from({ length: quarters }, (_, n) => {
    const { start, end } = periodOf('quarter', asOf, n - quarters + 1)
    const isRunning = end >= asOf
    const span = { start, end: isRunning ? asOf : end }
    return { ...span, isRunning, ...lineOf(all, span).line }
  })
  const year = { start: periodOf('quarter', asOf, -3).start, end: asOf }
  const groups = [
    ...groupsBy('class', customers, ({ id }) => classOf(id) ?? ''),
    ...groupsBy('industry', customers, ({ industry }) => industry),
  ]
  const { churn } = lineOf(all, year)
  const lost = new Set([...churn.lost, ...customers.flatMap(one => (one.lost ? [one.id] : []))])
  return {
    periods,
    groups: groups.map(({ kind, name, ids }) => ({
      kind,
      name,
      ...lineOf(
        ids.flatMap(id => bought.get(id)?.history ?? []),
        year,
      ).line,
    })),
    lost: [...lost].slice(0, mostLost),
    reasons: reasonsOf(customers, lost),
  }
}

const toLine = ({ rate, revenue, lost, reactivated, gained, active }: Churn, repeat: Share): ChurnLine => ({
  ...{ rate, revenue, active, repeat },
  lost: lost.length,
  reactivated: reactivated.length,
  gained: gained.length,
})

function groupsBy(
  kind: 'class' | 'industry',
  customers: readonly CustomerFacts[],
  nameOf: (customer: CustomerFacts) => string,
) {
  const groups = new Map<string, string[]>()
  for (const customer of customers) {
    const name = nameOf(customer)
    if (name === '') continue
    const group = groups.get(name)
    if (group) group.push(customer.id)
    else groups.set(name, [customer.id])
  }
  const ordered = [...groups].map(([name, ids]) => ({ kind, name, ids }))
  if (kind === 'class') return ordered.sort((a, b) => (a.name < b.name ? -1 : 1))
  return ordered.sort((a, b) => b.ids.length - a.ids.length || (a.name < b.name ? -1 : 1)).slice(0, mostIndustries)
}

function reasonsOf(customers: readonly CustomerFacts[], lost: ReadonlySet<string>): ChurnTable['reasons'] {
  const counts = new Map<string, number>()
  for (const { id, lost: said } of customers) {
    if (!lost.has(id)) continue
    const reason = said?.reason ?? ''
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const known = [...counts].map(([reason, count]) => ({ reason, customers: count }))
  // What nobody said stands last, however much it is.
  return known.sort(
    (a, b) =>
      Number(a.reason === '') - Number(b.reason === '') || b.customers - a.customers || (a.reason < b.reason ? -1 : 1),
  )
}
