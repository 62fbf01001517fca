import { expect, test } from 'vitest'
import type { GoalTerms } from '#shared/domain/goal-pace.ts'
import { goalWhy, type WhyOrder, type WhyVisit } from '#shared/domain/goal-why.ts'

const goal = (metric: GoalTerms['metric']): GoalTerms => ({
  metric,
  target: 10,
  start: '2026-01-01',
  end: '2026-03-31',
  pace: 'working',
})

const visit = (id: string, values: Partial<WhyVisit> = {}): WhyVisit => ({
  id,
  customer: 'c1',
  day: '2026-02-13',
  at: 0,
  state: 'done',
  channel: 'visit',
  ...values,
})

const order = (id: string, amount: number, values: Partial<WhyOrder> = {}): WhyOrder => ({
  id,
  customer: 'c1',
  day: '2026-02-13',
  amount,
  isCancelled: false,
  ...values,
})

const why = (
  metric: GoalTerms['metric'],
  visits: readonly WhyVisit[],
  orders: readonly WhyOrder[],
  asOf = '2026-02-13',
) => goalWhy(goal(metric), { visits, orders }, asOf).map(fact => [fact.id, fact.contribution, fact.reason])

test('DOMAIN 3.8: the first visit of a customer-day counts, a later one says why it does not', () => {
  expect(why('visits', [visit('b', { at: 1 }), visit('a', { at: 2 }), visit('c', { customer: 'c2' })], [])).toEqual([
    ['b', 1, 'counted'],
    ['a', 0, 'same-day'],
    ['c', 1, 'counted'],
  ])
})

test('a call is listed without counting and takes no visit its place', () => {
  expect(why('visits', [visit('a', { channel: 'call' }), visit('b', { at: 5 })], [])).toEqual([
    ['a', 0, 'remote'],
    ['b', 1, 'counted'],
  ])
})

test('planned, cancelled and deleted rows, and those outside the period or after asOf, are not in the list', () => {
  const visits = [visit('a', { state: 'planned' }), visit('b', { deletedAt: 1 }), visit('c', { day: '2026-02-14' })]
  const orders = [
    order('d', 5, { isCancelled: true }),
    order('e', 5, { deletedAt: 1 }),
    order('f', 5, { day: '2025-12-31' }),
  ]
  for (const metric of ['visits', 'orders', 'revenue.net'] as const) expect(why(metric, visits, orders)).toEqual([])
})

test('DOMAIN 3.9: a purchase day goes to its first sale, returns beside it count nothing', () => {
  expect(
    why('orders', [], [order('c', 70), order('a', -20), order('b', 50), order('d', 1, { day: '2026-02-12' })]),
  ).toEqual([
    ['d', 1, 'counted'],
    ['a', 0, 'return'],
    ['b', 1, 'counted'],
    ['c', 0, 'same-day'],
  ])
})

test('DOMAIN 3.9: a day whose returns outweigh its sales is no purchase day', () => {
  expect(why('orders', [], [order('a', 50), order('b', -50)])).toEqual([
    ['a', 0, 'outweighed'],
    ['b', 0, 'return'],
  ])
})

test('DOMAIN 3.9: every order brings its net revenue, returns below zero', () => {
  expect(why('revenue.net', [], [order('b', -50), order('a', 80)])).toEqual([
    ['a', 80, 'counted'],
    ['b', -50, 'return'],
  ])
})

test('an incomplete goal has nothing to explain', () => {
  expect(goalWhy({ ...goal('visits'), end: '' }, { visits: [visit('a')], orders: [] }, '2026-02-13')).toEqual([])
})
