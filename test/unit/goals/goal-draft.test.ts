/** Setting a goal: what is filled in beforehand, and what a typed number means. */
import { describe, expect, it } from 'vitest'
import {
  draftProblems,
  firstDayNeeded,
  meaningOf,
  offeredPeriods,
  readTarget,
  startDraft,
  suggestionFor,
  targetText,
  templateOf,
} from '#app/features/goals/goal-draft.ts'
import { addDays } from '#shared/domain/day.ts'
import { chinaCalendar as calendar } from '#shared/domain/work-calendar-cn.ts'
import { makeGoal, visitDays } from './make-goal.ts'

describe('goal draft', () => {
  it('offers the current periods of a template and then the next ones', () => {
    const keys = offeredPeriods(templateOf('revenue'), '2026-11-05').map(({ key, period }) => [key, period.start])
    expect(keys).toEqual([
      ['quarter.0', '2026-10-01'],
      ['month.0', '2026-11-01'],
      ['year.0', '2026-01-01'],
      ['quarter.1', '2027-01-01'],
      ['month.1', '2026-12-01'],
      ['year.1', '2027-01-01'],
    ])
  })

  it('begins with the current period, or with the next one when less than a third of it is left', () => {
    expect(startDraft(templateOf('visits'), '2026-11-05', calendar).start).toBe('2026-11-01')
    expect(startDraft(templateOf('visits'), '2026-11-24', calendar).start).toBe('2026-12-01')
  })

  it('fills in the target from the period before, by working days', () => {
    const draft = { ...startDraft(templateOf('visits'), '2026-11-05', calendar) }
    const view = { today: '2026-11-05', calendar, days: [visitDays('2026-10-12', 18)], cadenceDays: 0 }
    const suggestion = suggestionFor(draft, view)
    // October has 18 working days, November 21.
    expect(suggestion).toEqual({
      target: 21,
      basis: { kind: 'previous', start: '2026-10-01', through: '2026-10-31', actual: 18 },
    })
    expect(suggestionFor({ ...draft, end: '2026-11-29' }, view)).toBeUndefined()
  })

  it('looks back far enough for the period before and for the last four weeks', () => {
    expect(firstDayNeeded({ start: '2026-12-01', end: '2026-12-31' }, '2026-11-05')).toBe('2026-10-09')
    expect(firstDayNeeded({ start: '2026-10-01', end: '2026-12-31' }, '2026-11-05')).toBe('2026-07-01')
  })

  it('reads amounts as people write them, and nothing below one', () => {
    expect(readTarget('revenue.net', '120万', 'CNY')).toBe(120_000_000)
    expect(readTarget('revenue.net', '58.65', 'CNY')).toBe(5865)
    expect(readTarget('visits', '12', 'CNY')).toBe(12)
    expect(readTarget('visits', '12.5', 'CNY')).toBeUndefined()
    expect(readTarget('visits', '0', 'CNY')).toBeUndefined()
    expect(readTarget('revenue.net', 'much', 'CNY')).toBeUndefined()
  })

  it('writes a target as one would type it, and reads it back', () => {
    for (const amount of [120_000_000, 5865, 5860])
      expect(readTarget('revenue.net', targetText('revenue.net', amount, 'CNY'), 'CNY')).toBe(amount)
    expect(targetText('revenue.net', 5860, 'CNY')).toBe('58.6')
    expect(targetText('visits', 12, 'CNY')).toBe('12')
  })

  it('compares what a week needs with the last four weeks, also when they lie before the goal', () => {
    const today = '2026-11-20'
    const terms = makeGoal({ target: 23, start: '2026-12-01', end: '2026-12-31' })
    // 20 working days from 24 October to 20 November: 12 visits are 3 a week. December has 23: 23 visits are 5 a week.
    const days = Array.from({ length: 12 }, (_, i) => visitDays(addDays('2026-10-26', i), 1))
    const meaning = meaningOf(terms, days, today, calendar)
    expect(meaning.recentPerWeek).toBe(3)
    expect(meaning.neededPerWeek).toBe(5)
    expect(meaning.times).toBeCloseTo(5 / 3)
    expect(meaning.verdict).toBe('tooMuch')
    expect(meaningOf({ ...terms, target: 14 }, days, today, calendar).verdict).toBe('fits')
    expect(meaningOf({ ...terms, target: 9 }, days, today, calendar).verdict).toBe('easy')
    expect(meaningOf({ ...terms, target: 20 }, days, today, calendar).verdict).toBe('stretch')
  })

  it('judges no pace without anything in the last four weeks', () => {
    const meaning = meaningOf(makeGoal(), [visitDays('2026-10-12', 4)], '2026-11-20', calendar)
    expect(meaning).toMatchObject({ recentPerWeek: null, verdict: undefined, actual: 4 })
  })

  it('names everything that is missing at once', () => {
    const draft = { ...startDraft(templateOf('visits'), '2026-11-05', calendar), end: '2026-11-01' }
    expect([...draftProblems(draft, undefined)]).toEqual(['target', 'period'])
    expect(draftProblems({ ...draft, end: '2026-11-30' }, 4).size).toBe(0)
  })
})
