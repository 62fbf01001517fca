import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalToMinor, minorDigits, minorToDecimal, roundHalfEven } from '#shared/domain/money.ts'

test('a currency has the digits ISO 4217 gives it', () => {
  expect(['CNY', 'USD', 'GBP', 'JPY', 'KWD', 'CLF'].map(minorDigits)).toEqual([2, 2, 2, 0, 3, 4])
})

describe('a decimal becomes minor units', () => {
  test.each([
    ['3200', 2, 320000],
    ['0.29', 2, 29],
    ['1.10', 2, 110],
    ['-1234.5', 2, -123450],
    ['.5', 2, 50],
    ['7.', 0, 7],
    ['+12', 3, 12000],
    ['0.005', 2, 0],
    ['0.015', 2, 2],
    ['0.025', 2, 2],
    ['-0.025', 2, -2],
    ['0.0250000001', 2, 3],
    ['2.5', 0, 2],
    ['3.5', 0, 4],
    ['99999999999999.995', 2, undefined],
    ['20', 6, 20_000_000],
    ['1.5', 10, 15_000_000_000],
  ])('%s with %d digits is %s, half to even', (text, digits, minor) => {
    expect(decimalToMinor(text, digits)).toBe(minor)
  })

  test.each(['', '.', '-', '1,200', '1e3', '１２', '1.2.3', 'NaN', ' 1', '9007199254740993'])(
    '%j is no amount',
    text => {
      expect(decimalToMinor(text, 2)).toBeUndefined()
    },
  )

  test('a negative amount that rounds to nothing is plain zero', () => {
    expect(Object.is(decimalToMinor('-0.001', 2), 0)).toBe(true)
  })
})

test('minor units become an exact decimal and come back unchanged', () => {
  expect(minorToDecimal(-5, 2)).toBe('-0.05')
  expect(minorToDecimal(0, 2)).toBe('0.00')
  expect(minorToDecimal(320000, 2)).toBe('3200.00')
  expect(minorToDecimal(3200, 0)).toBe('3200')
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3, 4), (minor, digits) => {
      expect(decimalToMinor(minorToDecimal(minor, digits), digits)).toBe(minor)
    }),
  )
})

test('shown figures round half to even', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 2.5001, 3].map(roundHalfEven)).toEqual([0, 2, 2, 0, -2, 2, 3, 3])
})
