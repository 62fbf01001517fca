/** What screens read of the portfolio: what the worker last made, and whether something has changed since. */
import type { Day } from '#shared/domain/day.ts'
import type { PortfolioSummary } from '#shared/domain/portfolio/portfolio.ts'
import type { ValueCard } from '#shared/domain/portfolio/value-card.ts'
import type { CustomerRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { type Ketu, today } from '../ketu.ts'
import { portfolioInputs } from '../portfolio/keep-portfolio.ts'
import {
  cardsName,
  entriesName,
  hasShape,
  type PortfolioEntry,
  portfolioName,
  type StoredCards,
  type StoredEntries,
  type StoredPortfolio,
} from '../portfolio/stored-portfolio.ts'
import { analysisSettings } from './settings.ts'

export interface PortfolioView {
  readonly asOf: Day
  readonly summary: PortfolioSummary
}

/** Null before it was ever computed. */
export async function portfolioSummary({ db }: Pick<Ketu, 'db'>): Promise<PortfolioView | null> {
  const row = await db.derived.get(portfolioName)
  if (!hasShape(row)) return null
  return { asOf: row.asOf, summary: (row.value as StoredPortfolio).summary } // Written by the worker, in this shape.
}

/** By id; none before it was ever computed. */
export async function portfolioEntries({ db }: Pick<Ketu, 'db'>): Promise<readonly PortfolioEntry[]> {
  const row = await db.derived.get(entriesName)
  return hasShape(row) ? (row.value as StoredEntries) : []
}

/** Something changed since it was computed: it is being computed again. */
export async function isPortfolioStale(ketu: Ketu): Promise<boolean> {
  const { db } = ketu
  const inputs = await portfolioInputs(db, today(ketu), await analysisSettings(db))
  return (await db.derived.get(portfolioName))?.inputs !== inputs
}

/** Those of them that are here, in the order given. */
export async function lostCustomers(db: KetuDb, ids: readonly string[]): Promise<readonly CustomerRow[]> {
  const rows = await db.customers.bulkGet([...ids])
  return rows.filter(row => row !== undefined && row.deletedAt === undefined) as CustomerRow[] // Undefined ones are gone.
}

export interface ValueView extends PortfolioView {
  /** Null for a customer that was not there when it was computed. */
  readonly card: ValueCard | null
}

/** Null before anything was computed. */
export async function valueOfCustomer(ketu: Pick<Ketu, 'db'>, customer: string): Promise<ValueView | null> {
  const [view, row] = await Promise.all([portfolioSummary(ketu), ketu.db.derived.get(cardsName(customer))])
  if (view === null) return null
  return { ...view, card: hasShape(row) ? ((row.value as StoredCards)[customer] ?? null) : null }
}
