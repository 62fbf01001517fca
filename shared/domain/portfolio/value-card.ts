/** What is known of the value of one customer: every figure with its parts, what it was made of and how much of it is known (feat:C1–C6, C11, C12). */
import { factual, type Index, type Part } from '../analysis/part.ts'
import { ratio } from '../analysis/share.ts'
import type { KeyAccountTest } from '../account/key-account.ts'
import type { CustomerProfit } from '../profit/customer-profit.ts'
import type { AbcPlace } from '../purchase/abc.ts'
import type { Hiatus } from '../purchase/hiatus.ts'
import type { StageEntry } from '../purchase/lifecycle.ts'
import type { OrderSize, PurchaseTrend } from '../purchase/purchase-trend.ts'
import type { RfmScore } from '../purchase/rfm.ts'
import type { LifetimeValue } from '../value/lifetime-value.ts'
import type { WhiteSpace } from '../wallet/white-space.ts'
import { whiteSpace } from '../wallet/white-space.ts'
import type { CustomerFacts, Served } from './portfolio-facts.ts'

/** Where the margin a figure rests on comes from. */
export type MarginBasis =
  /** The cost of every order of the window is known. */
  | 'orders'
  /** Somebody typed the customer's in. */
  | 'typed'
  /** That of all orders whose cost is known stands in. */
  | 'company'

export interface ValueCard {
  readonly customer: string
  /** Null for who never bought. */
  readonly rfm: RfmScore | null
  readonly place: AbcPlace
  readonly hiatus: Hiatus | null
  readonly trend: PurchaseTrend
  /** Of the window. */
  readonly orders: OrderSize
  /** Purchase days of quarters of 91 days, oldest first. */
  readonly quarters: readonly number[]
  /** Oldest first; the last is today's. */
  readonly stages: readonly [StageEntry, ...StageEntry[]]
  readonly lifetime: LifetimeValue
  /** Null while no margin is known, not even the company's. */
  readonly profit: CustomerProfit | null
  readonly marginRate: number | null
  readonly marginBasis: MarginBasis | null
  readonly wallet: WhiteSpace
  /** Of all sales, and of all profits above zero. */
  readonly salesShare: number | null
  readonly profitShare: number | null
  readonly loyalty: IndexFigure
  readonly key: KeyAccountTest
  /** 0–100; null when not known. */
  readonly importance: number | null
  readonly lost: CustomerFacts['lost']
  /** Customers it sent to us. */
  readonly referred: readonly string[]
  readonly served: Pick<Served, 'orders' | 'costed' | 'visits' | 'unmeasured' | 'minutes' | 'minutesOf'>
  /** Days with orders that were read. */
  readonly facts: number
}

/** An index without its evidence, which stays in its own rows: a count of it is enough to say how much there is. */
export type IndexFigure = Omit<Index, 'parts'> & {
  readonly parts: readonly (Omit<Part, 'evidence'> & { readonly facts: number })[]
}

export const figureOf = (index: Index): IndexFigure => ({
  ...index,
  parts: index.parts.map(({ evidence, ...part }) => ({ ...part, facts: evidence.length })),
})

/** Net of the window by line against what somebody estimated; without lines the estimate of the whole. */
export function walletOf(
  { lines, potential }: Pick<CustomerFacts, 'lines' | 'potential'>,
  byLine: Served['byLine'],
  net: number,
): WhiteSpace {
  if (lines.length === 0 && potential !== null) return whiteSpace([{ line: '', potential, ours: Math.max(0, net) }])
  const named = new Set(lines.map(({ line }) => line))
  const others = Object.keys(byLine).filter(line => line !== '' && !named.has(line))
  return whiteSpace([
    ...lines.map(({ line, potential }) => ({ line, potential, ours: Math.max(0, byLine[line] ?? 0) })),
    ...others.sort().map(line => ({ line, potential: null, ours: Math.max(0, byLine[line] ?? 0) })),
  ])
}

/** The customer's own where it is known, else the company's, said so. */
export function marginOf(
  { margin, served }: Pick<CustomerFacts, 'margin' | 'served'>,
  company: number | null,
): { readonly rate: number | null; readonly basis: MarginBasis | null } {
  const own = served.costed > 0 && served.costed === served.orders ? marginRate(served) : null
  if (own !== null) return { rate: own, basis: 'orders' }
  if (margin !== null) return { rate: margin, basis: 'typed' }
  return { rate: company, basis: company === null ? null : 'company' }
}

/** Of all orders with a cost: Σ (net − cost) ÷ Σ net. */
export const companyMargin = (all: readonly Pick<Served, 'costedNet' | 'cost'>[]): number | null =>
  marginRate({
    costedNet: all.reduce((sum, { costedNet }) => sum + costedNet, 0),
    cost: all.reduce((sum, { cost }) => sum + cost, 0),
  })

const marginRate = ({ costedNet, cost }: Pick<Served, 'costedNet' | 'cost'>): number | null =>
  ratio(costedNet - cost, costedNet)

/** Brings others: one customer sent to us is half of it, two are all. Nobody sent is no fact against it. */
export const referralOf = (referred: readonly string[]) =>
  factual(
    referred.length === 0 ? null : Math.min(1, referred.length / 2),
    referred.map(id => ({ kind: 'contact' as const, id, day: '' })),
  )
