/** Whom a log is about when it opens: the customer asked for, else the next one planned today, else the last one opened. */
import type { CardRow } from '#app/data/db.ts'
import { chipUses } from '#app/data/chip-uses.ts'
import { readDraft } from '#app/data/draft.ts'
import { type Ketu, today } from '#app/data/ketu.ts'
import { cardOf } from '#app/data/queries/card.ts'
import { nextPlanned, plannedOn, visitById } from '#app/data/queries/visit.ts'
import { recentCustomers } from '#app/data/recents.ts'
import { parseDraft } from './log-draft.ts'
import type { SignalKind } from './signal.ts'
import { signalOrder } from './signal-order.ts'
import type { KeptDraft } from './use-draft.ts'

export interface Start {
  /** Undefined on a device without customers, and for one this device does not hold. */
  readonly card: CardRow | undefined
  /** Nobody said so: a customer named in the text wins. */
  readonly isGuess: boolean
  /** What was typed before and not saved. */
  readonly kept: KeptDraft
  /** Chips in the order of this person's habits: it stays while one composes. */
  readonly order: readonly SignalKind[]
}

/** Draft of a log whose customer nobody chose yet. */
const unaddressed = 'new'

export async function findStart(ketu: Ketu, asked: string | undefined): Promise<Start> {
  const key = asked ?? unaddressed
  const [customer, stored, uses] = await Promise.all([
    findCustomer(ketu, asked),
    readDraft(ketu.db, key),
    chipUses(ketu.db),
  ])
  return { ...customer, kept: { key, draft: parseDraft(stored) }, order: signalOrder(uses) }
}

async function findCustomer(ketu: Ketu, asked: string | undefined): Promise<Pick<Start, 'card' | 'isGuess'>> {
  if (asked !== undefined) return { card: await cardOf(ketu.db, asked), isGuess: false }
  const planned = await nextPlanned(ketu.db, today(ketu))
  const [recent] = planned === undefined ? await recentCustomers(ketu.db) : []
  const card = planned === undefined ? recent : await cardOf(ketu.db, planned.customer)
  return { card, isGuess: true }
}

/** The planned visit a log fulfils: the one it was opened from, else the customer's plan for the same day. */
export async function findPlan(
  ketu: Ketu,
  visit: { readonly customer: string; readonly day: string },
  openedFrom: string | undefined,
): Promise<{ readonly id: string; readonly doc: string; readonly note: string } | undefined> {
  const from = openedFrom === undefined ? undefined : await visitById(ketu.db, openedFrom)
  if (from?.customer === visit.customer && from.state === 'planned') return from
  return plannedOn(ketu.db, visit.customer, visit.day)
}
