/** The scales people judge on: what is asked of whom, and from where to where. The anchors of each level are the app's words (DOMAIN 4.2, 4.3). */
import { adoptionStages } from './confidence.ts'
import { type RiskFacet, riskFacets } from './decision.ts'

export interface Scale {
  /** The `part` of a score. */
  readonly id: ScaleId
  readonly index: 'importance' | 'trust' | 'confidence' | 'need' | 'risk'
  /** A contact's scores are kept with the contact; a customer's own, or a product's, with the customer. */
  readonly about: 'customer' | 'contact' | 'product'
  readonly from: 0 | 1
  readonly to: number
  /** High is bad: pushy, risky. */
  readonly isInverse: boolean
}

export type ScaleId =
  | 'reference'
  | 'network'
  | 'fit'
  | 'credibility'
  | 'closeness'
  | 'selfInterest'
  | 'adoption'
  | 'satisfaction'
  | 'need'
  | RiskFacet

const scale = (
  id: ScaleId,
  index: Scale['index'],
  about: Scale['about'],
  more: Partial<Pick<Scale, 'from' | 'to' | 'isInverse'>> = {},
): Scale => ({ id, index, about, from: 1, to: 5, isInverse: false, ...more })

export const scales: readonly Scale[] = [
  scale('reference', 'importance', 'customer'),
  scale('network', 'importance', 'customer'),
  scale('fit', 'importance', 'customer'),
  scale('credibility', 'trust', 'contact'),
  scale('closeness', 'trust', 'contact'),
  scale('selfInterest', 'trust', 'contact', { isInverse: true }),
  scale('adoption', 'confidence', 'product', { from: 0, to: adoptionStages.length - 1 }),
  scale('satisfaction', 'confidence', 'product'),
  scale('need', 'need', 'contact'),
  ...riskFacets.map(facet => scale(facet, 'risk', 'contact', { isInverse: true })),
]

/** A level from outside: a whole number of the scale. */
export const isLevel = ({ from, to }: Pick<Scale, 'from' | 'to'>, level: number): boolean =>
  Number.isInteger(level) && level >= from && level <= to
