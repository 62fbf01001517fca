/**
 * Everything the orders, visits and judgements of this device say about the value of all its customers, in one pure function: what
 * the worker computes, screens show, and a test recomputes (DOMAIN 1, 3; feat:C, I5, I6).
 */
import { keyAccountTest } from '../account/key-account.ts'
import { fingerprint } from '../analysis/fingerprint.ts'
import { type Origin, originOf } from '../analysis/origin.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { ratio } from '../analysis/share.ts'
import { type Day, dayToNumber, numberToDay } from '../day.ts'
import { customerProfit } from '../profit/customer-profit.ts'
import { type Concentration, concentrationOf } from '../purchase/concentration.ts'
import { netOfLast, purchasesBetween } from '../purchase/purchase-history.ts'
import { type CustomerPurchases, type PurchasePortfolio, purchasePortfolio } from '../purchase/purchase-portfolio.ts'
import { orderSize } from '../purchase/purchase-trend.ts'
import type { RfmMethod } from '../purchase/rfm.ts'
import { indicesOf } from '../standing/customer-standing.ts'
import { loyaltyOf } from '../standing/loyalty.ts'
import { type BackTest, backTest } from '../value/back-test.ts'
import type { ValuedCustomer } from '../value/buyer.ts'
import { type LifetimeValue, valueCustomers } from '../value/lifetime-value.ts'
import { climbLadder, type Rung, type ValueFit } from '../value/value-ladder.ts'
import { type ChurnTable, churnTable } from './churn-table.ts'
import { type Curve, paretoCurve, profitCurve } from './curve.ts'
import type { CustomerFacts, PortfolioFacts } from './portfolio-facts.ts'
import { stageHistory } from './stage-history.ts'
import { companyMargin, figureOf, marginOf, referralOf, type ValueCard, walletOf } from './value-card.ts'

/** What the ladder found, of everybody: the costly part, the same as long as nobody buys. */
export interface FittedValue {
  readonly fit: ValueFit
  /** How far it would have been off last quarter; null when there was nothing to go by. */
  readonly test: BackTest | null
}

export interface Portfolio {
  readonly summary: PortfolioSummary
  /** In the order of the customers. */
  readonly cards: readonly ValueCard[]
}

export interface PortfolioSummary extends Origin {
  readonly rfmMethod: RfmMethod
  readonly concentration: Concentration
  readonly customers: number
  /** Of those who have bought. */
  readonly buyers: number
  readonly net: number
  /** Σ of the profits that are known, and of how many customers. */
  readonly profit: number
  readonly profitKnown: number
  readonly companyMargin: number | null
  readonly whale: Curve
  readonly destroyers: number
  readonly destroyed: number
  readonly pareto: Curve
  readonly value: {
    readonly rung: Rung
    readonly grounds: ValueFit['grounds']
    readonly missing: ValueFit['missing']
    readonly test: BackTest | null
    readonly horizons: readonly number[]
  }
  readonly churn: ChurnTable
  /** Days with orders and orders and visits that were read. */
  readonly facts: number
}

/** What the classes go by is the settings' choice: net, margin, or lifetime value. */
export function purchasesOf(
  { customers, days }: PortfolioFacts,
  asOf: Day,
  settings: AnalysisSettings,
): PurchasePortfolio {
  const ids = customers.map(({ id }) => id)
  const byNet = purchasePortfolio(ids, days, asOf, settings)
  if (settings.abc.value === 'revenue') return byNet
  const known = new Map(customers.map(one => [one.id, one]))
  const company = companyMargin(customers.map(({ served }) => served))
  const today = dayToNumber(asOf)
  if (settings.abc.value === 'margin')
    return purchasePortfolio(ids, days, asOf, settings, id => {
      const [one, history] = [known.get(id), byNet.customers.get(id)?.history]
      const rate = one === undefined ? null : marginOf(one, company).rate
      return rate === null || history === undefined ? null : netOfLast(history, settings.windowDays, today) * rate
    })
  const valued = valuedCustomers(customers, byNet)
  const worth = valueCustomers(valued, climbLadder(valued, asOf, settings), settings)
  const values = new Map(worth.map(one => [one.customer, one.n === 0 ? 0 : worthOf(one)]))
  return purchasePortfolio(ids, days, asOf, settings, id => values.get(id) ?? null)
}

const worthOf = ({ within }: LifetimeValue): number | null => {
  const worth = within.at(-1)?.worth
  return worth ? (worth.margin ?? worth.revenue) : null
}

/** By id. Only days with a net say anything of a purchase. */
export function valuedCustomers(
  customers: readonly CustomerFacts[],
  purchases: PurchasePortfolio,
): readonly ValuedCustomer[] {
  const company = companyMargin(customers.map(({ served }) => served))
  return customers.map(one => {
    const found = purchases.customers.get(one.id)
    const { rate } = marginOf(one, company)
    return {
      id: one.id,
      segment: one.industry,
      sales: found === undefined ? [] : salesOf(found),
      ...(found?.place.class && { abc: found.place.class }),
      ...(rate !== null && { marginRate: rate }),
    }
  })
}

const salesOf = ({ history: { days, sums } }: CustomerPurchases): ValuedCustomer['sales'] =>
  days.map((day, n) => ({ day: numberToDay(day), amount: (sums[n + 1] ?? 0) - (sums[n] ?? 0) }))

/** Equal for equal purchases, classes, settings and day: then the fit is the same, and is not made again. */
export const fitInputs = (valued: readonly ValuedCustomer[], asOf: Day, settings: AnalysisSettings): string =>
  fingerprint(
    [
      asOf,
      settings.version,
      ...valued.map(
        ({ id, abc, segment, sales }) =>
          `${id}${abc ?? ''}${segment}${sales.map(one => one.day + one.amount).join('')}`,
      ),
    ].join('\n'),
  )

export const fitValue = (valued: readonly ValuedCustomer[], asOf: Day, settings: AnalysisSettings): FittedValue => ({
  fit: climbLadder(valued, asOf, settings),
  test: backTest(valued, asOf, settings),
})

/** @param fitted of the same facts, when it is at hand. */
export function portfolioOf(
  facts: PortfolioFacts,
  asOf: Day,
  settings: AnalysisSettings,
  fitted?: (valued: readonly ValuedCustomer[]) => FittedValue,
): Portfolio {
  const purchases = purchasesOf(facts, asOf, settings)
  const valued = valuedCustomers(facts.customers, purchases)
  const { fit, test } = fitted?.(valued) ?? fitValue(valued, asOf, settings)
  const lifetimes = new Map(valueCustomers(valued, fit, settings).map(one => [one.customer, one]))
  const company = companyMargin(facts.customers.map(({ served }) => served))
  const drafts = facts.customers.flatMap(one => {
    const [bought, lifetime] = [purchases.customers.get(one.id), lifetimes.get(one.id)]
    return bought && lifetime ? [cardOf({ one, bought, lifetime, company }, asOf, settings)] : []
  })
  const net = drafts.reduce((sum, { place, net }) => sum + Math.max(0, place.value === null ? 0 : net), 0)
  const earned = drafts.reduce((sum, { card }) => sum + Math.max(0, card.profit?.profit ?? 0), 0)
  const cards = drafts.map(({ card, net: own }) => ({
    ...card,
    salesShare: ratio(Math.max(0, own), net),
    profitShare: card.profit === null ? null : ratio(Math.max(0, card.profit.profit), earned),
  }))
  return { cards, summary: summaryOf({ facts, cards, purchases, fit, test, net, company }, asOf, settings) }
}

interface CardInput {
  readonly one: CustomerFacts
  readonly bought: CustomerPurchases
  readonly lifetime: LifetimeValue
  readonly company: number | null
}

function cardOf({ one, bought, lifetime, company }: CardInput, asOf: Day, settings: AnalysisSettings) {
  const { history, place, rfm, hiatus, trend } = bought
  const today = dayToNumber(asOf)
  const abc = place.class ?? undefined
  const net = netOfLast(history, settings.windowDays, today)
  const margin = marginOf(one, company)
  const { importance, trust } = indicesOf(one.standing, asOf, settings)
  const loyalty = loyaltyOf(history, trust, referralOf(one.referred), asOf, settings)
  const wallet = walletOf(one, one.served.byLine, net)
  const { orders, costed, visits, unmeasured, minutes, minutesOf } = one.served
  const card: ValueCard = {
    customer: one.id,
    ...{ rfm, place, hiatus, trend, wallet, lifetime, salesShare: null, profitShare: null },
    orders: orderSize(history, today - settings.windowDays + 1, today),
    quarters: [7, 6, 5, 4, 3, 2, 1, 0].map(n => purchasesBetween(history, today - 91 * (n + 1) + 1, today - 91 * n)),
    stages: stageHistory(history, asOf, abc, settings),
    profit: profitOf(one, net, margin.rate, asOf, settings),
    marginRate: margin.rate,
    marginBasis: margin.basis,
    loyalty: figureOf(loyalty),
    key: keyAccountTest(importance, loyalty, settings),
    importance: importance.value,
    lost: one.lost,
    referred: one.referred,
    served: { orders, costed, visits, unmeasured, minutes, minutesOf },
    facts: history.days.length,
  }
  return { card, net, place }
}

/** Of the window. Logistics, telephone support and what is owed are written down nowhere: not known, which is not nothing. */
function profitOf(
  { served }: CustomerFacts,
  net: number,
  margin: number | null,
  asOf: Day,
  settings: AnalysisSettings,
): ValueCard['profit'] {
  const isCostKnown = served.costed > 0 && served.costed === served.orders
  return customerProfit(
    {
      gross: net + (served.discounts ?? 0) + served.returns + (served.rebates ?? 0),
      discounts: served.discounts,
      returns: served.returns,
      rebates: served.rebates,
      cogs: isCostKnown ? served.cost : null,
      visitHours: served.minutes / 60,
      travelCash: served.travel,
      samples: served.samples,
      logistics: null,
      supportHours: null,
      receivableDays: null,
    },
    margin,
    asOf,
    settings,
  )
}

interface SummaryInput {
  readonly facts: PortfolioFacts
  readonly cards: readonly ValueCard[]
  readonly purchases: PurchasePortfolio
  readonly fit: ValueFit
  readonly test: BackTest | null
  readonly net: number
  readonly company: number | null
}

function summaryOf(
  { facts, cards, purchases, fit, test, net, company }: SummaryInput,
  asOf: Day,
  settings: AnalysisSettings,
): PortfolioSummary {
  const histories = [...purchases.customers.values()].map(({ history }) => history)
  const today = dayToNumber(asOf)
  const nets = histories.map(history => netOfLast(history, settings.windowDays, today))
  const profits = cards.flatMap(({ customer, profit }) => (profit ? [{ customer, profit: profit.profit }] : []))
  const { curve: whale, destroyers, destroyed, total } = profitCurve(profits)
  return {
    ...originOf(settings, asOf),
    rfmMethod: purchases.rfmMethod,
    concentration: concentrationOf(nets, settings),
    customers: cards.length,
    buyers: cards.filter(({ rfm }) => rfm !== null).length,
    net,
    profit: total,
    profitKnown: profits.length,
    companyMargin: company,
    whale,
    destroyers,
    destroyed,
    pareto: paretoCurve(nets),
    value: {
      rung: fit.method?.rate.rung ?? 'prior',
      grounds: fit.grounds,
      missing: fit.missing,
      test,
      horizons: settings.value.horizons,
    },
    churn: churnTable(facts.customers, purchases, asOf, settings),
    facts: purchases.facts + facts.customers.reduce((sum, { served }) => sum + served.orders + served.visits, 0),
  }
}
