/** What a customer leaves after what it costs to serve (DOMAIN 3.6). Two ratios, never one called the other (0.6). */
import { type Origin, originOf } from '../analysis/origin.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'
import { roundHalfEven } from '../money.ts'

/** Of one customer over one period, minor units and hours. Null: not known, which is not zero. */
export interface ProfitFacts {
  readonly gross: number
  readonly discounts: number | null
  readonly returns: number | null
  readonly rebates: number | null
  /** Cost of the goods; unknown: the segment's margin stands in, flagged. */
  readonly cogs: number | null
  /** Hours of visits with their ways, from the log. */
  readonly visitHours: number | null
  readonly travelCash: number | null
  readonly samples: number | null
  readonly logistics: number | null
  readonly supportHours: number | null
  /** Days customers take to pay. */
  readonly receivableDays: number | null
}

export const costParts = ['visits', 'travel', 'samples', 'logistics', 'support', 'receivables'] as const
export type CostPart = (typeof costParts)[number]

export interface CustomerProfit extends Origin {
  readonly netRevenue: number
  readonly cogs: number
  /** The cost of the goods is the segment's margin turned round, not this customer's own. */
  readonly isCogsAssumed: boolean
  readonly costToServe: number
  /** What makes it up; null parts are not known and not in the sum: it is at least this much. */
  readonly costs: { readonly [part in CostPart]: number | null }
  readonly profit: number
  /** 客户利润率: profit ÷ net revenue. */
  readonly profitMargin: number | null
  /** 服务投入回报: profit ÷ cost to serve. */
  readonly serviceReturn: number | null
  /** Share of the inputs that are known. */
  readonly coverage: number
  readonly isHollow: boolean
}

/** @param segmentMargin gross margin of net revenue, 0–1, for customers whose cost of goods is unknown; null: none known. */
export function customerProfit(
  facts: ProfitFacts,
  segmentMargin: number | null,
  asOf: Day,
  settings: AnalysisSettings,
): CustomerProfit | null {
  const netRevenue = facts.gross - (facts.discounts ?? 0) - (facts.returns ?? 0) - (facts.rebates ?? 0)
  const cogs = facts.cogs ?? (segmentMargin === null ? null : roundHalfEven(netRevenue * (1 - segmentMargin)))
  if (cogs === null) return null
  const costs = costsOf(facts, settings)
  const costToServe = costParts.reduce((sum, part) => sum + (costs[part] ?? 0), 0)
  const profit = netRevenue - cogs - costToServe
  const inputs = [facts.cogs, facts.discounts, facts.returns, facts.rebates, ...costParts.map(part => costs[part])]
  const coverage = inputs.filter(input => input !== null).length / inputs.length
  return {
    ...originOf(settings, asOf),
    netRevenue,
    cogs,
    isCogsAssumed: facts.cogs === null,
    costToServe,
    costs,
    profit,
    profitMargin: netRevenue > 0 ? profit / netRevenue : null,
    serviceReturn: costToServe > 0 ? profit / costToServe : null,
    coverage,
    isHollow: coverage < settings.hollowBelow,
  }
}

/** Money that is out at the customer's costs interest on what was invoiced. */
function costsOf(facts: ProfitFacts, { profit }: AnalysisSettings): CustomerProfit['costs'] {
  const atRate = (hours: number | null): number | null =>
    hours === null ? null : roundHalfEven(hours * profit.hourlyRate)
  return {
    visits: atRate(facts.visitHours),
    travel: facts.travelCash,
    samples: facts.samples,
    logistics: facts.logistics,
    support: atRate(facts.supportHours),
    receivables:
      facts.receivableDays === null
        ? null
        : roundHalfEven((facts.receivableDays * facts.gross * profit.receivableRate) / 365),
  }
}
