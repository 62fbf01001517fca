/** One customer's indices from what is known of it, and the question to ask next. */
import { describe, expect, it } from 'vitest'
import { standardSettings as settings } from '#shared/domain/analysis/settings.ts'
import { addDays, type Day } from '#shared/domain/day.ts'
import { type JudgedPart, judgedParts } from '#shared/domain/record.ts'
import { indicesOf, type StandingFacts, standingOf } from '#shared/domain/standing/customer-standing.ts'
import { nextPart, partToAsk } from '#shared/domain/standing/next-part.ts'
import type { Score } from '#shared/domain/standing/scorecard.ts'
import { asOf } from '#test/kit/make-standing.ts'

const score = (part: JudgedPart, level: number, day: Day = asOf): Score => ({
  ...{ id: `${day}/${part}`, part, level, day, by: 'rep', isManagers: false },
})

const promise = (daysAgo: number, isKept: boolean) => {
  const due = addDays(asOf, -daysAgo)
  return { id: due, due, doneOn: isKept ? due : '', isPromise: true, side: 'us' as const }
}

const nothing: StandingFacts = {
  ...{ scores: [], promises: [], days: [], cadenceDays: 14 },
  ...{ estimate: null, lines: [], complaints: [], answers: [] },
}

describe('standing', () => {
  it('DOMAIN 4.5: 华东器械 from its records: importance 62.4, trust 69.2, a core partner', () => {
    const { importance, trust, place } = standingOf(
      {
        ...nothing,
        scores: [
          ...[score('potential', 4), score('reference', 4), score('network', 3), score('fit', 5)],
          ...[score('credibility', 4), score('closeness', 3), score('selfInterest', 2)],
        ],
        promises: Array.from({ length: 10 }, (_, n) => promise(10 + n, n > 0)),
        days: [{ day: addDays(asOf, -20), isContact: true, sales: 0 }],
        cadenceDays: 14,
      },
      asOf,
      settings,
    )
    expect(importance.value).toBeCloseTo(62.4, 9)
    expect(trust.value).toBeCloseTo(69.2, 1)
    expect(place.quadrant).toBe('core-partner')
  })

  it('nothing known is no number, in none of the three, and no place', () => {
    const { importance, trust, confidence, place } = standingOf(nothing, asOf, settings)
    expect([importance.value, trust.value, confidence.value, place.quadrant]).toEqual([null, null, null, null])
  })

  it('DOMAIN 0.4: an index made of too little makes a hollow place', () => {
    const known = [
      ...(['potential', 'reference', 'network', 'fit', 'credibility', 'closeness', 'selfInterest'] as const),
    ]
    const placeOf = (parts: readonly JudgedPart[]) =>
      standingOf(
        { ...nothing, scores: parts.map(part => score(part, 4)), promises: [promise(9, true)] },
        asOf,
        settings,
      ).place
    expect(placeOf(known).isHollow).toBe(false)
    expect(placeOf(known.slice(2)).isHollow).toBe(true)
    expect(placeOf(known.slice(0, 4)).isHollow).toBe(true)
  })

  it('DOMAIN 4.3: sales are the least potential there is: a lower judgement gives way, a higher one counts', () => {
    const sold = { ...nothing, days: [{ day: addDays(asOf, -30), isContact: false, sales: 60_000_000 }] }
    const potential = (scores: readonly Score[]) =>
      indicesOf({ ...sold, scores }, asOf, settings).importance.parts.find(({ id }) => id === 'potential')
    expect(potential([])).toMatchObject({ value: 4, basis: 'facts' })
    expect(potential([score('potential', 2)])).toMatchObject({ value: 4, basis: 'facts' })
    expect(potential([score('potential', 5)])).toMatchObject({ value: 5, basis: 'judgement' })
  })

  it('DOMAIN 4.3: an estimate in money is potential where it is the most, and makes sales a share of the wallet', () => {
    const estimate = { id: 'c', by: 'rep', day: '', amount: 120_000_000 }
    const sold = [{ day: addDays(asOf, -30), isContact: false, sales: 60_000_000 }]
    const part = (facts: Partial<StandingFacts>, index: 'importance' | 'confidence', id: string) =>
      indicesOf({ ...nothing, days: sold, ...facts }, asOf, settings)[index].parts.find(one => one.id === id)
    expect(part({ estimate }, 'importance', 'potential')).toMatchObject({ value: 5, basis: 'judgement' })
    expect(part({ estimate: { ...estimate, amount: 1 } }, 'importance', 'potential')).toMatchObject({ basis: 'facts' })
    expect(part({ estimate }, 'confidence', 'wallet')).toMatchObject({ value: 0.5, basis: 'facts' })
    expect(part({ estimate, days: [] }, 'confidence', 'wallet')?.value).toBe(0)
    expect(part({}, 'confidence', 'wallet')?.value).toBeNull()
    const lines = [
      { ...estimate, id: 'a', line: 'x', day: '2026-01-01', amount: 1 },
      { ...estimate, id: 'b', line: 'x', day: '2026-02-01', amount: 60_000_000 },
      { ...estimate, id: 'c', line: 'y', day: '2026-02-01', amount: 180_000_000 },
      { ...estimate, id: 'd', line: 'y', day: '2026-12-01', amount: 1 },
    ]
    expect(part({ lines }, 'confidence', 'wallet')?.value).toBe(0.25)
  })

  it('DOMAIN 4.3: complaints of the window against its purchase days are quality; without a purchase nothing is', () => {
    const complaints = [addDays(asOf, -10), addDays(asOf, -400)].map(day => ({ id: day, day }))
    const days = Array.from({ length: 10 }, (_, n) => ({ day: addDays(asOf, -n), isContact: false, sales: 100 }))
    const quality = (facts: Partial<StandingFacts>) =>
      indicesOf({ ...nothing, ...facts }, asOf, settings).confidence.parts.find(({ id }) => id === 'quality')?.value
    expect(quality({ complaints, days })).toBeCloseTo(0.9, 12)
    expect(quality({ days })).toBe(1)
    expect(quality({ complaints })).toBeNull()
  })

  it('the month-end before is computed from what had happened by then', () => {
    const lastMonthEnd = '2026-05-31'
    const facts = { ...nothing, scores: [score('credibility', 2, lastMonthEnd), score('credibility', 4)] }
    const { before, trust } = standingOf(facts, asOf, settings)
    expect(before.trust).toBe(
      indicesOf({ ...nothing, scores: [score('credibility', 2, lastMonthEnd)] }, lastMonthEnd, settings).trust.value,
    )
    expect(trust.value).toBeGreaterThan(before.trust ?? 100)
  })
})

describe('the next question', () => {
  it('is about the weightiest gap, one after the other until all is known', () => {
    const scores: Score[] = []
    const asked: JudgedPart[] = []
    for (let week = judgedParts.length; week > 0; week--) {
      const day = addDays(asOf, -7 * week)
      const part = nextPart(scores, [], day, settings)
      if (part === null) break
      asked.push(part)
      scores.push(score(part, 3, day))
    }
    expect(new Set(asked)).toEqual(new Set(judgedParts))
    expect(asked.slice(0, 2)).toEqual(['potential', 'credibility'])
    expect(nextPart(scores, [], asOf, settings)).toBeNull()
  })

  it('comes once a week at most, whether it was answered or passed over', () => {
    const asked = [{ part: 'potential' as const, day: addDays(asOf, -6) }]
    expect(nextPart([], asked, asOf, settings)).toBeNull()
    expect(nextPart([score('fit', 3, addDays(asOf, -6))], [], asOf, settings)).toBeNull()
    expect(nextPart([], asked, addDays(asOf, 1), settings)).not.toBe('potential')
  })

  it('DOMAIN 4.2: a judgement of more than 180 days ago is asked for again', () => {
    const scores = judgedParts.map(part => score(part, 3, addDays(asOf, part === 'closeness' ? -181 : -180)))
    expect(nextPart(scores, [], asOf, settings)).toBe('closeness')
    expect(partToAsk(scores, [], asOf, settings)).toBe('closeness')
  })
})
