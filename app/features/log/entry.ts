/** What would be saved now: the sentence as understood, with what the person changed on top. Pure. */
import { instantOfDay } from '#shared/domain/day.ts'
import type { VisitOutcome } from '#shared/domain/record.ts'
import type { NextStep, PromiseSide, Proposal, Span } from '#shared/domain/sentence/span.ts'
import { addedStep, type LogDraft } from './log-draft.ts'

export interface EntryPerson {
  /** The name as understood: key of the person's choice in the draft. */
  readonly key: string
  readonly name: string
  /** Absent for somebody new, and while several fit. */
  readonly id?: string
  /** More than one: the person has not said who it is. */
  readonly candidates: readonly string[]
  /** Texts to dismiss; none for a contact added by hand. */
  readonly texts: readonly string[]
}

export interface EntryStep {
  /** Key of its edits in the draft. */
  readonly key: string
  readonly title: string
  /** '' without a day. */
  readonly due: string
  readonly side: PromiseSide
  readonly isPromise: boolean
  readonly texts: readonly string[]
}

export interface Entry {
  /** Undefined = the moment of saving. */
  readonly at: number | undefined
  /** Texts the time was understood from; none when the person set it. */
  readonly atTexts: readonly string[]
  readonly outcome: VisitOutcome
  readonly people: readonly EntryPerson[]
  readonly steps: readonly EntryStep[]
  readonly order?: { readonly amount: number; readonly texts: readonly string[] }
}

export const nothingHeard: Proposal = { contacts: [], promises: [] }

/** @param now ms since the epoch; what happened lies not after it. @param names of the contacts added by hand. */
export function entryOf(
  draft: LogDraft,
  heard: Proposal,
  view: { readonly now: number; readonly zone: string; readonly names: ReadonlyMap<string, string> },
): Entry {
  const when = draft.at === undefined ? timeHeard(heard, view) : undefined
  const amount = draft.amount ?? heard.order?.amount
  const texts = draft.amount === undefined ? textsOf(heard.order?.spans) : []
  return {
    at: draft.at ?? when,
    atTexts: when === undefined ? [] : textsOf(heard.at?.spans),
    outcome: draft.outcome ?? heard.outcome?.value ?? '',
    people: peopleOf(draft, heard, view.names),
    steps: stepsOf(draft, heard),
    ...(amount !== undefined && { order: { amount, texts } }),
  }
}

/** A day without a time is noon of that day; today without a time is now. */
function timeHeard(
  { at }: Proposal,
  { now, zone }: { readonly now: number; readonly zone: string },
): number | undefined {
  if (at === undefined) return undefined
  const heard = instantOfDay(at.day, at.time ?? '12:00', zone)
  return at.time === undefined && Math.abs(heard - now) < halfDayMs ? undefined : Math.min(heard, now)
}

const halfDayMs = 12 * 60 * 60_000

function peopleOf(draft: LogDraft, heard: Proposal, names: ReadonlyMap<string, string>): EntryPerson[] {
  const understood = heard.contacts.map(({ name, id, candidates = [], spans }): EntryPerson => {
    const chosen = draft.who[name]
    const known = chosen === undefined ? id : chosen === '' ? undefined : chosen
    return {
      key: name,
      name: known === undefined ? name : (names.get(known) ?? name),
      ...(known !== undefined && { id: known }),
      candidates: chosen === undefined && id === undefined ? candidates : [],
      texts: textsOf(spans),
    }
  })
  const met = draft.met
    .filter(id => understood.every(person => person.id !== id))
    .map((id): EntryPerson => ({ key: id, name: names.get(id) ?? '', id, candidates: [], texts: [] }))
  return [...understood, ...met]
}

/** What we owe or do next comes first: it becomes the visit's next step. */
function stepsOf(draft: LogDraft, heard: Proposal): EntryStep[] {
  const others = heard.promises.filter(promise => promise !== heard.next)
  const understood = [...(heard.next === undefined ? [] : [heard.next]), ...others].map(step => editedStep(draft, step))
  const added = draft.steps[addedStep]
  if (added?.title === undefined || added.title.trim() === '') return understood
  const own: EntryStep = {
    key: addedStep,
    title: added.title,
    due: added.due ?? '',
    side: 'us',
    isPromise: false,
    texts: [],
  }
  return [own, ...understood]
}

function editedStep(draft: LogDraft, step: NextStep): EntryStep {
  const edit = draft.steps[step.title] ?? {}
  return {
    key: step.title,
    title: edit.title ?? step.title,
    due: edit.due ?? step.due ?? '',
    side: step.side,
    isPromise: true,
    texts: textsOf(step.spans),
  }
}

const textsOf = (spans: readonly Span[] | undefined): string[] => (spans ?? []).map(span => span.text)

/** The draft after × on something understood: its words stay words. */
export const dismiss = (draft: LogDraft, texts: readonly string[]): LogDraft => ({
  ...draft,
  dismissed: [...draft.dismissed, ...texts.filter(text => !draft.dismissed.includes(text))],
})

export function editStep(
  draft: LogDraft,
  key: string,
  edit: { readonly title?: string; readonly due?: string },
): LogDraft {
  return { ...draft, steps: { ...draft.steps, [key]: { ...draft.steps[key], ...edit } } }
}

export function dropStep(draft: LogDraft, step: EntryStep): LogDraft {
  const { [step.key]: _, ...steps } = draft.steps
  return dismiss({ ...draft, steps }, step.texts)
}

export function dropOrder(draft: LogDraft, texts: readonly string[]): LogDraft {
  const { amount: _, ...rest } = draft
  return dismiss(rest, texts)
}

export function dropPerson(draft: LogDraft, person: EntryPerson): LogDraft {
  return dismiss({ ...draft, met: draft.met.filter(id => id !== person.id) }, person.texts)
}
