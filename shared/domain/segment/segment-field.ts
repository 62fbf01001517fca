/** What a segment may ask about a customer, in the five dimensions of the method (DOMAIN 3.4; feat:A6–A12). */

export const segmentDimensions = ['geographic', 'demographic', 'psychographic', 'behavioural', 'purchase'] as const
export type SegmentDimension = (typeof segmentDimensions)[number]

/** choice, text: one word. set: several. number: also money in minor units and days. */
export type SegmentFieldKind = 'choice' | 'text' | 'set' | 'number'

export interface SegmentField {
  readonly dimension: SegmentDimension
  readonly kind: SegmentFieldKind
  readonly unit?: 'money' | 'days' | 'km' | 'share' | 'points'
}

/** What is known of a customer, by field; absent = not known, which is neither yes nor no. */
export type SegmentFacts = { readonly [field: string]: string | number | readonly string[] | undefined }

const of = (dimension: SegmentDimension, kind: SegmentFieldKind, unit?: SegmentField['unit']): SegmentField => ({
  dimension,
  kind,
  ...(unit && { unit }),
})

/** Adding a field = one line here + whoever gathers the facts. */
export const segmentFields = {
  /** Code of the administrative division (GB/T 2260): `startsWith` 31 is Shanghai. */
  division: of('geographic', 'text'),
  region: of('geographic', 'text'),
  city: of('geographic', 'text'),
  country: of('geographic', 'text'),
  distance: of('geographic', 'number', 'km'),
  industry: of('demographic', 'text'),
  employees: of('demographic', 'number'),
  ownership: of('demographic', 'text'),
  size: of('demographic', 'text'),
  /** Such as a hospital's 三甲. */
  level: of('demographic', 'text'),
  ageBand: of('demographic', 'choice'),
  gender: of('demographic', 'choice'),
  incomeBand: of('demographic', 'choice'),
  status: of('demographic', 'choice'),
  tags: of('psychographic', 'set'),
  needs: of('psychographic', 'set'),
  motives: of('psychographic', 'set'),
  values: of('psychographic', 'set'),
  lifestyle: of('psychographic', 'set'),
  habits: of('behavioural', 'set'),
  channels: of('behavioural', 'set'),
  lastOutcome: of('behavioural', 'choice'),
  daysSinceVisit: of('behavioural', 'number', 'days'),
  visits: of('behavioural', 'number'),
  satisfaction: of('behavioural', 'number'),
  importance: of('behavioural', 'number', 'points'),
  trust: of('behavioural', 'number', 'points'),
  confidence: of('behavioural', 'number', 'points'),
  class: of('purchase', 'choice'),
  tier: of('purchase', 'choice'),
  stage: of('purchase', 'choice'),
  rfm: of('purchase', 'choice'),
  recency: of('purchase', 'number', 'days'),
  frequency: of('purchase', 'number'),
  money: of('purchase', 'number', 'money'),
  hiatus: of('purchase', 'choice'),
  categories: of('purchase', 'set'),
  clvBand: of('purchase', 'choice'),
  clv: of('purchase', 'number', 'money'),
  shareOfWallet: of('purchase', 'number', 'share'),
  whiteSpace: of('purchase', 'number', 'money'),
} as const satisfies { readonly [name: string]: SegmentField }

/** A field an organisation made itself: `custom.<id>`, asked about like a text, a number or a set, whatever its values are. */
const customPrefix = 'custom.'

export const isCustomField = (name: string): boolean => name.startsWith(customPrefix) && name !== customPrefix

export const segmentFieldOf = (name: string): SegmentField | undefined =>
  Object.hasOwn(segmentFields, name) ? segmentFields[name as keyof typeof segmentFields] : undefined
