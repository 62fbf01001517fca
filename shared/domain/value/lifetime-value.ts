/**
 * What customers are worth (客户终身价值): purchases to come × what one is worth, revenue and margin kept apart (DOMAIN 0.6, 1.5),
 * with the rung that says so and the parts it is made of.
 */
import type { Origin } from '../analysis/origin.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { dayToNumber } from '../day.ts'
import { type Buyer, buyersOf, byId, isLost, type ValuedCustomer } from './buyer.ts'
import { discountedPurchases, lifetimeMultiple, multipleWithin, weeksOfYear } from './discounted-purchases.ts'
import { orderValueOf } from './order-value.ts'
import {
  aliveChanceOf,
  isModel,
  type PurchaseRate,
  purchasesAhead,
  type RateRange,
  rateRange,
  type Seen,
} from './purchase-rate.ts'
import { shrunkRate } from './nbd.ts'
import type { Rung, ValueFit, ValueMethod } from './value-ladder.ts'

/** Minor units, not rounded. Margin is null while the customer's margin is not known. */
export interface Worth {
  readonly revenue: number
  readonly margin: number | null
}

export interface LifetimeValue extends Origin {
  readonly customer: string
  /** `prior`: nothing was bought, so the figures are a potential, not a lifetime value. */
  readonly rung: Rung
  /** One of each horizon of the settings; worth null where not even a potential is known. */
  readonly within: readonly { readonly months: number; readonly worth: Worth | null }[]
  /** Without an end, on the formula rung alone. This year's own is not in it. */
  readonly forever: Worth | null
  /** Shares of a worth between which four in five lie; null where there are customers enough for one number. */
  readonly range: RateRange | null
  readonly parts: ValueParts | null
  /** Purchases seen. */
  readonly n: number
  /** Share of purchase, repeat purchase and margin that is known of the customer itself. */
  readonly coverage: number
  /** Too little is known: drawn hollow, and nothing happens by itself because of it. */
  readonly isHollow: boolean
}

/** Why: what the worth is multiplied from. */
export interface ValueParts {
  /** Minor units a purchase. */
  readonly orderValue: number
  /** Expected of the next year. */
  readonly ordersPerYear: number
  readonly alive: number
  /** Whether silence or the model says so. */
  readonly aliveBy: 'hiatus' | 'model'
  readonly marginRate: number | null
}

/** Of all customers, by id; the fit is of the same customers. */
export function valueCustomers(
  customers: readonly ValuedCustomer[],
  fit: ValueFit,
  settings: AnalysisSettings,
): readonly LifetimeValue[] {
  const buyers = new Map(buyersOf(customers, fit.asOf).map(buyer => [buyer.customer.id, buyer]))
  const values = customers.toSorted(byId).map(customer => {
    const buyer = buyers.get(customer.id)
    return { customer, value: buyer && fit.method ? valueOf(buyer, fit.method, fit, settings) : undefined }
  })
  const known = values.flatMap(({ customer, value }) => (value ? [{ segment: customer.segment, value }] : []))
  return values.map(({ customer, value }) => value ?? potentialOf(customer, known, fit, settings))
}

function valueOf(
  buyer: Buyer,
  { rate, orders }: ValueMethod,
  fit: ValueFit,
  settings: AnalysisSettings,
): LifetimeValue {
  const { customer, purchases, history } = buyer
  const seen: Seen = { history, isLost: isLost(buyer, dayToNumber(fit.asOf), settings) }
  const marginRate = customer.marginRate ?? null
  const orderValue = orderValueOf(buyer, orders, settings)
  const worthOf = (purchases: number): Worth => {
    const revenue = purchases * orderValue
    return { revenue, margin: marginRate === null ? null : revenue * marginRate }
  }
  const { within, forever } = ordersToCome(rate, seen, settings)
  return {
    ...headOf(customer, fit),
    rung: rate.rung,
    within: within.map(({ months, orders }) => ({ months, worth: worthOf(orders) })),
    forever: forever === null ? null : worthOf(forever),
    range: fit.grounds.customers < settings.value.rangeBelow ? rateRange(rate, seen) : null,
    parts: {
      orderValue,
      ordersPerYear: purchasesAhead(rate, seen)(weeksOfYear),
      alive: aliveChanceOf(rate, seen),
      aliveBy: isModel(rate) ? 'model' : 'hiatus',
      marginRate,
    },
    n: purchases.length,
    ...coverageOf([true, history.x > 0, marginRate !== null], settings),
  }
}

interface Orders {
  readonly within: readonly { readonly months: number; readonly orders: number }[]
  readonly forever: number | null
}

/** Discounted. The formula counts in whole years' steps, the models in months. */
function ordersToCome(
  rate: PurchaseRate,
  seen: Seen,
  { value: { annualDiscount, horizons } }: AnalysisSettings,
): Orders {
  if (rate.rung !== 'formula') {
    const ahead = purchasesAhead(rate, seen)
    const within = horizons.map(months => ({ months, orders: discountedPurchases(ahead, months, annualDiscount) }))
    return { within, forever: null }
  }
  const yearly = seen.isLost ? 0 : weeksOfYear * shrunkRate(rate.params, seen.history)
  const within = horizons.map(months => ({
    months,
    orders: yearly * multipleWithin(months / 12, rate.retention, annualDiscount),
  }))
  return { within, forever: yearly * lifetimeMultiple(rate.retention, annualDiscount) }
}

/** What the customers of its segment are worth on average, or all where none of the segment has bought, times the chance to win it. */
function potentialOf(
  customer: ValuedCustomer,
  known: readonly { readonly segment: string; readonly value: LifetimeValue }[],
  fit: ValueFit,
  settings: AnalysisSettings,
): LifetimeValue {
  const alike = known.filter(({ segment }) => segment === customer.segment)
  const peers = (alike.length > 0 ? alike : known).map(({ value }) => value)
  return {
    ...headOf(customer, fit),
    rung: 'prior',
    within: settings.value.horizons.map((months, i) => {
      const revenues = peers.flatMap(({ within }) => within[i]?.worth?.revenue ?? [])
      return { months, worth: potentialWorth(revenues, customer) }
    }),
    forever: null,
    range: null,
    parts: null,
    n: 0,
    ...coverageOf([false, false, customer.marginRate !== undefined], settings),
  }
}

function potentialWorth(revenues: readonly number[], { marginRate, winChance }: ValuedCustomer): Worth | null {
  if (winChance === undefined || revenues.length === 0) return null
  const revenue = (winChance * revenues.reduce((sum, revenue) => sum + revenue, 0)) / revenues.length
  return { revenue, margin: marginRate === undefined ? null : revenue * marginRate }
}

function coverageOf(isKnown: readonly boolean[], { hollowBelow }: AnalysisSettings) {
  const coverage = isKnown.filter(Boolean).length / isKnown.length
  return { coverage, isHollow: coverage < hollowBelow }
}

const headOf = ({ id }: ValuedCustomer, { engine, settings, asOf }: ValueFit) => ({
  customer: id,
  engine,
  settings,
  asOf,
})
