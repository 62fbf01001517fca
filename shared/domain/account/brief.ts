/** What is worth knowing in the half minute before a visit, from the records of one customer (feat:B15, G6; ux delight 4). Pure, the same on every device. */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'
import type { ActionRow, ContactRow, NoteRow, VisitRow } from '../record.ts'
import { isOpenNeed, mostUrgentFirst } from './need.ts'
import { type Completeness, completenessOf, nextQuestion, type ProfileItem, type ProfileKnown } from './profile-gaps.ts'

type Visit = Pick<VisitRow, 'id' | 'day' | 'at' | 'note' | 'outcome' | 'channel' | 'contacts'>
type Action = Pick<ActionRow, 'id' | 'title' | 'due' | 'side' | 'isPromise' | 'contactId' | 'open'>
type Need = Pick<NoteRow<'need'>, 'id' | 'text' | 'state' | 'strength' | 'day'>
type Issue = Pick<NoteRow<'issue'>, 'id' | 'title' | 'due' | 'resolvedOn' | 'toldOn'>
type Person = Pick<ContactRow, 'id' | 'name' | 'title' | 'role' | 'stance' | 'preferences'>

export interface BriefFacts {
  /** Done ones, in any order, like all others. */
  readonly visits: readonly Visit[]
  readonly actions: readonly Action[]
  readonly needs: readonly Need[]
  readonly issues: readonly Issue[]
  readonly contacts: readonly Person[]
  readonly known: ProfileKnown
}

/** At most so many of each: what does not fit into half a minute is on the page below. */
export interface Brief {
  /** Last visits with anything said, newest first. */
  readonly said: readonly Visit[]
  /** Open promises of both sides, overdue ones first. */
  readonly promises: readonly (Action & { readonly isLate: boolean })[]
  /** Changed ones, then by urgency. */
  readonly needs: readonly Need[]
  /** Not put right, or the customer does not know. */
  readonly issues: readonly Issue[]
  /** Met last first, then who decides, then whoever something is known of. */
  readonly people: readonly Person[]
  readonly completeness: Completeness
  /** The next best one. */
  readonly question: BriefQuestion | null
  /** More to ask, without that one. */
  readonly suggestions: readonly BriefQuestion[]
}

/** gap: of the profile. The others are about a record, which they name. */
export type BriefQuestion =
  | { readonly kind: 'gap'; readonly item: ProfileItem }
  | { readonly kind: 'promise' | 'issue' | 'need'; readonly id: string; readonly text: string }

const [maxSaid, maxPromises, maxNeeds, maxIssues, maxPeople, maxSuggestions] = [3, 4, 3, 2, 4, 3]

export function briefOf(facts: BriefFacts, asOf: Day, settings: Pick<AnalysisSettings, 'profile'>): Brief {
  const visits = facts.visits.toSorted(latestFirst)
  const promises = facts.actions
    .filter(action => action.open !== undefined && (action.isPromise || action.side === 'them'))
    .sort((a, b) => compare(a.open ?? '', b.open ?? '') || compare(a.id, b.id))
    .map(action => ({ ...action, isLate: action.due !== '' && action.due < asOf }))
  const needs = facts.needs.filter(isOpenNeed).sort(mostUrgentFirst)
  const issues = facts.issues
    .filter(({ resolvedOn, toldOn }) => resolvedOn === '' || toldOn === '')
    .sort((a, b) => compare(a.due || noDue, b.due || noDue) || compare(a.id, b.id))
  const completeness = completenessOf(facts.known, settings)
  const asked = ofRecords(promises, issues, needs)
  const gaps = inTurn(completeness.missing)
  const question = gaps[0] ?? asked[0] ?? null
  return {
    said: visits.filter(({ note }) => note !== '').slice(0, maxSaid),
    promises: promises.slice(0, maxPromises),
    needs: needs.slice(0, maxNeeds),
    issues: issues.slice(0, maxIssues),
    people: peopleFirst(facts.contacts, visits).slice(0, maxPeople),
    completeness,
    question,
    suggestions: [...asked, ...gaps].filter(one => one !== question).slice(0, maxSuggestions),
  }
}

const noDue = '9999-12-31'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const latestFirst = (a: Visit, b: Visit): number =>
  compare(b.day, a.day) || (b.at ?? 0) - (a.at ?? 0) || compare(b.id, a.id)

const inTurn = (missing: readonly ProfileItem[]): BriefQuestion[] => {
  const first = nextQuestion(missing, [])
  const rest = missing.filter(item => item !== first)
  return (first === null ? [] : [first, ...rest]).map(item => ({ kind: 'gap', item }))
}

/** What they owe us and is late, what they have not heard, what they need most. */
function ofRecords(
  promises: Brief['promises'],
  issues: readonly Issue[],
  needs: readonly Need[],
): readonly BriefQuestion[] {
  const owed = promises.find(({ side, isLate }) => side === 'them' && isLate)
  const untold = issues.find(({ resolvedOn }) => resolvedOn !== '')
  const need = needs[0]
  return [
    ...(owed ? [{ kind: 'promise' as const, id: owed.id, text: owed.title }] : []),
    ...(untold ? [{ kind: 'issue' as const, id: untold.id, text: untold.title }] : []),
    ...(need ? [{ kind: 'need' as const, id: need.id, text: need.text }] : []),
  ]
}

/** People nothing is known of and nobody met are left out. @param visits newest first. */
function peopleFirst(contacts: readonly Person[], visits: readonly Visit[]): readonly Person[] {
  const met = [...new Set(visits.slice(0, maxSaid).flatMap(visit => [...visit.contacts].sort()))]
  const rank = ({ id, role }: Person): number => {
    const at = met.indexOf(id)
    return at >= 0 ? at : met.length + (role === 'economic' ? 0 : 1)
  }
  const isKnown = ({ role, stance, preferences }: Person): boolean => role !== '' || stance !== '' || preferences !== ''
  return contacts
    .filter(person => met.includes(person.id) || isKnown(person))
    .sort((a, b) => rank(a) - rank(b) || compare(a.id, b.id))
}
