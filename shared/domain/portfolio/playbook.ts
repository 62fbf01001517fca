/** What to do in each stage of a customer's life, as actions with a day (feat:I10, I11), and to win back who is lost (feat:I6). Their words are the app's. */
import { addDays, type Day } from '../day.ts'
import type { LifecycleStage } from '../purchase/lifecycle.ts'

export const playbook = {
  prospect: { 'first-need': 7, 'first-trial': 14 },
  exploring: { 'second-order': 14, 'ask-first-use': 7, 'name-a-contact': 21 },
  developing: { 'widen-lines': 21, 'meet-the-decider': 30 },
  stable: { 'yearly-talk': 30, 'ask-referral': 30, 'next-line': 45 },
  declining: { 'ask-why': 3, 'fix-and-tell': 10, 'meet-the-decider': 14 },
  reactivated: { 'thank-and-ask': 7, 'second-order': 21 },
  lost: { 'win-back-call': 7, 'win-back-offer': 14, 'ask-why': 7 },
} as const satisfies { readonly [stage in LifecycleStage]: { readonly [action: string]: number } }

type ActionsOf<Stage> = Stage extends LifecycleStage ? keyof (typeof playbook)[Stage] : never
export type PlaybookAction = ActionsOf<LifecycleStage>

export interface PlaybookEntry {
  readonly action: PlaybookAction
  readonly due: Day
}

export const playbookOf = (stage: LifecycleStage, asOf: Day): readonly PlaybookEntry[] =>
  Object.entries(playbook[stage]).map(([action, days]) => ({
    // The keys are those of the table.
    action: action as PlaybookAction,
    due: addDays(asOf, days),
  }))

/** Why a customer is lost, in the order the chips have; on the record stands the key. */
export const lostReasons = [
  'price',
  'competitor',
  'quality',
  'service',
  'delivery',
  'no-need',
  'contact-left',
  'closed',
  'other',
] as const
export type LostReason = (typeof lostReasons)[number]

export const isLostReason = (text: string): text is LostReason => lostReasons.some(reason => reason === text)
