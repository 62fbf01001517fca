import { expect, test } from 'vitest'
import { held, isMonthEnd } from '#shared/domain/analysis/held.ts'
import { addDays, endOfMonth } from '#shared/domain/day.ts'

const months = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'] as const
/** A small letter is a reading near the cut, a capital one a clear one, - none. */
const read = (word: string, until?: string) => {
  const readings = [...word].map((letter, n) => ({
    day: months[n] ?? '',
    value: letter === '-' ? null : letter.toLowerCase(),
    isClear: letter !== letter.toLowerCase(),
  }))
  return held(until ? [...readings, { day: until, value: 'b', isClear: false }] : readings, 2)
}

test.each([
  ['a', 'a', 0, null],
  ['ab', 'a', 0, 'b'],
  ['abb', 'b', 2, null],
  ['aB', 'b', 1, null],
  ['abab', 'a', 0, 'b'],
  ['abcc', 'c', 3, null],
  ['abc', 'a', 0, 'c'],
  ['ab-b', 'a', 0, 'b'],
  ['-a', 'a', 1, null],
  ['a-', 'a', 0, null],
])('DOMAIN 3.2, 4.4: after %s, %s holds', (word, value, since, pending) => {
  expect(read(word)).toEqual({ value, since: months[since], pending })
})

test('a day within a month confirms nothing, however often somebody looks', () => {
  expect(read('ab', '2026-03-15')).toEqual({ value: 'a', since: '2026-01-31', pending: 'b' })
  expect(read('ab', '2026-03-31')).toEqual({ value: 'b', since: '2026-03-31', pending: null })
})

test('nothing was read: nothing holds', () => {
  expect(held([], 2)).toEqual({ value: null, since: '', pending: null })
  expect(read('--')).toEqual({ value: null, since: '', pending: null })
})

test.each(['1999-12-31', '2024-01-31', '2026-01-31', '2100-01-31'])(
  'the months after %s end when the calendar says',
  first => {
    for (let n = 0; n < 366; n++) {
      const day = addDays(first, n)
      expect(isMonthEnd(day), day).toBe(day === endOfMonth(day))
    }
  },
)
