/** The goals list: what needs attention first, what is over last. */
import { describe, expect, it } from 'vitest'
import { filterGoals, sortGoals } from '#app/features/goals/goal-list.ts'
import { makeStanding } from './make-goal.ts'

const asOf = '2026-11-20'
const behind = makeStanding(asOf, 10, { id: 'behind' })
const worse = makeStanding(asOf, 2, { id: 'worse' })
const atRisk = makeStanding(asOf, 28, { id: 'at-risk' })
const onTrack = makeStanding(asOf, 40, { id: 'on-track' })
const later = makeStanding(asOf, 0, { id: 'later', start: '2026-12-01' })
const missed = makeStanding(asOf, 3, { id: 'missed', end: '2026-10-31' })
const missedBefore = makeStanding(asOf, 3, { id: 'missed-before', end: '2026-10-20' })
const incomplete = makeStanding(asOf, 0, { id: 'incomplete', target: 0 })

describe('goals list', () => {
  it('puts what lacks a number or is farthest behind first and keeps what is over apart', () => {
    const sorted = sortGoals([missedBefore, later, onTrack, missed, atRisk, behind, incomplete, worse], asOf)
    expect(sorted.sections.map(section => section.standings.map(({ goal }) => goal.id))).toEqual([
      ['incomplete'],
      ['worse', 'behind'],
      ['at-risk'],
      ['on-track'],
      ['later'],
    ])
    expect(sorted.ended.map(({ goal }) => goal.id)).toEqual(['missed', 'missed-before'])
  })

  it('filters by owner and by what the goal is for', () => {
    const mine = makeStanding(asOf, 1, { id: 'mine', owner: 'me', scope: { kind: 'territory', id: 't' } })
    const ids = (filter: Parameters<typeof filterGoals>[1]) =>
      filterGoals([behind, mine], filter, 'me').map(({ goal }) => goal.id)
    expect(ids('all')).toEqual(['behind', 'mine'])
    expect(ids('mine')).toEqual(['mine'])
    expect(ids('customer')).toEqual(['behind'])
    expect(ids('territory')).toEqual(['mine'])
  })
})
