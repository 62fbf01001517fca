/** What somebody should look at with a customer (feat:B12, G10): told from its records each time, stored nowhere. */
import type { Index } from '../analysis/part.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'
import type { NoteRow } from '../record.ts'
import { type Score, scorecard } from '../standing/scorecard.ts'

export interface ReviewItem {
  /** The same on every device as long as nothing new is known: whoever has seen it has seen this. */
  readonly id: string
  readonly kind: 'complaint' | 'need' | 'satisfaction' | 'trust'
  readonly customer: string
  /** Since when. */
  readonly day: Day
  /** Of the issue or need; '' where the kind says it all. */
  readonly text: string
  /** Level or index that is low. */
  readonly value: number | null
  /** The issue or need. */
  readonly record: string
}

export interface ReviewFacts {
  readonly customer: string
  readonly needs: readonly Pick<NoteRow<'need'>, 'id' | 'text' | 'state' | 'stateOn'>[]
  readonly issues: readonly Pick<NoteRow<'issue'>, 'id' | 'title' | 'kind' | 'day' | 'resolvedOn'>[]
  readonly scores: readonly Score[]
  /** Absent: not looked at. */
  readonly trust?: Pick<Index, 'value' | 'isHollow' | 'parts'>
}

/** Of five levels, this and less is a low score. */
const lowSatisfaction = 2

/** The latest first; of one day by id. An item ends when what it is about is dealt with. */
export function reviewItemsOf(
  facts: ReviewFacts,
  asOf: Day,
  settings: Pick<AnalysisSettings, 'trust'>,
): readonly ReviewItem[] {
  const items = [...complaints(facts), ...changedNeeds(facts), ...lowScores(facts, asOf), ...lowTrust(facts, settings)]
  return items.sort(latestFirst)
}

export const latestFirst = (a: ReviewItem, b: ReviewItem): number =>
  a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day > b.day ? -1 : 1

const complaints = ({ customer, issues }: ReviewFacts): ReviewItem[] =>
  issues
    .filter(({ kind, resolvedOn }) => kind === 'complaint' && resolvedOn === '')
    .map(({ id, title, day }) => ({
      ...{ id: `issue/${id}`, kind: 'complaint', customer, day, text: title, value: null, record: id },
    }))

const changedNeeds = ({ customer, needs }: ReviewFacts): ReviewItem[] =>
  needs
    .filter(({ state }) => state === 'changed')
    .map(({ id, text, stateOn }) => ({
      ...{ id: `need/${id}/${stateOn}`, kind: 'need', customer, day: stateOn, text, value: null, record: id },
    }))

function lowScores({ customer, scores }: ReviewFacts, asOf: Day): ReviewItem[] {
  const used = scorecard(scores, asOf).get('satisfaction')?.used
  if (used === undefined || used.level > lowSatisfaction) return []
  const { id, day, level } = used
  return [{ id: `score/${id}`, kind: 'satisfaction', customer, day, text: '', value: level, record: '' }]
}

/** A hollow index tells nobody anything. What silence alone takes away is said once, until something new is known. */
function lowTrust({ customer, trust }: ReviewFacts, settings: Pick<AnalysisSettings, 'trust'>): ReviewItem[] {
  if (trust === undefined || trust.value === null || trust.isHollow || trust.value >= settings.trust.weakFrom) return []
  const last = trust.parts
    .flatMap(({ evidence }) => evidence)
    .reduce(
      (latest, { id, day }) => (day > latest.day || (day === latest.day && id > latest.id) ? { id, day } : latest),
      {
        id: '',
        day: '',
      },
    )
  const id = `trust/${customer}/${last.id}`
  return [{ id, kind: 'trust', customer, day: last.day, text: '', value: trust.value, record: '' }]
}
