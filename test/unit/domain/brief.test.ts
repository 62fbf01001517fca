/** The brief before a visit and what waits to be looked at: worked cases, and the same whatever order the records came in. */
import { describe, expect, it } from 'vitest'
import { type BriefFacts, briefOf } from '#shared/domain/account/brief.ts'
import { profileKnownOf } from '#shared/domain/account/profile-known.ts'
import { type ReviewFacts, reviewItemsOf } from '#shared/domain/account/review-items.ts'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import type { Score } from '#shared/domain/standing/scorecard.ts'
import { testRandom } from '#test/kit/test-random.ts'

const today = '2026-11-23'

const visit = (id: string, day: string, note: string, contacts: readonly string[] = []) => ({
  ...{ id, day, at: 0, note, contacts, outcome: '' as const, channel: 'visit' as const },
})
const action = (id: string, due: string, side: 'us' | 'them', isPromise = true) => ({
  ...{ id, title: id, due, side, isPromise, contactId: '', open: due === '' ? '9999-12-31' : due },
})
const need = (id: string, strength: number | null, state: 'open' | 'met' | 'changed' | 'dropped' = 'open') => ({
  ...{ id, text: id, strength, state, day: '2026-11-01', stateOn: '2026-11-20' },
})
const issue = (id: string, resolvedOn: string, toldOn = '', kind: 'complaint' | 'billing' = 'complaint') => ({
  ...{ id, title: id, kind, due: '', day: '2026-11-10', resolvedOn, toldOn },
})
const person = (id: string, more: { role?: 'economic' | 'user'; stance?: 'supporter'; preferences?: string } = {}) => ({
  ...{ id, name: id, title: '', role: '' as const, stance: '' as const, preferences: '' },
  ...more,
})
const score = (id: string, part: string, level: number, day = '2026-11-20'): Score => ({
  ...{ id, part, level, day, by: 'm', isManagers: false },
})

const facts: BriefFacts = {
  visits: [
    visit('v1', '2026-09-01', 'first', ['p3']),
    visit('v2', '2026-11-20', 'samples are fine', ['p2']),
    visit('v3', '2026-11-21', ''),
    visit('v4', '2026-10-01', 'budget', ['p1']),
    visit('v5', '2026-08-01', 'long ago', ['p4']),
  ],
  actions: [
    action('later', '2026-12-01', 'us'),
    action('no day', '', 'us'),
    action('theirs late', '2026-11-20', 'them', false),
    action('ours late', '2026-11-10', 'us'),
    action('a next step', '2026-11-01', 'us', false),
  ],
  needs: [need('small', 1), need('urgent', 5), need('other', 3, 'changed'), need('met', 5, 'met')],
  issues: [issue('untold', '2026-11-20'), issue('over', '2026-11-01', '2026-11-02')],
  contacts: [person('p1'), person('p2', { preferences: 'tea' }), person('p4'), person('boss', { role: 'economic' })],
  known: { industry: 1, contact: 1 },
}

describe('the brief', () => {
  it('feat:B15: has the last words, late promises first, changed and urgent needs, and people met last', () => {
    const brief = briefOf(facts, today, standardSettings)
    expect(brief.said.map(({ id }) => id)).toEqual(['v2', 'v4', 'v1'])
    expect(brief.promises.map(({ id, isLate }) => [id, isLate])).toEqual([
      ['ours late', true],
      ['theirs late', true],
      ['later', false],
      ['no day', false],
    ])
    expect(brief.needs.map(({ id }) => id)).toEqual(['other', 'urgent', 'small'])
    expect(brief.issues.map(({ id }) => id)).toEqual(['untold'])
    // Of the last three visits one had nobody; the economic buyer was never met.
    expect(brief.people.map(({ id }) => id)).toEqual(['p2', 'p1', 'boss'])
  })

  it('feat:L4: asks one thing, the weightiest gap, and offers three more that records ask for', () => {
    const brief = briefOf(facts, today, standardSettings)
    expect(brief.question).toEqual({ kind: 'gap', item: 'decider' })
    expect(brief.suggestions).toEqual([
      { kind: 'promise', id: 'theirs late', text: 'theirs late' },
      { kind: 'issue', id: 'untold', text: 'untold' },
      { kind: 'need', id: 'other', text: 'other' },
    ])
  })

  it('asks of the records when nothing of the profile is missing, and nothing when there is nothing', () => {
    const known = Object.fromEntries(Object.keys(standardSettings.profile).map(item => [item, 1]))
    const all = briefOf({ ...facts, known }, today, standardSettings)
    expect(all.completeness).toEqual({ value: 1, missing: [] })
    expect(all.question).toMatchObject({ kind: 'promise', id: 'theirs late' })
    expect(all.suggestions.map(one => one.kind)).toEqual(['issue', 'need'])
    const none = { visits: [], actions: [], needs: [], issues: [], contacts: [], known }
    expect(briefOf(none, today, standardSettings)).toMatchObject({ question: null, suggestions: [], people: [] })
  })

  it('is the same in whatever order a device got the records', () => {
    const brief = briefOf(facts, today, standardSettings)
    const random = testRandom(5)
    for (let round = 0; round < 50; round++) {
      const mixed = {
        ...facts,
        visits: shuffled(facts.visits, random),
        actions: shuffled(facts.actions, random),
        needs: shuffled(facts.needs, random),
        issues: shuffled(facts.issues, random),
        contacts: shuffled(facts.contacts, random),
      }
      expect(briefOf(mixed, today, standardSettings)).toEqual(brief)
    }
  })
})

describe('what is known of a profile', () => {
  const customer = { industry: '医疗', city: '', region: '', address: '', potential: null }
  const of = (scores: readonly Score[], more: { potential?: number } = {}) =>
    profileKnownOf(
      { customer: { ...customer, ...more }, contacts: [{ role: 'user' }], needs: 1, rivals: 0, scores },
      today,
      standardSettings,
    )

  it('is what the records hold; an old judgement counts half', () => {
    expect(of([])).toMatchObject({
      industry: 1,
      place: 0,
      contact: 1,
      decider: 0,
      need: 1,
      competitor: 0,
      potential: 0,
    })
    expect(of([score('1', 'potential', 3), score('2', 'fit', 3, '2025-01-01')])).toMatchObject({
      potential: 1,
      fit: 0.5,
    })
    expect(of([], { potential: 1 })).toMatchObject({ potential: 1 })
  })
})

const trust = (value: number | null, isHollow = false) => {
  const evidence = [
    { kind: 'score' as const, id: 's1', day: '2026-11-01' },
    { kind: 'score' as const, id: 's2', day: '2026-11-05' },
  ]
  return {
    value,
    isHollow,
    parts: [{ id: 'credibility', weight: 1, value: 1, basis: 'judgement' as const, known: 1, evidence }],
  }
}

describe('review items', () => {
  const given: ReviewFacts = {
    customer: 'c',
    needs: [need('n1', 5, 'changed'), need('n2', 5)],
    issues: [issue('i1', ''), issue('i2', '2026-11-20'), issue('i3', '', '', 'billing')],
    scores: [score('s1', 'satisfaction', 1, '2026-10-01'), score('s2', 'satisfaction', 2, '2026-11-01')],
    trust: trust(29),
  }
  const idsOf = (more: Partial<ReviewFacts>) =>
    reviewItemsOf({ ...given, ...more }, today, standardSettings).map(({ id }) => id)

  it('feat:B12: are changed needs, open complaints, low satisfaction and weak trust, latest first', () => {
    expect(idsOf({})).toEqual(['need/n1/2026-11-20', 'issue/i1', 'trust/c/s2', 'score/s2'])
  })

  it('end with what they are about: a better score, a need that is open again, a complaint put right', () => {
    const better = [...given.scores, score('s3', 'satisfaction', 3, '2026-11-02')]
    expect(idsOf({ scores: better }).filter(id => id.startsWith('score/'))).toEqual([])
    expect(idsOf({ needs: [], issues: [], scores: [], trust: trust(30) })).toEqual([])
  })

  it('are not made of a hollow index, or of one nobody knows', () => {
    expect(idsOf({ trust: trust(10, true) })).not.toContain('trust/c/s2')
    expect(idsOf({ trust: trust(null) })).not.toContain('trust/c/s2')
  })

  it('are the same in whatever order a device got the records', () => {
    const random = testRandom(7)
    for (let round = 0; round < 50; round++) {
      const mixed = {
        needs: shuffled(given.needs, random),
        issues: shuffled(given.issues, random),
        scores: shuffled(given.scores, random),
      }
      expect(idsOf(mixed)).toEqual(idsOf({}))
    }
  })
})

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map(item => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
