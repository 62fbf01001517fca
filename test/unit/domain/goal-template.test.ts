import { expect, test } from 'vitest'
import { goalTemplates, suggestTarget } from '#shared/domain/goal-template.ts'
import { periodOf } from '#shared/domain/period.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'

const secondQuarter = periodOf('quarter', '2026-04-01')
const day = (date: string, values: { visits?: number; revenue?: number }) => ({
  day: date,
  visits: 0,
  orders: 0,
  revenue: 0,
  ...values,
})
const view = { asOf: '2026-04-02', calendar: chinaCalendar }

test('there is a template for each metric, for customers and territories, with its own words', () => {
  expect(goalTemplates.map(template => template.metric)).toEqual(['visits', 'orders', 'revenue.net'])
  expect(new Set(goalTemplates.map(template => template.label)).size).toBe(3)
  for (const template of goalTemplates) expect(template.scopes).toEqual(['customer', 'territory'])
})

test('as many visits a working day as in the quarter before: 58 in 59 days ask for 60 in 61', () => {
  expect(suggestTarget('visits', secondQuarter, [day('2026-01-05', { visits: 58 })], view)).toEqual({
    target: 60,
    basis: { kind: 'previous', start: '2026-01-01', through: '2026-03-31', actual: 58 },
  })
})

test('a quarter that still runs counts as far as it went', () => {
  // 31 of its 59 working days brought 62 visits, two a day.
  const days = [day('2026-02-13', { visits: 62 }), day('2026-02-14', { visits: 99 })]
  expect(suggestTarget('visits', secondQuarter, days, { ...view, asOf: '2026-02-13' })).toEqual({
    target: 122,
    basis: { kind: 'previous', start: '2026-01-01', through: '2026-02-13', actual: 62 },
  })
})

test('revenue is rounded up to two figures', () => {
  // 79,156,128 · 61 / 59 = 81,839,386.8
  expect(suggestTarget('revenue.net', secondQuarter, [day('2026-01-05', { revenue: 79_156_128 })], view)?.target).toBe(
    82_000_000,
  )
  expect(suggestTarget('revenue.net', secondQuarter, [day('2026-01-05', { revenue: 59 })], view)?.target).toBe(61)
  // 1,180 · 61 / 59 = 1,220
  expect(suggestTarget('revenue.net', secondQuarter, [day('2026-01-05', { revenue: 1_180 })], view)?.target).toBe(1_300)
})

test('without a past the agreed cadence suggests visits, and nothing suggests revenue', () => {
  expect(suggestTarget('visits', secondQuarter, [], { ...view, cadenceDays: 14 })).toEqual({
    target: 6,
    basis: { kind: 'cadence', days: 14 },
  })
  expect(suggestTarget('visits', periodOf('month', '2026-02-01'), [], { ...view, cadenceDays: 30 })?.target).toBe(1)
  expect(suggestTarget('visits', secondQuarter, [], view)).toBeUndefined()
  expect(suggestTarget('revenue.net', secondQuarter, [], { ...view, cadenceDays: 14 })).toBeUndefined()
})

test('a period before that has not begun tells nothing', () => {
  const later = [day('2026-04-10', { visits: 5 })]
  expect(
    suggestTarget('visits', periodOf('quarter', '2026-07-01'), later, { ...view, asOf: '2026-03-15' }),
  ).toBeUndefined()
})
