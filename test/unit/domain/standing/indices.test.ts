import { describe, expect, test } from 'vitest'
import { assumed, unknown } from '#shared/domain/analysis/part.ts'
import { changeSettings, standardSettings } from '#shared/domain/analysis/settings.ts'
import { addDays } from '#shared/domain/day.ts'
import { confidenceOf, qualityOf } from '#shared/domain/standing/confidence.ts'
import { contactImportance, decisionPower, importanceOf, potentialLevel } from '#shared/domain/standing/importance.ts'
import { loyaltyOf } from '#shared/domain/standing/loyalty.ts'
import { isLevel, scales } from '#shared/domain/standing/scale.ts'
import { isKept } from '#shared/domain/standing/promises-due.ts'
import { disagreements, judged, type Score, scorecard } from '#shared/domain/standing/scorecard.ts'
import { closenessOf, reliabilityOf, trustOf } from '#shared/domain/standing/trust.ts'
import { boughtAgo } from '#test/kit/make-purchases.ts'
import { asOf, confidenceFacts, known, makeIndex, trustFacts } from '#test/kit/make-standing.ts'

const settings = standardSettings

describe('DOMAIN 4.3: importance', () => {
  const importance = (potential: number | null, reference: number | null, network: number | null, fit: number | null) =>
    importanceOf(
      { potential: known(potential), reference: known(reference), network: known(network), fit: known(fit) },
      asOf,
      settings,
    )

  test.each([
    [5, 5, 5, 5, 100, 'key'],
    [1, 1, 1, 1, 4, 'general'],
    [3, 5, 5, 5, 60, 'key'],
    [4, 4, 3, 5, 62.4, 'key'],
    [5, 2, 2, 2, 40, 'important'],
    [3, 3, 3, 3, 36, 'general'],
  ] as const)('P %i, influence %i %i %i: %d, %s', (p, reference, network, fit, value, band) => {
    const found = importance(p, reference, network, fit)
    expect(found.value).toBeCloseTo(value, 9)
    expect(found).toMatchObject({ band, coverage: 1, isHollow: false })
  })

  test('DOMAIN 0.4: one of the two stands for both; the parts of influence are reweighed', () => {
    expect(importance(4, null, null, null)).toMatchObject({ value: 64, coverage: 0.5, influence: null })
    expect(importance(null, 3, 3, 3)).toMatchObject({ value: 36, coverage: 0.5, potential: null })
    expect(importance(4, 4, null, 5).influence).toBeCloseTo((0.5 * 4 + 0.2 * 5) / 0.7, 12)
    expect(importance(null, 3, 3, null)).toMatchObject({ coverage: 0.4, isHollow: true })
    expect(importance(null, null, null, null)).toMatchObject({ value: null, band: null, coverage: 0 })
  })

  test.each([
    [4_999_999, 1],
    [5_000_000, 2],
    [20_000_000, 3],
    [50_000_000, 4],
    [99_999_999, 4],
    [100_000_000, 5],
  ])('a potential of %i is %i', (amount, expected) => {
    expect(potentialLevel({ forecast: amount, revenue: 1 }, settings)).toMatchObject({
      value: expected,
      basis: 'facts',
    })
  })

  test('feat:L5: the largest figure counts, and says whether it is a fact or a judgement', () => {
    const estimate = { id: 'e1', day: '2026-05-01', by: 'm1', amount: 30_000_000 }
    expect(potentialLevel({ estimate, forecast: 9, revenue: 25_000_000 }, settings)).toEqual({
      value: 3,
      basis: 'judgement',
      known: 1,
      evidence: [{ kind: 'estimate', id: 'e1', day: '2026-05-01', by: 'm1' }],
    })
    expect(potentialLevel({ estimate, forecast: null, revenue: 60_000_000 }, settings)).toMatchObject({
      value: 4,
      basis: 'facts',
    })
    expect(potentialLevel({ forecast: null, revenue: 0 }, settings)).toEqual(unknown)
  })

  test('bands of an organisation are its own', () => {
    const own = changeSettings({ importance: { potentialBands: [10, 20, 30, 40] } }).settings
    expect(potentialLevel({ forecast: 30, revenue: null }, own).value).toBe(4)
  })

  test.each([
    ['economic', 1, 5],
    ['economic', 0, 5],
    ['technical', 1, 4],
    ['technical', -1, 2],
    ['user', 0, 2],
    ['other', -1, 1],
  ] as const)('a contact: %s standing %i has power %i', (role, standing, power) => {
    expect(decisionPower(role, standing, settings)).toBe(power)
    expect(contactImportance(known(4), known(power), asOf, settings).value).toBe(16 * power)
  })
})

describe('DOMAIN 4.3: trust', () => {
  const trust = (...facts: Parameters<typeof trustFacts>) => trustOf(trustFacts(...facts), asOf, settings)

  test.each([
    [3, 3, 3, 3, 50],
    [5, 5, 5, 1, 100],
    [1, 1, 1, 5, 0],
  ])('(%i, %i, %i, %i) is %i', (c, r, i, s, value) => {
    expect(trust(c, r, i, s).value).toBeCloseTo(value, 9)
  })

  test.each([
    [28, 1],
    [118, Math.SQRT1_2],
    [208, 0.5],
    [0, 1],
  ])('cadence 14 days, silent for %i: %d is left', (days, left) => {
    const found = trust(3, 3, 3, 3, { lastContact: addDays(asOf, -days) })
    expect(found.decay).toBeCloseTo(left, 4)
    expect(found.value).toBeCloseTo(50 * left, 2)
    expect(found.silence).toBe(days)
  })

  test('a silence nobody knows fades nothing; without a cadence a month is meant', () => {
    expect(trust(3, 3, 3, 3, { lastContact: '' })).toMatchObject({ decay: 1, silence: null })
    expect(trust(3, 3, 3, 3, { lastContact: addDays(asOf, -240), cadenceDays: 0 }).decay).toBe(0.5)
  })

  test('DOMAIN 0.4: the known ones of three stand for all; unknown self-interest is the middle; both are told', () => {
    expect(trust(5, null, null, 1)).toMatchObject({ value: 100, coverage: 0.5, isHollow: false })
    const noSelf = trust(3, 3, 3, null)
    expect(noSelf.value).toBeCloseTo(50, 9)
    expect(noSelf).toMatchObject({ coverage: 0.75 })
    expect(noSelf.parts.at(-1)).toMatchObject({ value: 3, basis: 'assumed' })
    expect(trust(null, null, null, null)).toMatchObject({ value: null, equation: null, band: null, weakest: null })
    expect(trustOf({ ...trustFacts(4, null, null, null), reliability: assumed(3) }, asOf, settings)).toMatchObject({
      coverage: 0.25,
      isHollow: true,
      equation: 3.5,
    })
  })

  test('the weakest known part is named', () => {
    expect(trust(4, 2.6, 3, 2).weakest).toBe('reliability')
    expect(trust(4, 4, 4, 5).weakest).toBe('selfInterest')
    expect(trust(4, null, 5, null).weakest).toBe('credibility')
  })

  test.each([
    [5, 1, 'strong'],
    [3, 3, 'sound'],
    [2, 3, 'weak'],
    [1, 3, 'none'],
  ])('levels of %i with self-interest %i make a band of %s', (one, self, band) => {
    expect(trust(one, one, one, self).band).toBe(band)
  })

  const promise = (id: string, ago: number, doneAgo: number | null, more = {}) => ({
    id,
    due: addDays(asOf, -ago),
    doneOn: doneAgo === null ? '' : addDays(asOf, -doneAgo),
    isPromise: true,
    side: 'us' as const,
    ...more,
  })
  const kept = (count: number) => Array.from({ length: count }, (_, n) => promise(`k${n}`, 20 + n, 20 + n))
  const broken = (count: number) => Array.from({ length: count }, (_, n) => promise(`b${n}`, 20 + n, null))

  test.each([
    [9, 1, 4.143],
    [2, 4, 2.6],
  ])('%i promises kept and %i broken: reliability %d', (good, bad, value) => {
    const found = reliabilityOf([...kept(good), ...broken(bad)], asOf, settings)
    expect(found.value).toBeCloseTo(value, 3)
    expect(found).toMatchObject({ basis: 'facts', known: 1 })
    expect(found.evidence).toHaveLength(good + bad)
  })

  test('no promise: 3, assumed', () => {
    expect(reliabilityOf([], asOf, settings)).toEqual(assumed(3))
  })

  test('kept late is broken; theirs, deleted ones, mere steps and old ones are none; what is due today may still be kept', () => {
    const nobody = [
      promise('theirs', 20, 20, { side: 'them' }),
      promise('step', 20, 20, { isPromise: false }),
      promise('deleted', 20, 20, { deletedAt: 1 }),
      promise('old', 180, 180),
      promise('today', 0, null),
      promise('ahead', -5, null),
    ]
    expect(reliabilityOf(nobody, asOf, settings).basis).toBe('assumed')
    expect(reliabilityOf([promise('late', 20, 19)], asOf, settings).value).toBe(2.6)
    expect(reliabilityOf([promise('today', 0, 0)], asOf, settings).value).toBe(3.4)
    expect(reliabilityOf([promise('first', 179, 179)], asOf, settings).value).toBe(3.4)
  })

  test('what will be kept is not kept yet', () => {
    const early = promise('early', -10, -5)
    expect([isKept(early, asOf), isKept(early, addDays(asOf, 5))]).toEqual([false, true])
  })

  test('closeness is a judgement, or 1 and one more for each habit', () => {
    const all = { answersCalls: true, callsUs: true, sharesPlans: true, introducesOthers: true }
    expect(closenessOf(unknown, all)).toMatchObject({ value: 5, known: 1, basis: 'facts' })
    expect(closenessOf(unknown, { answersCalls: true, callsUs: false })).toMatchObject({ value: 2, known: 0.5 })
    expect(closenessOf(known(2), all).value).toBe(2)
    expect(closenessOf(unknown, {})).toEqual(unknown)
  })
})

describe('DOMAIN 4.3: confidence', () => {
  const confidence = (...facts: Parameters<typeof confidenceFacts>) =>
    confidenceOf(confidenceFacts(...facts), asOf, settings)

  test.each([
    [3, 0.25, 4, 0.9, 55.5, 1, false],
    [3, 0.25, null, 0.9, 50.6, 0.8, false],
    [3, null, null, null, 60, 0.4, true],
  ] as const)(
    'stage %s, wallet %s, CSAT %s, quality %s: %d, coverage %d',
    (stage, wallet, csat, quality, value, coverage, isHollow) => {
      const found = confidence(stage, wallet, csat, quality)
      expect(found.value).toBeCloseTo(value, 1)
      expect(found.coverage).toBeCloseTo(coverage, 12)
      expect(found.isHollow).toBe(isHollow)
    },
  )

  test('nothing known is no confidence, which is not none', () => {
    expect(confidence(null, null, null, null)).toMatchObject({ value: null, isHollow: true })
    expect(confidence(0, 0, 1, 0).value).toBe(0)
    expect(confidence(5, 1, 5, 1).value).toBeCloseTo(100, 9)
  })

  test('quality without orders is not known; more complaints than orders are none', () => {
    expect([qualityOf(1, 10), qualityOf(0, 0), qualityOf(9, 3)]).toEqual([0.9, null, 0])
  })
})

describe('DOMAIN 4.2: the scorecard', () => {
  const score = (id: string, level: number, day: string, more: Partial<Score> = {}): Score => ({
    id,
    part: 'fit',
    level,
    day,
    by: 'rep',
    isManagers: false,
    ...more,
  })
  const managers = { isManagers: true, by: 'boss' }

  test('the latest word counts, a manager’s before a rep’s; both are shown', () => {
    const scores = [
      score('1', 2, '2026-01-01'),
      score('3', 4, '2026-03-01'),
      score('2', 5, '2026-03-01'),
      score('0', 1, '2026-02-01', managers),
      score('9', 5, '2026-07-01'),
    ]
    const fit = scorecard(scores, asOf).get('fit')
    expect(fit).toMatchObject({ rep: { id: '3' }, manager: { id: '0' }, used: { id: '0' }, difference: 3 })
    expect(scorecard(scores.toReversed(), asOf)).toEqual(scorecard(scores, asOf))
    expect(scorecard(scores.slice(0, 3), asOf).get('fit')).toMatchObject({ used: { id: '3' }, difference: null })
  })

  test('two levels apart are listed, the farthest first', () => {
    const pair = (part: string, rep: number, manager: number) => [
      score(`${part}r`, rep, '2026-06-01', { part }),
      score(`${part}m`, manager, '2026-06-01', { ...managers, part }),
    ]
    const card = scorecard([...pair('a', 3, 4), ...pair('b', 3, 5), ...pair('c', 5, 1)], asOf)
    expect(disagreements(card, settings).map(one => one.part)).toEqual(['c', 'b'])
  })

  test('after 180 days a judgement is half known, and counts as before', () => {
    const at = (ago: number) => judged(scorecard([score('1', 4, addDays(asOf, -ago))], asOf), 'fit', asOf, settings)
    expect(at(180)).toMatchObject({ value: 4, known: 1, basis: 'judgement', evidence: [{ id: '1', by: 'rep' }] })
    expect(at(181)).toMatchObject({ value: 4, known: 0.5 })
    expect(judged(new Map(), 'fit', asOf, settings)).toEqual(unknown)
  })
})

describe('DOMAIN 4.3: the scales', () => {
  test('every judged part of an index has one scale', () => {
    expect(new Set(scales.map(scale => scale.id)).size).toBe(scales.length)
    const judgedParts = [
      'reference',
      'network',
      'fit',
      'credibility',
      'closeness',
      'selfInterest',
      'adoption',
      'need',
      'time',
    ]
    for (const part of judgedParts) expect(scales.map(scale => scale.id)).toContain(part)
  })

  test('a level is a whole number of its scale', () => {
    const [fit, adoption] = ['fit', 'adoption'].map(id => scales.find(scale => scale.id === id))
    const levels = [-1, 0, 1, 2.5, 5, 6]
    expect(levels.map(level => fit && isLevel(fit, level))).toEqual([false, false, true, false, true, false])
    expect(levels.map(level => adoption && isLevel(adoption, level))).toEqual([false, true, true, false, true, false])
  })
})

describe('feat:I9: loyalty', () => {
  const loyalty = (days: readonly number[], trust: number | null, referral: number | null) =>
    loyaltyOf(boughtAgo(...days), makeIndex(trust), known(referral), asOf, settings)

  test('comes again, has stayed, trusts, brings others', () => {
    expect(loyalty([1095, 300, 200, 100, 5], 100, 1).value).toBeCloseTo(100, 9)
    const half = loyalty([219, 150], 50, 0)
    // Two of four quarters, a fifth of three years.
    expect(half.value).toBeCloseTo(100 * (0.3 * 0.5 + 0.2 * 0.2 + 0.3 * 0.5), 9)
    expect(half.parts.map(part => part.id)).toEqual(['repeat', 'tenure', 'trust', 'referral'])
  })

  test('a purchase falls into one quarter of 91 days', () => {
    const repeat = (...days: readonly number[]) => loyalty(days, null, null).parts[0]?.value
    expect([repeat(91), repeat(90), repeat(91, 90), repeat(363), repeat(364)]).toEqual([0.25, 0.25, 0.5, 0.25, 0])
  })

  test('a prospect is neither loyal nor disloyal', () => {
    expect(loyalty([], null, null)).toMatchObject({ value: null, coverage: 0 })
    expect(loyalty([], 80, null)).toMatchObject({ value: 80, isHollow: true })
  })
})
