/** How far each thing one would like to know of a customer is known, from its records (feat:L4). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'
import { type ContactRow, type CustomerRow, judgedParts } from '../record.ts'
import { judged, type Score, scorecard } from '../standing/scorecard.ts'
import type { ProfileKnown } from './profile-gaps.ts'

export interface ProfileFacts {
  readonly customer: Pick<CustomerRow, 'industry' | 'city' | 'region' | 'address' | 'potential'>
  readonly contacts: readonly Pick<ContactRow, 'role'>[]
  /** Needs anybody wrote down, settled ones too; news of competitors. */
  readonly needs: number
  readonly rivals: number
  readonly scores: readonly Score[]
}

export function profileKnownOf(
  { customer, contacts, needs, rivals, scores }: ProfileFacts,
  asOf: Day,
  settings: Pick<AnalysisSettings, 'judgement'>,
): ProfileKnown {
  const card = scorecard(scores, asOf)
  const byJudges = judgedParts.map(part => [part, judged(card, part, asOf, settings).known] as const)
  return {
    ...Object.fromEntries(byJudges),
    industry: share(customer.industry !== ''),
    place: share([customer.city, customer.region, customer.address].some(place => place !== '')),
    contact: share(contacts.length > 0),
    decider: share(contacts.some(({ role }) => role === 'economic')),
    need: share(needs > 0),
    competitor: share(rivals > 0),
    ...(customer.potential !== null && { potential: 1 }),
  }
}

const share = (isKnown: boolean): number => (isKnown ? 1 : 0)
