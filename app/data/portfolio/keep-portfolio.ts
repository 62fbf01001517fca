/** Keeps the portfolio in `derived` up to date while somebody looks at it: computes when what it was made of has changed, and not before. */
import Dexie from 'dexie'
import type { Day } from '#shared/domain/day.ts'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { fitInputs, fitValue, type FittedValue, portfolioOf } from '#shared/domain/portfolio/portfolio.ts'
import type { ValuedCustomer } from '#shared/domain/value/buyer.ts'
import type { KetuDb } from '../db.ts'
import { figureInputs, heldDocs, keepDerived } from '../derived.ts'
import { analysisSettings } from '../queries/settings.ts'
import { readPortfolioRows } from './read-facts.ts'
import {
  cardRows,
  entriesName,
  entryOf,
  fitName,
  isCardsName,
  portfolioName,
  type StoredEntries,
  type StoredFit,
  type StoredPortfolio,
  withShape,
} from './stored-portfolio.ts'

/** What a portfolio of this moment is made of. */
export const portfolioInputs = async (db: KetuDb, asOf: Day, settings: AnalysisSettings): Promise<string> =>
  withShape(await figureInputs(db, asOf, settings))

export interface ComputePorts {
  readonly db: KetuDb
  /** Member whose own time is told apart. */
  readonly me: string
}

/** Resolves to whether anything was computed. Nothing half is ever stored: the rows of one computation are written together. */
export async function refreshPortfolio({ db, me }: ComputePorts, asOf: Day): Promise<boolean> {
  const settings = await analysisSettings(db)
  const inputs = await portfolioInputs(db, asOf, settings)
  const [before, known, held] = await Promise.all([
    db.derived.get(portfolioName),
    db.derived.get(fitName),
    heldDocs(db),
  ])
  if (before?.inputs === inputs) return false
  const { facts, cards } = await readPortfolioRows(db, asOf, settings)
  let fit: { readonly inputs: string; readonly value: StoredFit } | undefined
  const fitted = (valued: readonly ValuedCustomer[]): FittedValue => {
    const made = withShape(fitInputs(valued, asOf, settings))
    // Written by this file.
    const value = known?.inputs === made ? (known.value as StoredFit) : fitValue(valued, asOf, settings)
    fit = { inputs: made, value }
    return value
  }
  const portfolio = portfolioOf(facts, asOf, settings, fitted)
  const { rows, prints } = cardRows(portfolio.cards, inputs, asOf)
  const entries: StoredEntries = portfolio.cards.flatMap(card => {
    const row = cards.get(card.customer)
    return row === undefined ? [] : [entryOf(card, row, me)]
  })
  const value: StoredPortfolio = { summary: portfolio.summary, prints }
  const old = (before?.value as StoredPortfolio | undefined)?.prints ?? {}
  return keepDerived(db, held, async () => {
    const names = await db.derived.toCollection().primaryKeys()
    await db.derived.bulkDelete(names.filter(name => isCardsName(name) && prints[name] === undefined))
    const here = new Set(names)
    await db.derived.bulkPut(rows.filter(({ name }) => prints[name] !== old[name] || !here.has(name)))
    if (fit !== undefined && known?.inputs !== fit.inputs) await db.derived.put({ name: fitName, asOf, ...fit })
    await db.derived.put({ name: entriesName, inputs, asOf, value: entries })
    await db.derived.put({ name: portfolioName, inputs, asOf, value })
  })
}

export interface KeepPorts extends ComputePorts {
  /** Business date now. */
  readonly today: () => Day
  /** Calls back after a while; returns what prevents it. */
  readonly after: (ms: number, call: () => void) => () => void
  readonly report: (error: unknown) => void
}

/** A burst of changes (an import, a catch-up) is computed once. */
const restMs = 1_500
/** Another day is noticed this late at most. */
const lookMs = 300_000

const watched = ['updates', 'docs', 'cards', 'facts', 'tray']

/** Computes at once if need be, and after changes in any tab. Returns its stop. One computation runs at a time. */
export function keepPortfolio(ports: KeepPorts): () => void {
  const { db, today, after, report } = ports
  let [isStopped, isRunning, isChanged] = [false, false, false]
  let cancel = (): void => undefined
  const run = (): void => {
    cancel()
    ;[isRunning, isChanged] = [true, false]
    refreshPortfolio(ports, today())
      .catch(error => {
        if (!isStopped) report(error)
      })
      .finally(() => {
        isRunning = false
        if (!isStopped) cancel = after(isChanged ? restMs : lookMs, run)
      })
  }
  const prefixes = watched.map(table => `idb://${db.name}/${table}/`)
  const onMutated = (parts: object): void => {
    if (isStopped || !Object.keys(parts).some(part => prefixes.some(prefix => part.startsWith(prefix)))) return
    isChanged = true
    if (isRunning) return
    cancel()
    cancel = after(restMs, run)
  }
  Dexie.on.storagemutated.subscribe(onMutated)
  run()
  return () => {
    isStopped = true
    cancel()
    Dexie.on.storagemutated.unsubscribe(onMutated)
  }
}
