/** What to do in each quadrant, as cards that become dated actions at a tap (DOMAIN 4.4; feat:D4–D6). Their words are the app's. */
import { addDays, type Day } from '../day.ts'
import type { RiskFacet } from '../standing/decision.ts'
import type { TrustPart } from '../standing/trust.ts'
import type { DecisionQuadrant } from './decision-matrix.ts'
import type { DiagnoseBranch, PerformanceQuadrant } from './performance-matrix.ts'
import type { RelationshipQuadrant } from './relationship-matrix.ts'

export type CardQuadrant = RelationshipQuadrant | PerformanceQuadrant | DecisionQuadrant

/** What a quadrant alone does not say: the part, facet or branch a card is for. */
export type CardFocus = TrustPart | RiskFacet | DiagnoseBranch

export interface ActionCard {
  /** Unique; the app names it by this. */
  readonly id: string
  readonly quadrant: CardQuadrant
  /** Only when this is what holds it back; absent: always. */
  readonly focus?: CardFocus
  /** Days until the action is due. */
  readonly days: number
  /** It is a word given to the customer: kept promises are what trust is made of. */
  readonly isPromise?: true
  /** The manager's to do. */
  readonly isManagers?: true
}

const card = (
  quadrant: CardQuadrant,
  name: string,
  days: number,
  more: Pick<ActionCard, 'focus' | 'isPromise' | 'isManagers'> = {},
): ActionCard => ({ id: `${quadrant}.${name}`, quadrant, days, ...more })

export const actionCards: readonly ActionCard[] = [
  card('core-partner', 'joint-plan', 30),
  card('core-partner', 'executive-sponsor', 30, { isManagers: true }),
  card('core-partner', 'protect', 14),
  card('core-partner', 'quarterly-review', 90),

  card('develop-first', 'show-expertise', 14, { focus: 'credibility' }),
  card('develop-first', 'keep-a-promise', 7, { focus: 'reliability', isPromise: true }),
  card('develop-first', 'get-closer', 14, { focus: 'closeness' }),
  card('develop-first', 'listen-first', 7, { focus: 'selfInterest' }),
  card('develop-first', 'map-stakeholders', 21),
  card('develop-first', 'visit-more-often', 7),

  card('sustain', 'light-contact', 30),
  card('sustain', 'ask-referral', 21),
  card('sustain', 'ask-reference', 30),

  card('monitor', 'remote-contact', 30),
  card('monitor', 'score-again', 365),

  card('replicate', 'write-down-what-worked', 14),
  card('replicate', 'raise-target', 30, { isManagers: true }),
  card('trim', 'move-hours', 14),
  card('invest', 'make-planned-visits', 14),
  card('diagnose', 'trial', 14, { focus: 'product-proof' }),
  card('diagnose', 'comparison', 14, { focus: 'product-proof' }),
  card('diagnose', 'right-contact', 14, { focus: 'contact-or-potential' }),
  card('diagnose', 'check-potential', 14, { focus: 'contact-or-potential' }),
  card('diagnose', 'ask-confidence', 7, { focus: 'ask-confidence' }),
  card('diagnose', 'stop-date', 30, { isManagers: true }),

  card('close', 'decision-date', 7),
  card('close', 'terms', 7),
  card('close', 'paperwork', 14),
  card('de-risk', 'phased-order', 14, { focus: 'financial' }),
  card('de-risk', 'trial', 14, { focus: 'performance' }),
  card('de-risk', 'migration-help', 14, { focus: 'switching' }),
  card('de-risk', 'reference-visit', 21, { focus: 'career' }),
  card('de-risk', 'delivery-plan', 14, { focus: 'time' }),
  card('de-risk', 'guarantee', 14, { isPromise: true }),
  card('create-need', 'cost-of-nothing', 14),
  card('create-need', 'needs-interview', 14),
  card('nurture', 'inform', 30),
  card('nurture', 'score-on-event', 90),
]

/** Cards of a quadrant, those for what holds it back first. @param focus such as the weakest part of trust, the largest facets of risk. */
export function cardsOf(quadrant: CardQuadrant | null, focus: readonly CardFocus[]): readonly ActionCard[] {
  const own = actionCards.filter(one => one.quadrant === quadrant)
  const meant = own.filter(one => one.focus !== undefined && focus.includes(one.focus))
  return [...meant, ...own.filter(one => one.focus === undefined)]
}

/** The action a card becomes, ready for its words and its customer. */
export const cardToAction = (
  { days, isPromise }: ActionCard,
  asOf: Day,
): { readonly due: Day; readonly side: 'us'; readonly isPromise: boolean } => ({
  due: addDays(asOf, days),
  side: 'us',
  isPromise: isPromise === true,
})
