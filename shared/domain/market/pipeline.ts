/** What may be sold: opportunities by stage, their sums, and how many of the decided ones were won (feat:A16). */
import type { Day } from '../day.ts'
import type { opportunityStages } from '../fields/knowledge.ts'

export type OpportunityStage = (typeof opportunityStages)[number]

/** Still to be decided, in the order they are walked through. */
export const openStages = [
  'lead',
  'qualified',
  'proposal',
  'negotiation',
] as const satisfies readonly OpportunityStage[]

export interface StagedOpportunity {
  readonly stage: OpportunityStage
  /** Minor units; null while nobody said. */
  readonly amount: number | null
  /** Expected while it is open; the day of the decision afterwards. */
  readonly closeOn: Day
}

export interface OpportunitySum {
  readonly count: number
  /** Minor units, of those with an amount. */
  readonly amount: number
  readonly unpriced: number
}

export interface Pipeline {
  readonly stages: { readonly [stage in (typeof openStages)[number]]: OpportunitySum }
  readonly open: OpportunitySum
  /** Decided in the period. */
  readonly won: OpportunitySum
  readonly lost: OpportunitySum
  /** won ÷ (won + lost) by count; null when nothing was decided. */
  readonly winRate: number | null
}

export function pipelineOf(
  opportunities: readonly StagedOpportunity[],
  { start, end }: { readonly start: Day; readonly end: Day },
): Pipeline {
  const of = (stage: OpportunityStage) => opportunities.filter(one => one.stage === stage)
  const decided = (stage: 'won' | 'lost') => sumOf(of(stage).filter(one => one.closeOn >= start && one.closeOn <= end))
  const [won, lost] = [decided('won'), decided('lost')]
  return {
    stages: {
      lead: sumOf(of('lead')),
      qualified: sumOf(of('qualified')),
      proposal: sumOf(of('proposal')),
      negotiation: sumOf(of('negotiation')),
    },
    open: sumOf(opportunities.filter(isOpen)),
    won,
    lost,
    winRate: won.count + lost.count === 0 ? null : won.count / (won.count + lost.count),
  }
}

export const isOpen = ({ stage }: Pick<StagedOpportunity, 'stage'>): boolean => stage !== 'won' && stage !== 'lost'

/** What comes after a stage; undefined once it is to be decided. */
export const nextStage = (stage: OpportunityStage): OpportunityStage | undefined =>
  stage === 'won' || stage === 'lost' ? undefined : openStages[openStages.indexOf(stage) + 1]

function sumOf(opportunities: readonly StagedOpportunity[]): OpportunitySum {
  let [amount, unpriced] = [0, 0]
  for (const one of opportunities) {
    if (one.amount === null) unpriced += 1
    else amount += one.amount
  }
  return { count: opportunities.length, amount, unpriced }
}
