/** What a person has typed and chosen in the quick log, as it is kept until it is saved. */
import { visitChannels, visitOutcomes, type VisitOutcome } from '#shared/domain/record.ts'
import { kindsOf, parseSignals, type Signals } from './signal.ts'

export type Channel = (typeof visitChannels)[number]

/** What the person changed of a step: absent = as understood. `due` '' = no day. */
export interface StepEdit {
  readonly title?: string
  readonly due?: string
}

export interface LogDraft {
  readonly text: string
  /** Texts of understood pieces the person turned back into text. */
  readonly dismissed: readonly string[]
  /** When it happened (ms since the epoch); absent = as understood, else now. */
  readonly at?: number
  /** Absent = as understood; '' = none. */
  readonly outcome?: VisitOutcome
  readonly channel?: Channel
  /** Contacts added by hand. */
  readonly met: readonly string[]
  /** Who an understood name is: a contact's id, or '' for somebody new. */
  readonly who: Readonly<Record<string, string>>
  /** By the title that was understood; `addedStep` for the one added by hand. */
  readonly steps: Readonly<Record<string, StepEdit>>
  /** Minor units; absent = as understood. */
  readonly amount?: number
  readonly goal?: string
  readonly signals: Signals
}

/** Key of the step added by hand; no understood title is empty. */
export const addedStep = ''

export const emptyDraft: LogDraft = { text: '', dismissed: [], met: [], who: {}, steps: {}, signals: {} }

/** Nothing in it would be missed. */
export const isEmptyDraft = (draft: LogDraft): boolean =>
  draft.text.trim() === '' &&
  draft.outcome === undefined &&
  draft.amount === undefined &&
  draft.met.length === 0 &&
  draft.goal === undefined &&
  Object.keys(draft.steps).length === 0 &&
  kindsOf(draft.signals).length === 0

export const writeDraft = (draft: LogDraft): string => JSON.stringify(draft)

/** A draft of storage; what does not fit is left out, the text never. */
export function parseDraft(stored: string | undefined): LogDraft {
  const value = parseObject(stored)
  const outcome = visitOutcomes.find(known => known === value['outcome'])
  const channel = visitChannels.find(known => known === value['channel'])
  return {
    text: typeof value['text'] === 'string' ? value['text'] : '',
    dismissed: strings(value['dismissed']),
    met: strings(value['met']),
    who: entries(value['who'], (id): id is string => typeof id === 'string'),
    steps: entries(value['steps'], isStepEdit),
    signals: parseSignals(value['signals']),
    ...(outcome !== undefined && { outcome }),
    ...(channel !== undefined && { channel }),
    ...(Number.isSafeInteger(value['at']) && { at: Number(value['at']) }),
    ...(Number.isSafeInteger(value['amount']) && { amount: Number(value['amount']) }),
    ...(typeof value['goal'] === 'string' && { goal: value['goal'] }),
  }
}

function parseObject(stored: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : []

function entries<T>(value: unknown, fits: (item: unknown) => item is T): Record<string, T> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => fits(entry[1])))
}

const isStepEdit = (value: unknown): value is StepEdit =>
  typeof value === 'object' &&
  value !== null &&
  (!('title' in value) || typeof value.title === 'string') &&
  (!('due' in value) || typeof value.due === 'string')
