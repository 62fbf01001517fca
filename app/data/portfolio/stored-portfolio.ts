/**
 * How a portfolio is kept in `derived`: a row with the figures of all, a row with a short entry of each customer, which lists read
 * whole, and rows of a few customers each with everything of theirs, of which a customer's page reads one.
 */
import { fingerprint } from '#shared/domain/analysis/fingerprint.ts'
import type { Day } from '#shared/domain/day.ts'
import type { FittedValue, PortfolioSummary } from '#shared/domain/portfolio/portfolio.ts'
import type { ValueCard } from '#shared/domain/portfolio/value-card.ts'
import type { LifecycleStage } from '#shared/domain/purchase/lifecycle.ts'
import type { HiatusState } from '#shared/domain/purchase/hiatus.ts'
import type { CardRow, DerivedRow } from '../db.ts'

/** A customer in lists. Money in minor units; null: not known. */
export interface PortfolioEntry {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly isKey: boolean
  readonly class: 'A' | 'B' | 'C' | null
  readonly stage: LifecycleStage
  readonly hiatus: HiatusState | null
  readonly net: number
  readonly share: number | null
  /** Of the farthest horizon. */
  readonly lifetimeRevenue: number | null
  readonly lifetimeMargin: number | null
  readonly isPotential: boolean
  readonly profit: number | null
  readonly serviceReturn: number | null
  readonly isProfitHollow: boolean
  readonly importance: number | null
  readonly minutes: number
  readonly myMinutes: number
}

export interface StoredPortfolio {
  readonly summary: PortfolioSummary
  /** What the rows of a few say, by name: unchanged ones are not written again. */
  readonly prints: { readonly [name: string]: string }
}

export type StoredEntries = readonly PortfolioEntry[]

/** Raised when what is stored changes its shape: rows of another are as if they were not there. */
const shape = 'portfolio-1'
export const withShape = (inputs: string): string => `${shape} ${inputs}`
export const hasShape = (row: DerivedRow | undefined): row is DerivedRow => row?.inputs.startsWith(`${shape} `) === true

export const portfolioName = 'portfolio'
export const entriesName = 'portfolio-entries'
export const fitName = 'portfolio-fit'
const cardsPrefix = 'portfolio-cards-'

/** The row a customer's card is in. */
export const cardsName = (customer: string): string => cardsPrefix + fingerprint(customer).slice(-2)

export type StoredCards = { readonly [customer: string]: ValueCard }

/** Of the row with the fit. */
export type StoredFit = FittedValue

export function entryOf(card: ValueCard, row: CardRow, me: string): PortfolioEntry {
  const worth = card.lifetime.within.at(-1)?.worth ?? null
  return {
    id: card.customer,
    name: row.name,
    owner: row.owner,
    isKey: row.isKey,
    class: card.place.class,
    stage: card.stages.at(-1)?.stage ?? 'prospect',
    hiatus: card.hiatus?.state ?? null,
    net: card.rfm?.money ?? 0,
    share: card.salesShare,
    lifetimeRevenue: worth?.revenue ?? null,
    lifetimeMargin: worth?.margin ?? null,
    isPotential: card.lifetime.rung === 'prior',
    profit: card.profit?.profit ?? null,
    serviceReturn: card.profit?.serviceReturn ?? null,
    isProfitHollow: card.profit?.isHollow ?? true,
    importance: card.importance,
    minutes: card.served.minutes,
    myMinutes: card.served.minutesOf[me] ?? 0,
  }
}

/** Rows of a few customers each, and their prints. */
export function cardRows(
  cards: readonly ValueCard[],
  inputs: string,
  asOf: Day,
): { readonly rows: readonly DerivedRow[]; readonly prints: StoredPortfolio['prints'] } {
  const groups = new Map<string, Record<string, ValueCard>>()
  for (const card of cards) {
    const name = cardsName(card.customer)
    const group = groups.get(name) ?? {}
    group[card.customer] = card
    groups.set(name, group)
  }
  const rows = [...groups].map(([name, value]) => ({ name, inputs, asOf, value }))
  return { rows, prints: Object.fromEntries(rows.map(({ name, value }) => [name, fingerprint(JSON.stringify(value))])) }
}

export const isCardsName = (name: string): boolean => name.startsWith(cardsPrefix)
