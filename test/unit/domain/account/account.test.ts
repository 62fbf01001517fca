import { describe, expect, test } from 'vitest'
import { changeSettings, standardSettings } from '#shared/domain/analysis/settings.ts'
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
