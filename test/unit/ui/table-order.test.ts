import { expect, test } from 'vitest'
import { inTableOrder, nextTableOrder, readTableOrder, tableOrderText } from '#app/ui/table-order.ts'

const rows = [
  { id: 'a', last: '2026-11-20', visits: 9 },
  { id: 'b', last: undefined, visits: 10 },
  { id: 'c', last: '2026-10-01', visits: 9 },
  { id: 'd', last: '2026-11-20', visits: 2 },
]
const ids = (ordered: readonly { readonly id: string }[]): string => ordered.map(({ id }) => id).join('')

test('rows without a value stand last whichever way a table is ordered, equal ones keep their order', () => {
  const byLast = { of: (row: (typeof rows)[number]) => row.last }
  expect(ids(inTableOrder(rows, byLast, false))).toBe('cadb')
  expect(ids(inTableOrder(rows, byLast, true))).toBe('adcb')
})

test('numbers are ordered as numbers, names as the reader looks them up', () => {
  expect(ids(inTableOrder(rows, { of: row => row.visits }, false))).toBe('dacb')
  const backwards = { of: (row: (typeof rows)[number]) => row.id, compare: (a: string, b: string) => (a < b ? 1 : -1) }
  expect(ids(inTableOrder(rows, backwards, false))).toBe('dcba')
})

test('a tap on the head of a column orders by it, another tap turns it around', () => {
  const first = nextTableOrder(undefined, 'visits', true)
  expect(first).toEqual({ column: 'visits', isDown: true })
  expect(nextTableOrder(first, 'visits', true)).toEqual({ column: 'visits', isDown: false })
  expect(nextTableOrder(first, 'name')).toEqual({ column: 'name', isDown: false })
})

test('an address names the order; anything else in it is no order', () => {
  const columns = ['name', 'last'] as const
  expect(readTableOrder('-last', columns)).toEqual({ column: 'last', isDown: true })
  expect(tableOrderText({ column: 'last', isDown: true })).toBe('-last')
  expect([readTableOrder('size', columns), readTableOrder(3, columns), readTableOrder('', columns)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
