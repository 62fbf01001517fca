import { expect, test } from 'vitest'
import { contributionOf } from '#shared/domain/contribution.ts'

const done = { state: 'done', channel: 'visit' } as const
const order = (amount: number) => ({ amount, isCancelled: false })

test('DOMAIN 3.8: a customer visited twice in a day counts once', () => {
  expect(contributionOf([done, done], [])).toEqual({ visits: 1, orders: 0, revenue: 0 })
})

test.each([
  ['planned', { ...done, state: 'planned' }],
  ['cancelled', { ...done, state: 'cancelled' }],
  ['deleted', { ...done, deletedAt: 0 }],
  ['made by phone', { ...done, channel: 'call' }],
  ['made by message', { ...done, channel: 'message' }],
] as const)('DOMAIN 3.8: a visit that is %s does not count, another one beside it does', (_, visit) => {
  expect(contributionOf([visit], []).visits).toBe(0)
  expect(contributionOf([visit, done], []).visits).toBe(1)
})

test('DOMAIN 3.9: the orders of a day are one purchase day and add up to its net revenue', () => {
  expect(contributionOf([], [order(1200), order(300)])).toEqual({ visits: 0, orders: 1, revenue: 1500 })
})

test('DOMAIN 3.9: returns subtract, and a day at or below zero is no purchase day', () => {
  expect(contributionOf([], [order(1200), order(-200)])).toEqual({ visits: 0, orders: 1, revenue: 1000 })
  expect(contributionOf([], [order(500), order(-500)])).toEqual({ visits: 0, orders: 0, revenue: 0 })
  expect(contributionOf([], [order(-500)])).toEqual({ visits: 0, orders: 0, revenue: -500 })
})

test('cancelled and deleted orders count for nothing', () => {
  const rows = [{ amount: 700, isCancelled: true }, { ...order(900), deletedAt: 1 }, order(50)]
  expect(contributionOf([], rows)).toEqual({ visits: 0, orders: 1, revenue: 50 })
})
