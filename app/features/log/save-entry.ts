/** Turns an entry into one command, and says which goal it moved. */
import { dayOfInstant } from '#shared/domain/day.ts'
import { logVisit, type StepInput, type VisitInput } from '#app/data/commands/visit.ts'
import type { CardRow } from '#app/data/db.ts'
import type { Written } from '#app/data/doc-store.ts'
import type { Ketu } from '#app/data/ketu.ts'
import { noteChipUses } from '#app/data/chip-uses.ts'
import { movedStanding, type Standing, standingsOf } from '#app/data/queries/standing.ts'
import { noteRecent } from '#app/data/recents.ts'
import type { Words } from '#app/words/zh-CN.ts'
import type { Entry, EntryStep } from './entry.ts'
import type { LogDraft } from './log-draft.ts'
import { kindsOf, type Signals } from './signal.ts'
import { usedAgain } from './signal-order.ts'
import { signalRecords } from './signal-records.ts'

export interface Saving {
  readonly card: CardRow
  readonly draft: LogDraft
  readonly entry: Entry
  /** Chips that are set and about this customer. */
  readonly signals: Signals
  /** For what is called by the name of its kind. */
  readonly words: Words
  /** The planned visit this one fulfils. */
  readonly planned: { readonly id: string; readonly doc: string; readonly note: string } | undefined
  /** How the goals it may move stood before. */
  readonly before: readonly Standing[]
}

export interface Saved {
  /** Id of the visit. */
  readonly visit: string
  readonly written: Written
  /** The goal it moved: asked for once the entry is stored, so that saying so waits for nothing else. */
  readonly moved: Promise<Standing | undefined>
}

/** Throws what `logVisit` throws; then nothing was stored. */
export async function saveEntry(ketu: Ketu, saving: Saving): Promise<Saved> {
  const written = await logVisit(ketu, visitOf(saving, ketu.now(), ketu.workspace.zone))
  return { visit: written.id, written, moved: follow(ketu, saving) }
}

async function follow(ketu: Ketu, { before, card, draft, signals }: Saving): Promise<Standing | undefined> {
  const goals = before.map(({ goal }) => goal)
  const used = kindsOf(signals)
  const [after] = await Promise.all([
    standingsOf(ketu, goals),
    noteRecent(ketu.db, card.id),
    used.length === 0 ? undefined : noteChipUses(ketu.db, uses => usedAgain(uses, used)),
  ])
  return movedStanding(before, after, draft.goal ?? '')
}

/** @param now ms since the epoch: when it happened, unless the entry says otherwise. */
export function visitOf(
  { card, draft, entry, planned, signals, words, before }: Saving,
  now: number,
  zone: string,
): VisitInput {
  const known = entry.people.flatMap(person => (person.id === undefined ? [] : [person.id]))
  const newContacts = entry.people
    .filter(person => person.id === undefined && person.candidates.length === 0)
    .map(person => person.name)
  const at = entry.at ?? now
  const note = draft.text.trim() || (planned?.note ?? '')
  const goals = before.map(({ goal }) => goal)
  const day = dayOfInstant(at, zone)
  const { reviews, ...told } = signalRecords(signals, { text: note, day, people: entry.people, goals, words })
  const [next, ...promises] = [...entry.steps.map(step => stepOf(step, known[0])), ...reviews]
  return {
    customer: card.id,
    name: card.name,
    at,
    note,
    ...told,
    outcome: entry.outcome,
    contacts: known,
    newContacts,
    ...(draft.channel !== undefined && { channel: draft.channel }),
    ...(draft.goal !== undefined && { goal: draft.goal }),
    ...(entry.order !== undefined && { order: { amount: entry.order.amount } }),
    ...(next !== undefined && { next, promises }),
    ...(planned !== undefined && { planned: { id: planned.id, doc: planned.doc } }),
  }
}

function stepOf({ title, due, side, isPromise }: EntryStep, contact: string | undefined): StepInput {
  return { title: title.trim(), due, side, isPromise, ...(contact !== undefined && { contactId: contact }) }
}
