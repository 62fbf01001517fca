/** Opportunities, benefits, needs and products, and what is around us: worked numbers. */
import { describe, expect, it } from 'vitest'
import {
  type Benefit,
  effectOfBenefit,
  leftOf,
  ledgerOf,
  stateOfBenefit,
} from '#shared/domain/market/benefit-ledger.ts'
import { behindIn, comparisonOf, type FactorCell, towsPairs } from '#shared/domain/market/environment.ts'
import { conversionsSince } from '#shared/domain/market/conversion.ts'
import { needFit, toggled } from '#shared/domain/market/need-fit.ts'
import { nextStage, pipelineOf, type StagedOpportunity } from '#shared/domain/market/pipeline.ts'

describe('the pipeline (feat:A16)', () => {
  const quarter = { start: '2026-10-01', end: '2026-12-31' }
  const one = (stage: StagedOpportunity['stage'], amount: number | null, closeOn = '2026-11-20') => ({
    stage,
    amount,
    closeOn,
  })
  const opportunities = [
    one('lead', 100_001),
    one('lead', null),
    one('proposal', 58_600_000),
    one('negotiation', 1_250_099, '2027-03-01'),
    one('won', 30_000_000),
    one('won', 1),
    one('won', 7, '2026-10-01'),
    one('lost', 12_000_000, '2026-12-31'),
    one('lost', 5, '2026-09-30'),
    one('won', 5, ''),
  ]
  const pipeline = pipelineOf(opportunities, quarter)

  it('sums what is open by stage in whole minor units, and counts what has no amount', () => {
    expect(pipeline.stages.lead).toEqual({ count: 2, amount: 100_001, unpriced: 1 })
    expect(pipeline.stages.qualified).toEqual({ count: 0, amount: 0, unpriced: 0 })
    expect(pipeline.open).toEqual({ count: 4, amount: 59_950_100, unpriced: 1 })
  })

  it('wins 3 of the 4 decided in the period: 75 %', () => {
    expect(pipeline.won).toEqual({ count: 3, amount: 30_000_008, unpriced: 0 })
    expect(pipeline.lost).toEqual({ count: 1, amount: 12_000_000, unpriced: 0 })
    expect(pipeline.winRate).toBe(0.75)
  })

  it('has no win rate while nothing was decided', () => {
    expect(pipelineOf([one('lead', 5)], quarter).winRate).toBeNull()
  })

  it('walks from stage to stage and leaves the decision to a person', () => {
    expect(nextStage('lead')).toBe('qualified')
    expect(nextStage('negotiation')).toBeUndefined()
    expect(nextStage('won')).toBeUndefined()
  })
})

describe('from visit to order (feat:A15)', () => {
  const one = (name: 'A' | 'B' | '', lastVisit: string, nextTitle = '', lastOrder = '') => ({
    class: name,
    ...{ lastVisit, nextTitle, lastOrder },
  })

  it('counts the visited, of them those with a next step and those that ordered, by class', () => {
    const customers = [
      one('A', '2026-11-02', '报价', '2026-11-20'),
      one('A', '2026-11-01', '', '2026-10-31'),
      one('A', '2026-10-31', '报价', '2026-11-20'),
      one('', '2026-11-05', '样品'),
    ]
    expect(conversionsSince(customers, ['A', 'B', ''], '2026-11-01')).toEqual([
      { class: 'A', visited: 2, stepped: 1, ordered: 1 },
      { class: '', visited: 1, stepped: 1, ordered: 0 },
    ])
  })
})

describe('the ledger of benefits (feat:G8, O5)', () => {
  const benefit = (changes: Partial<Benefit>): Benefit => ({
    side: 'us',
    entitled: 100_000,
    given: 40_000,
    cost: 25_000,
    day: '2026-06-01',
    expiresOn: '2026-12-06',
    ...changes,
  })

  it('adds up what was given, what is still owed and what came back', () => {
    const ledger = ledgerOf(
      [
        benefit({}),
        benefit({ entitled: 50_000, given: 50_000, cost: null }),
        benefit({ entitled: 80_000, given: null, cost: null, expiresOn: '2026-01-01' }),
        benefit({ side: 'them', entitled: null, given: 30_000, cost: null }),
      ],
      '2026-11-22',
    )
    expect(ledger).toEqual({ gave: 90_000, owed: 60_000, cost: 25_000, got: 30_000 })
  })

  it('reminds 14 days before it expires, its last day included, and never of what is used up', () => {
    expect(stateOfBenefit(benefit({}), '2026-11-21')).toBe('running')
    expect(stateOfBenefit(benefit({}), '2026-11-22')).toBe('expiring')
    expect(stateOfBenefit(benefit({}), '2026-12-06')).toBe('expiring')
    expect(stateOfBenefit(benefit({}), '2026-12-07')).toBe('expired')
    expect(stateOfBenefit(benefit({ given: 100_000 }), '2026-12-07')).toBe('used')
    expect(stateOfBenefit(benefit({ expiresOn: '' }), '2030-01-01')).toBe('running')
    expect(leftOf(benefit({ given: 130_000 }))).toBe(0)
  })

  it('counts purchase days in two stretches of the same length, and says nothing before two weeks', () => {
    const purchases = ['2026-02-01', '2026-04-20', '2026-06-01', '2026-06-10', '2026-06-10', '2026-08-30', '2026-08-31']
    expect(effectOfBenefit('2026-06-01', purchases, '2026-11-22')).toEqual({ days: 90, before: 1, after: 2 })
    expect(effectOfBenefit('2026-06-01', purchases, '2026-06-21')).toEqual({ days: 20, before: 0, after: 1 })
    expect(effectOfBenefit('2026-06-01', purchases, '2026-06-14')).toBeNull()
  })
})

describe('needs and products (feat:G7, B13)', () => {
  const need = (id: string, products: readonly string[], state = 'open') => ({ id, state, products })

  it('lists the company’s products, then typed ones, and needs nothing meets', () => {
    const fit = needFit([need('a', ['试剂盒', '老款']), need('b', []), need('c', [], 'met')], ['试剂盒', '分析仪'])
    expect(fit.products).toEqual(['试剂盒', '分析仪', '老款'])
    expect(fit.needs.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(fit.unmet.map(({ id }) => id)).toEqual(['b'])
  })

  it('a need that changed still wants a product', () => {
    const fit = needFit([need('a', [], 'changed'), need('b', [], 'dropped')], [])
    expect(fit.unmet.map(({ id }) => id)).toEqual(['a'])
  })

  it('ticks and takes back', () => {
    expect(toggled(['试剂盒'], '分析仪')).toEqual(['试剂盒', '分析仪'])
    expect(toggled(['试剂盒', '分析仪'], '试剂盒')).toEqual(['分析仪'])
  })
})

describe('what is around us (feat:J1, J4, O11)', () => {
  const note = (id: string, cell: FactorCell, weight: number | null = null) => ({ id, cell, weight })

  it('puts the heaviest note inside beside the heaviest outside; unweighed ones count as 3', () => {
    const pairs = towsPairs([
      note('s1', 'strength', 2),
      note('s2', 'strength'),
      note('o1', 'opportunity', 5),
      note('t1', 'threat', 4),
      note('t2', 'threat', 4),
      note('p', 'political', 5),
    ])
    expect(pairs.map(({ kind, inner, outer }) => [kind, inner.id, outer.id])).toEqual([
      ['SO', 's2', 'o1'],
      ['ST', 's2', 't1'],
    ])
  })

  it('compares by attribute; what does not fit a level is not said', () => {
    const grid = { 质量: [4, 3], 价格: [2, 5], 服务: [3, 9], 品牌: 'x' }
    const compared = comparisonOf(grid, ['质量', '价格', '服务', '品牌', '交期'])
    expect(compared.map(({ us, them }) => [us, them])).toEqual([
      [4, 3],
      [2, 5],
      [3, null],
      [null, null],
      [null, null],
    ])
    expect(behindIn(compared).map(({ attribute }) => attribute)).toEqual(['价格'])
    expect(comparisonOf(null, ['质量'])).toEqual([{ attribute: '质量', us: null, them: null }])
  })
})
