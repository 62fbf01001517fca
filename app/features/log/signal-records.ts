/** Turns the chips of a visit into what its command stores: judgements, notes, changed needs, and steps to look at goals again. */
import { addDays, type Day } from '#shared/domain/day.ts'
import type { GoalRow } from '#shared/domain/record.ts'
import type { NewNote } from '#app/data/commands/note.ts'
import type { StepInput, VisitInput, VisitJudgement } from '#app/data/commands/visit.ts'
import type { Words } from '#app/words/zh-CN.ts'
import type { EntryPerson } from './entry.ts'
import type { Signals } from './signal.ts'

export interface SignalContext {
  /** The visit's own sentence: the words of what has none of its own. */
  readonly text: string
  /** Day of the visit. */
  readonly day: Day
  readonly people: readonly EntryPerson[]
  readonly goals: readonly Pick<GoalRow, 'id' | 'title'>[]
  readonly words: Words
}

export function signalRecords(signals: Signals, context: SignalContext): SignalInput {
  return {
    judgements: judgementsOf(signals, context.people),
    notes: notesOf(signals, context),
    changedNeeds: signals.needChange === undefined ? [] : [signals.needChange.id],
    reviews: reviewsOf(signals, context),
  }
}

export type SignalInput = Required<Pick<VisitInput, 'judgements' | 'notes' | 'changedNeeds'>> & {
  /** Goals to look at again, as steps of ours. */
  readonly reviews: readonly StepInput[]
}

function judgementsOf(
  { satisfaction, trust, confidence, stance = {} }: Signals,
  people: readonly EntryPerson[],
): VisitJudgement[] {
  const ofCustomer = { satisfaction, ...trust, adoption: confidence }
  const known = people.filter(({ candidates }) => candidates.length < 2)
  const ofPeople = known.flatMap(({ key, id, name }) =>
    Object.entries(stance[key] ?? {}).map(([part, level]) => ({ part, level, contact: id ?? name })),
  )
  const all = [...Object.entries(ofCustomer).map(([part, level]) => ({ part, level })), ...ofPeople]
  return all.filter((one): one is VisitJudgement => one.level !== undefined)
}

/** What a title keeps of a long sentence. */
const titleLength = 80

function notesOf(signals: Signals, { text, people, words }: SignalContext): NewNote[] {
  const { need, rival, issue, feedback, opportunity } = signals
  const { values } = words.fields
  const said = (own: string | undefined, without: string): string => own?.trim() || text.trim() || without
  const titled = (own: string | undefined, without: string): string => headline(said(own, without))
  // Of several nobody knows whose it is.
  const [only] = people.length === 1 ? people : []
  const contactId = only === undefined || only.candidates.length > 1 ? '' : (only.id ?? only.name)
  const notes: (NewNote | undefined)[] = [
    need && { type: 'need', values: { ...need, text: said(need.text, values['need.kind'][need.kind]), contactId } },
    rival && {
      type: 'rivalNews',
      values: { ...rival, competitor: rival.competitor.trim(), text: said(rival.text, '') },
    },
    issue && {
      type: 'issue',
      values: { kind: issue.kind, title: titled(issue.text, values['issue.kind'][issue.kind]), contactId },
    },
    feedback && {
      type: 'feedback',
      values: { ...feedback, text: said(feedback.text, values['feedback.kind'][feedback.kind]), contactId },
    },
    opportunity && {
      type: 'opportunity',
      values: {
        title: titled(opportunity.text, words.signals.kinds.opportunity),
        ...(opportunity.amount !== undefined && { amount: opportunity.amount }),
      },
    },
  ]
  return notes.filter(note => note !== undefined)
}

/** The first line, as far as a title goes. */
function headline(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > titleLength ? `${line.slice(0, titleLength - 1)}…` : line
}

/** Days until a goal whose need has changed is looked at again. */
const reviewDays = 7

const reviewsOf = ({ needChange }: Signals, { goals, day, words }: SignalContext): StepInput[] =>
  goals
    .filter(({ id }) => needChange?.goals.includes(id))
    .map(({ title }) => ({
      title: words.signals.reviewGoal(title),
      due: addDays(day, reviewDays),
      side: 'us',
      isPromise: false,
      cause: 'need',
    }))
