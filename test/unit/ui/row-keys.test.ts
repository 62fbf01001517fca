import { expect, test } from 'vitest'
import { nextRow } from '#app/ui/row-keys.ts'

test('J and K stop at the ends; without a focused row they begin at the first', () => {
  expect([nextRow(3, -1, 1), nextRow(3, -1, -1)]).toEqual([0, 0])
  expect([nextRow(3, 0, 1), nextRow(3, 2, 1), nextRow(3, 2, -1), nextRow(3, 0, -1)]).toEqual([1, 2, 1, 0])
  expect(nextRow(0, -1, 1)).toBe(-1)
})
