/** Whom to see next: what is due by cadence × importance, and key accounts that are silent, each with its reasons (feat:C7, C10). */
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { silenceDays } from '#shared/domain/cadence.ts'
import { addDays, type Day } from '#shared/domain/day.ts'
import { sampleTerritory } from '#shared/doc/name.ts'
import { dueList, type DueEntry } from '#shared/domain/visiting/due-list.ts'
import type { CardRow, KetuDb } from '../db.ts'
import type { PortfolioEntry } from '../portfolio/stored-portfolio.ts'
import { readStandIns } from './alias.ts'
import { dueCards } from './card.ts'
import { analysisSettings } from './settings.ts'

/** Why a silent customer is one to worry about. */
export interface SilentReasons {
  readonly isKey: boolean
  /** Where it alone makes a key account: 60 and more is 关键 (DOMAIN 4.3). Null: lower, or not known. */
  readonly importance: number | null
  /** Null: never visited. */
  readonly silence: number | null
  /** Ours, past their day and still open. */
  readonly promises: number
  /** It also buys later than it uses to. */
  readonly isLateBuyer: boolean
}

export interface DueVisits {
  readonly silent: readonly { readonly card: CardRow; readonly reasons: SilentReasons }[]
  /** Due or due within the week, in the order to see them. */
  readonly list: readonly { readonly card: CardRow; readonly due: DueEntry }[]
}

/** Days ahead that are shown: enough to plan a week. */
const ahead = 7

/** @param entries of the portfolio, for importance and the rhythm of purchases; without them both are not known. */
export async function dueVisits(db: KetuDb, today: Day, entries: readonly PortfolioEntry[]): Promise<DueVisits> {
  const [settings, cards, actions, standIns] = await Promise.all([
    analysisSettings(db),
    dueCards(db, addDays(today, ahead)),
    db.actions.where('open').below(today).toArray(),
    readStandIns(db),
  ])
  const known = new Map(entries.map(entry => [entry.id, entry]))
  const late = new Map<string, number>()
  for (const { customer, isPromise, side } of actions) {
    const owed = standIns.get(customer) ?? customer
    if (isPromise && side === 'us') late.set(owed, (late.get(owed) ?? 0) + 1)
  }
  const real = cards.filter(({ territory }) => territory !== sampleTerritory)
  const own = new Map(real.map(card => [card.id, card]))
  const ordered = dueList(
    real.map(card => ({
      customer: card.id,
      cadenceDays: card.cadenceDays,
      lastVisit: card.lastVisit,
      // A card's due day already stands on the day it was entered where there was no visit.
      entered: addDays(card.due, -card.cadenceDays),
      importance: known.get(card.id)?.importance ?? null,
    })),
    today,
    settings,
  )
  const list = ordered.flatMap(due => {
    const card = own.get(due.customer)
    return card === undefined ? [] : [{ card, due }]
  })
  return {
    list,
    silent: list.flatMap(({ card, due }) => {
      const entry = known.get(card.id)
      const importance = keyImportance(entry, settings)
      if (due.urgency <= 0 || !(card.isKey || card.class === 'A' || importance !== null)) return []
      const reasons: SilentReasons = {
        isKey: card.isKey,
        importance,
        silence: silenceDays(card.lastVisit, today),
        promises: late.get(card.id) ?? 0,
        isLateBuyer: entry?.hiatus === 'overdue' || entry?.hiatus === 'lost',
      }
      return [{ card, reasons }]
    }),
  }
}

function keyImportance(entry: PortfolioEntry | undefined, settings: AnalysisSettings): number | null {
  const importance = entry?.importance ?? null
  return importance !== null && importance >= settings.importance.keyFrom ? importance : null
}
