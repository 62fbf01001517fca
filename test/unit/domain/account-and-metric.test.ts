import { describe, expect, test } from 'vitest'
import {
  kraljicCell,
  planCompleteness,
  relationshipMapHealth,
  type Stakeholder,
  submitBlocks,
} from '#shared/domain/account/account-plan.ts'
import { keyAccountTest, tierOf } from '#shared/domain/account/key-account.ts'
import { completenessOf, nextQuestion } from '#shared/domain/account/profile-gaps.ts'
import { threeAxes } from '#shared/domain/account/three-axes.ts'
import { changeSettings, standardSettings } from '#shared/domain/analysis/settings.ts'
import { metrics } from '#shared/domain/metric/metric-catalogue.ts'
import { classShare, meanByImportance, promisesKept, winRate } from '#shared/domain/metric/period-shares.ts'
import { importanceOf } from '#shared/domain/standing/importance.ts'
import { asOf, known, makeIndex } from '#test/kit/make-standing.ts'

const settings = standardSettings

describe('feat:L4: completeness', () => {
  test('what weighs most is asked first; what is half known comes later', () => {
    const found = completenessOf({ contact: 1, need: 0.5, potential: 1 }, settings)
    expect(found.value).toBeCloseTo(6.5 / 26, 12)
    expect(found.missing.slice(0, 2)).toEqual(['decider', 'credibility'])
    expect(found.missing).toContain('need')
    expect(found.missing).not.toContain('contact')
  })

  test('all known leaves nothing to ask; a weight of 0 asks for nothing', () => {
    const all = Object.fromEntries(Object.keys(settings.profile).map(item => [item, 1]))
    expect(completenessOf(all, settings)).toEqual({ value: 1, missing: [] })
    const { settings: own } = changeSettings({ profile: { decider: 0 } })
    expect(completenessOf({}, own).missing).not.toContain('decider')
  })

  test('a question that went unanswered waits its turn', () => {
    const missing = ['need', 'fit', 'adoption'] as const
    expect(nextQuestion(missing, [])).toBe('need')
    expect(nextQuestion(missing, ['need'])).toBe('fit')
    expect(nextQuestion(missing, ['need', 'fit', 'adoption'])).toBe('need')
    expect(nextQuestion(missing, ['need', 'fit', 'adoption', 'need'])).toBe('fit')
    expect(nextQuestion([], ['need'])).toBeNull()
  })
})

describe('feat:C11: key accounts', () => {
  const importance = (potential: number | null, influence: number | null) =>
    importanceOf(
      { potential: known(potential), reference: known(influence), network: known(influence), fit: known(influence) },
      asOf,
      settings,
    )

  test.each([
    [5, 4, 70, ['importance', 'potential', 'influence', 'loyalty'], true],
    [3, 4, 20, ['influence'], false],
    [4, 2, 60, ['potential', 'loyalty'], true],
    [2, 2, null, [], false],
  ])('potential %i, influence %i, loyalty %s: %j', (potential, influence, loyalty, reasons, isSuggested) => {
    expect(keyAccountTest(importance(potential, influence), makeIndex(loyalty), settings)).toEqual({
      reasons,
      isSuggested,
    })
  })

  test('DOMAIN 0.4: hollow figures suggest nobody', () => {
    const hollow = { ...importance(5, 5), isHollow: true }
    expect(keyAccountTest(hollow, makeIndex(90), settings).isSuggested).toBe(false)
    expect(keyAccountTest(importance(2, 2), { ...makeIndex(90), isHollow: true }, settings).reasons).toEqual([])
  })
})

test.each([
  ['A', 1, 1, 'gone', 0, 'high-value', 'class'],
  ['B', 4, 4, 'loyal', 0, 'high-value', 'frequency-and-money'],
  ['B', 4, 3, 'loyal', 100, 'potential', 'white-space'],
  ['C', 1, 1, 'new', 99, 'potential', 'rising'],
  ['C', 1, 1, 'gone', null, 'general', 'none'],
] as const)(
  'feat:A11: class %s, f %i, m %i, %s, white space %s of 100: %s',
  (abc, f, m, segment, whiteSpace, tier, reason) => {
    expect(tierOf({ class: abc, rfm: { f, m, segment }, revenue: 100, whiteSpace }, settings)).toEqual({ tier, reason })
  },
)

describe('DOMAIN 4.1: an account plan', () => {
  const person = (isKeyPlayer: boolean, status: Stakeholder['status']): Stakeholder => ({
    role: 'user',
    isKeyPlayer,
    status,
  })

  test.each([
    [[], 0],
    [[person(false, 'mentor')], 1],
    [[person(true, 'neutral'), person(false, 'mentor')], 2],
    [[person(true, 'opponent'), person(true, 'supporter')], 3],
  ] as const)('relationships: %j are %i', (people, health) => {
    expect(relationshipMapHealth(people)).toBe(health)
  })

  test('blocks are filled by weight', () => {
    expect(planCompleteness({}, settings)).toBe(0)
    expect(planCompleteness({ objectives: 1, actions: 0.5 }, settings)).toBeCloseTo(4.5 / 16, 12)
  })

  test('it is submitted with a stakeholder in a role, a SMART objective and hours enough', () => {
    expect(submitBlocks([{ role: '' }], 0, { state: 'impossible' })).toEqual([
      'no-stakeholder',
      'no-smart-objective',
      'over-capacity',
    ])
    expect(submitBlocks([{ role: 'economic' }], 1, { state: 'tight' })).toEqual([])
  })

  test.each([
    [3, 3, 'strategic'],
    [5, 2, 'leverage'],
    [2, 4, 'bottleneck'],
    [1, 1, 'routine'],
    [null, 3, null],
  ])('profit impact %s, supply risk %s: %s', (impact, risk, cell) => {
    expect(kraljicCell(impact, risk)).toBe(cell)
  })
})

test.each([
  ['A', [2, 5], [4], { value: 'high', height: 'high', need: 'high' }],
  ['B', [3], [1, 3], { value: 'middle', height: 'middle', need: 'middle' }],
  ['C', [1], [2], { value: 'low', height: 'low', need: 'low' }],
  [null, [], [], { value: null, height: null, need: null }],
] as const)('feat:C9: class %s, contacts of power %j, needs %j: %j', (abc, powers, needs, axes) => {
  expect(threeAxes(abc, powers, needs)).toEqual(axes)
})

const quarter = { start: '2026-04-01', end: '2026-06-30' }

test('DOMAIN 3.9: every ratio keeps its parts when scopes are added up, and only churn and complaints are better low', () => {
  const all = Object.entries(metrics)
  for (const [, metric] of all) if (metric.kind === 'ratio') expect(['ratio', 'answers']).toContain(metric.rollUp)
  expect(all.filter(([, metric]) => metric.better === 'down').map(([id]) => id)).toEqual([
    'churn',
    'churn.revenue',
    'complaints',
  ])
  expect(all.filter(([, metric]) => metric.rollUp === 'importance').map(([id]) => id)).toEqual([
    'importance',
    'trust',
    'confidence',
  ])
})

test('DOMAIN 3.9: promises kept on time of those that came due', () => {
  const promise = (due: string, doneOn: string) => ({
    id: due + doneOn,
    due,
    doneOn,
    isPromise: true,
    side: 'us' as const,
  })
  const promises = [
    promise('2026-03-31', '2026-03-31'),
    promise('2026-04-01', '2026-04-01'),
    promise('2026-05-01', '2026-05-02'),
    promise('2026-06-30', ''),
    promise('2026-06-30', '2026-06-29'),
    promise('2026-07-01', '2026-06-01'),
  ]
  expect(promisesKept(promises, quarter)).toEqual({ part: 2, whole: 3, value: 2 / 3 })
  expect(promisesKept([], quarter).value).toBeNull()
})

test('DOMAIN 3.9: won of what was closed in the period', () => {
  const closed = (closedOn: string, isWon: boolean) => ({ closedOn, isWon })
  const all = [closed('2026-03-31', true), closed('2026-04-01', true), closed('2026-06-30', false), closed('', true)]
  expect(winRate(all, quarter)).toEqual({ part: 1, whole: 2, value: 0.5 })
})

test('DOMAIN 3.9: share of a class, of those whose class is known', () => {
  expect(classShare(['A', 'B', null, 'A'])).toEqual({ part: 2, whole: 3, value: 2 / 3 })
})

test('DOMAIN 3.9: an index of a scope is weighed by importance; who is not known is coverage', () => {
  const one = (customer: string, value: number | null, importance: number | null) => ({ customer, value, importance })
  const all = [one('a', 80, 60), one('b', 20, 20), one('c', null, 90), one('d', 50, null)]
  expect(meanByImportance(all)).toEqual({ value: 65, coverage: 0.5 })
  expect(meanByImportance(all.toReversed())).toEqual(meanByImportance(all))
  expect(meanByImportance([])).toEqual({ value: null, coverage: 0 })
})
