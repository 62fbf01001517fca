/** 华东器械 through all six tools (DOMAIN 4.5), the figures of one test going into the next. */
import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { addDays } from '#shared/domain/day.ts'
import { cardsOf } from '#shared/domain/matrix/action-card.ts'
import { decisionMatrix } from '#shared/domain/matrix/decision-matrix.ts'
import { placeOn } from '#shared/domain/matrix/matrix.ts'
import { performanceIndex, placePerformance, resourceIndex } from '#shared/domain/matrix/performance-matrix.ts'
import { relationshipMatrix } from '#shared/domain/matrix/relationship-matrix.ts'
import { confidenceOf } from '#shared/domain/standing/confidence.ts'
import { type Decider, decisionStance, riskOf, willingnessOf } from '#shared/domain/standing/decision.ts'
import { importanceOf } from '#shared/domain/standing/importance.ts'
import { reliabilityOf, trustOf } from '#shared/domain/standing/trust.ts'
import { asOf, confidenceFacts, known, makeIndex, trustFacts } from '#test/kit/make-standing.ts'

const settings = standardSettings

const importance = importanceOf(
  { potential: known(4), reference: known(4), network: known(3), fit: known(5) },
  asOf,
  settings,
)
/** Nine of ten promises kept, as the log says. */
const promises = Array.from({ length: 10 }, (_, n) => ({
  id: String(n),
  due: addDays(asOf, -10 - n),
  doneOn: n === 0 ? '' : addDays(asOf, -10 - n),
  isPromise: true,
  side: 'us' as const,
}))
const trust = trustOf(
  {
    ...trustFacts(4, null, 3, 2, { lastContact: addDays(asOf, -20) }),
    reliability: reliabilityOf(promises, asOf, settings),
  },
  asOf,
  settings,
)
const confidence = confidenceOf(confidenceFacts(3, 0.25, 4, 0.9), asOf, settings)

test('DOMAIN 4.5: importance 62.4, key', () => {
  expect(importance.value).toBeCloseTo(62.4, 9)
  expect(importance.band).toBe('key')
})

test('DOMAIN 4.5: T 5.571, trust 69.2', () => {
  expect(trust.equation).toBeCloseTo(5.571, 3)
  expect(trust.value).toBeCloseTo(69.2, 1)
})

test('DOMAIN 4.5: confidence 55.5', () => {
  expect(confidence.value).toBeCloseTo(55.5, 9)
})

test('DOMAIN 4.5: a core partner', () => {
  const place = placeOn(relationshipMatrix(settings), [{ day: asOf, x: trust.value, y: importance.value }], settings)
  expect(place.quadrant).toBe('core-partner')
})

test('DOMAIN 4.5: PI .86, RI 1.679: diagnose, the contact or the potential', () => {
  const input = (visits: number, travel: number) => ({ hours: (visits * 300) / 180, samples: 0, travel: travel * 100 })
  const [x, y] = [resourceIndex(input(18, 4_000), input(12, 2_000), settings), performanceIndex(86_000, 100_000)]
  expect(x).toBeCloseTo(1.679, 3)
  expect(y).toBeCloseTo(0.86, 12)
  expect(placePerformance([{ day: asOf, x, y }], confidence, settings)).toMatchObject({
    quadrant: 'diagnose',
    branch: 'contact-or-potential',
  })
})

describe('DOMAIN 4.5: the decision', () => {
  const willingness = willingnessOf(confidence, trust, known(4), asOf, settings)
  const risk = riskOf(
    { financial: known(4), performance: known(3), switching: known(4), career: known(2), time: known(3) },
    asOf,
    settings,
  )

  test('W 65.5, K 55: de-risk, money and switching first', () => {
    expect(willingness.value).toBeCloseTo(65.5, 1)
    expect(risk.value).toBeCloseTo(55, 9)
    expect(risk.largest).toEqual(['financial', 'switching'])
    const { quadrant } = placeOn(
      decisionMatrix(settings),
      [{ day: asOf, x: willingness.value, y: risk.value }],
      settings,
    )
    expect(quadrant).toBe('de-risk')
    expect(cardsOf(quadrant, risk.largest)[0]?.id).toBe('de-risk.phased-order')
  })

  const decider = (contact: string, influence: number, w: number | null, more: Partial<Decider> = {}): Decider => ({
    contact,
    role: 'user',
    influence,
    willingness: makeIndex(w),
    risk: makeIndex(w === null ? null : 100 - w),
    ...more,
  })
  const three = [decider('a', 5, 70), decider('b', 3, 40), decider('c', 2, 80)]

  test('contacts of influence 5 3 2 with W 70 40 80: 63', () => {
    expect(decisionStance(three, asOf, settings)).toMatchObject({ willingness: 63, risk: 37, coverage: 1, vetoes: [] })
    expect(decisionStance(three.toReversed(), asOf, settings)).toEqual(decisionStance(three, asOf, settings))
  })

  test('the influence of who has not been asked is coverage, not zero', () => {
    const found = decisionStance([...three, decider('d', 10, null)], asOf, settings)
    expect(found).toMatchObject({ willingness: 63, coverage: 0.5, isHollow: false })
    expect(decisionStance([...three, decider('d', 11, null)], asOf, settings).isHollow).toBe(true)
    expect(decisionStance([], asOf, settings)).toMatchObject({ willingness: null, coverage: 0, isHollow: true })
  })

  test('who decides or bars the way below 30 is a veto, whoever else is willing', () => {
    const vetoes = (role: Decider['role'], w: number) =>
      decisionStance([...three, decider('x', 1, w, { role })], asOf, settings).vetoes.map(one => one.contact)
    expect([vetoes('economic', 29.9), vetoes('technical', 10)]).toEqual([['x'], ['x']])
    expect([vetoes('economic', 30), vetoes('user', 0)]).toEqual([[], []])
  })

  test('willingness without confidence stands on the other two, and says so', () => {
    const found = willingnessOf(makeIndex(null), makeIndex(50), known(3), asOf, settings)
    expect(found.value).toBe(50)
    expect(found.coverage).toBeCloseTo(0.6, 12)
    expect(willingnessOf(makeIndex(null), makeIndex(null), known(5), asOf, settings)).toMatchObject({
      value: 100,
      isHollow: true,
    })
  })
})

test('DOMAIN 4.5: the second customer: T 1.65, trust 31.4, after 118 days 22.2', () => {
  const second = (ago: number) =>
    trustOf(trustFacts(2, 2.6, 2, 4, { lastContact: addDays(asOf, -ago) }), asOf, settings)
  expect(second(0).equation).toBeCloseTo(1.65, 9)
  expect(second(0).value).toBeCloseTo(31.4, 1)
  expect(second(118).value).toBeCloseTo(22.2, 1)
})
