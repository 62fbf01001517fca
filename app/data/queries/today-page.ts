/** All that Today shows, read together: a phone that starts asks once. */
import type { Day } from '#shared/domain/day.ts'
import type { Ketu } from '../ketu.ts'
import { type MentionItem, unseenMentions } from './comment.ts'
import { contactNames } from './contact.ts'
import { sampleCount } from './sample.ts'
import { type ToDealWith, toDealWith } from './to-deal.ts'
import { todayFor, type TodayView } from './today.ts'

export interface TodayPage extends TodayView {
  readonly mentions: readonly MentionItem[]
  readonly hasSamples: boolean
  /** Names of the people promises were made to, by id. */
  readonly people: ReadonlyMap<string, string>
  readonly toDeal: ToDealWith
}

export async function readToday(ketu: Ketu, day: Day): Promise<TodayPage> {
  const [view, mentions, samples, toDeal] = await Promise.all([
    todayFor(ketu, day),
    unseenMentions(ketu),
    sampleCount(ketu.db),
    toDealWith(ketu, day),
  ])
  const people = await contactNames(
    ketu.db,
    view.list.due.map(({ action }) => action.contactId),
  )
  return { ...view, mentions, hasSamples: samples > 0, people, toDeal }
}
