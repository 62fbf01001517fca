import { expect, test } from 'vitest'
import { exp, halved, ln, power } from '#shared/domain/analysis/portable-math.ts'

/** Bits of a double, so that a change of the last one is seen. */
function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16)
}

test.each([1e-300, 1e-9, 0.1, 0.5, 0.6, 0.72, 1, 1.0000001, 1.415, 2, Math.E, 9.285, 25, 1e6, 1e300])(
  'ln %f agrees with the platform to 4e-16',
  x => {
    expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(Math.log(x))))
  },
)

test.each([-745, -700, -30, -1.4, -0.35, -1e-9, 0, 1e-9, 0.3466, 1, 5.5, 30, 700])(
  'e^%f agrees with the platform to 4e-16 of it',
  x => {
    const expected = Math.exp(x)
    expect(Math.abs(exp(x) - expected)).toBeLessThanOrEqual(4e-16 * expected + Number.MIN_VALUE)
  },
)

test('DOMAIN 0.2: the bits are these on every engine', () => {
  expect([ln(25), ln(5), ln(9.285), exp(-1.4), halved(0.5)].map(bitsOf)).toEqual([
    '4009c041f7ed8d33',
    '3ff9c041f7ed8d33',
    '4001d3c37b38b04c',
    '3fcf907d43b60715',
    '3fe6a09e667f3bcc',
  ])
})

test('the ends are the ends', () => {
  expect([ln(0), ln(-1), ln(Infinity), ln(1)]).toEqual([-Infinity, Number.NaN, Infinity, 0])
  expect([exp(-1e9), exp(1e9), exp(0), exp(Number.NaN)]).toEqual([0, Infinity, 1, Number.NaN])
  expect([halved(0), halved(1), halved(3), halved(9999), power(7, 0)]).toEqual([1, 0.5, 0.125, 0, 1])
})
