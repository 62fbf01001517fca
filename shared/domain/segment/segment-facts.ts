/** What segments may ask about, gathered from the record of a customer and from what was computed of it (DOMAIN 3.4). */
import type { Index } from '../analysis/part.ts'
import type { AbcClass } from '../purchase/abc.ts'
import type { CustomerPurchases } from '../purchase/purchase-portfolio.ts'
import { customPair } from '../custom-field.ts'
import type { CustomerRow } from '../record.ts'
import type { SegmentFacts, segmentFields } from './segment-field.ts'

type Facts = { readonly [field in keyof typeof segmentFields]?: SegmentFacts[string] }

/** Empty fields of the record are not known. */
export const profileFacts = (
  customer: Pick<CustomerRow, (typeof profileWords)[number] | 'employees' | 'tags'> &
    Partial<Pick<CustomerRow, 'habits' | 'custom'>>,
): Facts & SegmentFacts => ({
  ...worded(Object.fromEntries(profileWords.map(field => [field, customer[field]]))),
  ...(customer.employees !== null && { employees: customer.employees }),
  tags: customer.tags,
  ...(customer.habits !== undefined && customer.habits.length > 0 && { habits: customer.habits }),
  ...customFacts(customer.custom ?? []),
})

const profileWords = ['city', 'region', 'country', 'industry', 'ownership', 'size', 'level', 'status'] as const

/** Several values of one name are a set. */
function customFacts(custom: readonly string[]): SegmentFacts {
  const facts = new Map<string, string[]>()
  for (const entry of custom) {
    const pair = customPair(entry)
    if (pair === undefined) continue
    const known = facts.get(pair[0])
    if (known) known.push(pair[1])
    else facts.set(pair[0], [pair[1]])
  }
  return Object.fromEntries([...facts].map(([name, values]) => [`custom.${name}`, values]))
}

/** @param abc the class that counts: held, or said by a person. A prospect has no figures of purchases, which are not zeros. */
export const purchaseFacts = ({ rfm, hiatus, stage }: CustomerPurchases, abc: AbcClass | null): Facts => ({
  ...(abc !== null && { class: abc }),
  stage: stage.stage,
  ...(hiatus && { hiatus: hiatus.state }),
  ...(rfm && { rfm: rfm.segment, recency: rfm.recency, frequency: rfm.frequency, money: rfm.money }),
})

/** A hollow index decides nobody's membership: too little is known (0.4). */
export const standingFacts = (
  indices: { readonly [index in 'importance' | 'trust' | 'confidence']: Pick<Index, 'value' | 'isHollow'> },
): Facts => ({
  ...figured('importance', indices.importance),
  ...figured('trust', indices.trust),
  ...figured('confidence', indices.confidence),
})

const figured = (
  name: 'importance' | 'trust' | 'confidence',
  { value, isHollow }: Pick<Index, 'value' | 'isHollow'>,
): Facts => (value === null || isHollow ? {} : { [name]: value })

const worded = (words: { readonly [field: string]: string }): Facts =>
  Object.fromEntries(Object.entries(words).filter(([, word]) => word !== ''))
