import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayToNumber, numberToDay } from '#shared/domain/day.ts'
import { countHistories } from '#shared/domain/value/history.ts'
import { historyOf, purchasesOf, type Sale } from '#shared/domain/value/purchase-log.ts'

const asOf = '2026-03-31'
const bought = (sales: readonly Sale[]): readonly (readonly [string, number])[] =>
  purchasesOf(sales, asOf).map(({ day, amount }) => [numberToDay(day), amount])

describe('DOMAIN 1.1: from orders to purchases', () => {
  test('all of a day is one purchase, whatever the order of the rows', () => {
    const sales = [
      { day: '2026-02-01', amount: 300 },
      { day: '2026-01-05', amount: 100 },
      { day: '2026-02-01', amount: 50 },
    ]
    expect(bought(sales)).toEqual([
      ['2026-01-05', 100],
      ['2026-02-01', 350],
    ])
    expect(bought(sales.toReversed())).toEqual(bought(sales))
  })

  test('cancelled orders, orders of nothing and what comes after asOf are no purchases', () => {
    const sales = [
      { day: '2026-01-05', amount: 100, isCancelled: true },
      { day: '2026-01-06', amount: 0 },
      { day: '2026-04-01', amount: 100 },
    ]
    expect(bought(sales)).toEqual([])
  })

  test('a return lessens the purchase it names, without a name the latest before it', () => {
    const sales = [
      { day: '2026-01-05', amount: 100 },
      { day: '2026-02-01', amount: 300 },
      { day: '2026-03-01', amount: 500 },
    ]
    expect(bought([...sales, { day: '2026-03-10', amount: -40, returnOf: '2026-01-05' }])[0]).toEqual([
      '2026-01-05',
      60,
    ])
    expect(bought([...sales, { day: '2026-02-20', amount: -40 }])[1]).toEqual(['2026-02-01', 260])
    expect(bought([...sales, { day: '2026-02-01', amount: -40 }])[1]).toEqual(['2026-02-01', 260])
    expect(bought([...sales, { day: '2025-12-01', amount: -40 }])).toEqual(bought(sales))
  })

  test('a purchase of which nothing is left is none, and a later return goes to the one before', () => {
    const sales = [
      { day: '2026-01-05', amount: 100 },
      { day: '2026-02-01', amount: 300 },
      { day: '2026-02-02', amount: -350 },
      { day: '2026-02-03', amount: -30 },
    ]
    expect(bought(sales)).toEqual([['2026-01-05', 70]])
    expect(bought(sales.toReversed())).toEqual([['2026-01-05', 70]])
  })

  test('a return after asOf has not happened yet', () => {
    expect(
      bought([
        { day: '2026-01-05', amount: 100 },
        { day: '2026-04-01', amount: -100 },
      ]),
    ).toEqual([['2026-01-05', 100]])
  })

  test('x counts from the second purchase, times are weeks, m is the mean of the repeats', () => {
    const purchases = purchasesOf(
      [
        { day: '2026-01-01', amount: 1000 },
        { day: '2026-01-15', amount: 300 },
        { day: '2026-02-12', amount: 500 },
      ],
      '2026-03-26',
    )
    expect(historyOf(purchases, '2026-03-26')).toEqual({ x: 2, tx: 6, T: 12, m: 400 })
    expect(historyOf(purchases, '2026-03-26', 1)).toEqual({ x: 2, tx: 42, T: 84, m: 400 })
    expect(historyOf(purchases.slice(0, 1), '2026-03-26')).toEqual({ x: 0, tx: 0, T: 12, m: 0 })
    expect(historyOf([], '2026-03-26')).toBeNull()
  })

  const sale: fc.Arbitrary<Sale> = fc.record({
    day: fc.integer({ min: 0, max: 200 }).map(n => numberToDay(dayToNumber('2026-01-01') + n)),
    amount: fc.integer({ min: -300, max: 500 }),
    isCancelled: fc.boolean(),
  })

  test('0 ≤ tx ≤ T, every purchase is above 0, and the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 25 }), sales => {
        const purchases = purchasesOf(sales, asOf)
        const history = historyOf(purchases, asOf) ?? { x: 0, tx: 0, T: 0 }
        expect(history.tx >= 0 && history.tx <= history.T).toBe(true)
        expect(purchases.every(({ amount }) => amount > 0)).toBe(true)
        expect(purchasesOf(sales.toReversed(), asOf)).toEqual(purchases)
        expect(
          purchasesOf(
            sales.toSorted((a, b) => a.amount - b.amount),
            asOf,
          ),
        ).toEqual(purchases)
      }),
    )
  })
})

test('customers with the same history become one row', () => {
  const one = { x: 0, tx: 0, T: 9 }
  const other = { x: 2, tx: 3, T: 9 }
  expect(countHistories([one, other, one])).toEqual([
    { ...one, count: 2 },
    { ...other, count: 1 },
  ])
})
