/** What a goal may measure, and how each figure behaves: kind, unit, direction, facts, roll-up (DOMAIN 3.9, 5.6). Names are the app's. */

/** sum: a flow. level: a stock at asOf. ratio: Σ ÷ Σ. rate: a weighted mean. rubric: written levels. */
export type MetricKind = 'sum' | 'level' | 'ratio' | 'rate' | 'rubric'

export type MetricFact =
  | 'visit'
  | 'order'
  | 'receipt'
  | 'promise'
  | 'answer'
  | 'issue'
  | 'opportunity'
  | 'cost'
  | 'score'
  | 'estimate'
  | 'market'
  | 'class'

export interface Metric {
  readonly kind: MetricKind
  readonly unit: 'money' | 'count' | 'share' | 'points' | 'perYear' | 'times' | 'level'
  /** Shown after the point. */
  readonly decimals: 0 | 1 | 2
  readonly better: 'up' | 'down'
  readonly facts: readonly MetricFact[]
  /** Smallest scope it can be read on. */
  readonly scope: 'customer' | 'group'
  /** A past value can be computed again from facts; typed figures cannot. */
  readonly isRecomputable: boolean
  /** How parts become a whole: distinct facts, Σ ÷ Σ, answers pooled, weighted by importance, or not at all. */
  readonly rollUp: 'facts' | 'ratio' | 'answers' | 'importance' | 'none'
}

const of = (
  kind: MetricKind,
  unit: Metric['unit'],
  facts: readonly MetricFact[],
  more: Partial<Pick<Metric, 'better' | 'decimals' | 'scope' | 'isRecomputable' | 'rollUp'>> = {},
): Metric => ({
  kind,
  unit,
  decimals: unit === 'share' ? 1 : 0,
  better: 'up',
  facts,
  scope: 'customer',
  isRecomputable: true,
  rollUp: kind === 'ratio' ? 'ratio' : kind === 'rate' ? 'importance' : kind === 'rubric' ? 'none' : 'facts',
  ...more,
})

const group = { scope: 'group' } as const
const answers = { rollUp: 'answers' } as const

export const metrics = {
  'revenue.net': of('sum', 'money', ['order']),
  'cash.in': of('sum', 'money', ['receipt']),
  collection: of('ratio', 'share', ['receipt']),
  orders: of('sum', 'count', ['order']),
  aov: of('ratio', 'money', ['order']),
  frequency: of('ratio', 'perYear', ['order'], { decimals: 1 }),
  'customers.new': of('sum', 'count', ['order'], group),
  acquisition: of('ratio', 'share', ['order'], group),
  'customers.active': of('level', 'count', ['order'], group),
  repeat: of('ratio', 'share', ['order'], group),
  retention: of('ratio', 'share', ['order'], group),
  churn: of('ratio', 'share', ['order'], { ...group, better: 'down' }),
  'churn.revenue': of('ratio', 'share', ['order'], { ...group, better: 'down' }),
  nps: of('ratio', 'points', ['answer'], answers),
  csat: of('ratio', 'share', ['answer'], answers),
  ces: of('rate', 'level', ['answer'], { ...answers, decimals: 2 }),
  complaints: of('ratio', 'share', ['issue', 'order'], { better: 'down' }),
  'clv.margin': of('level', 'money', ['order', 'cost']),
  'clv.revenue': of('level', 'money', ['order']),
  margin: of('ratio', 'share', ['order', 'cost']),
  profitMargin: of('ratio', 'share', ['order', 'cost', 'visit']),
  serviceReturn: of('ratio', 'times', ['order', 'cost', 'visit'], { decimals: 2 }),
  sow: of('ratio', 'share', ['order', 'estimate'], { isRecomputable: false }),
  marketShare: of('ratio', 'share', ['order', 'market'], { ...group, isRecomputable: false }),
  visits: of('sum', 'count', ['visit']),
  coverage: of('ratio', 'share', ['visit'], group),
  attainment: of('ratio', 'share', ['visit']),
  promises: of('ratio', 'share', ['promise']),
  win: of('ratio', 'share', ['opportunity']),
  importance: of('rate', 'points', ['score', 'order', 'estimate']),
  trust: of('rate', 'points', ['score', 'promise', 'visit']),
  confidence: of('rate', 'points', ['score', 'order', 'answer', 'issue']),
  'class.share': of('ratio', 'share', ['class'], group),
  loyalty: of('rubric', 'level', ['answer']),
  awareness: of('rubric', 'level', ['answer'], { ...group, isRecomputable: false }),
} as const satisfies { readonly [id: string]: Metric }

export type MetricId = keyof typeof metrics
