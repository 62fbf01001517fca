import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  exp,
  expm1,
  halved,
  ln,
  ln1p,
  lnDifference,
  lnSum,
  power,
  raised,
} from '#shared/domain/analysis/portable-math.ts'
import { testRandom } from '#test/kit/test-random.ts'

/** Bits of a double, so that a change of the last one is seen. */
function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16)
}

test.each([5e-324, 1e-310, 1e-300, 1e-9, 0.1, 0.5, 0.6, 0.72, 1, 1.0000001, 1.415, 2, Math.E, 9.285, 25, 1e6, 1e300])(
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

const random = testRandom(1)
/** Divisions are exact everywhere: the numbers themselves hang on no engine. */
const numbers = Array.from({ length: 5000 }, (_, n) => (random() - 0.5) / ((n % 97) + 1))

test('near 0, ln(1 + x) and e^x − 1 lose no digits', () => {
  const worst = (ours: (x: number) => number, engine: (x: number) => number): number =>
    Math.max(
      ...numbers
        .map(x => x / 2 ** 30)
        .concat(numbers)
        .map(x => Math.abs(ours(x) / engine(x) - 1)),
    )
  expect(worst(ln1p, Math.log1p)).toBeLessThan(7e-16)
  expect(worst(expm1, Math.expm1)).toBeLessThan(7e-16)
  expect([ln1p(-1), expm1(-800), expm1(800), expm1(0), ln1p(0)]).toEqual([-Infinity, -1, Infinity, 0, 0])
})

test('sums and differences are taken of powers that no double holds', () => {
  expect(lnSum(-2000, -2000)).toBeCloseTo(-2000 + Math.LN2, 12)
  expect(lnSum(-Infinity, -3)).toBe(-3)
  expect(lnDifference(2000 + Math.LN2, 2000)).toBeCloseTo(2000, 12)
  expect(lnDifference(-2000, -2000)).toBe(-Infinity)
})

test('DOMAIN 0.2: so are the bits of 25,000 others, the smallest and the largest among them', () => {
  const results = numbers.flatMap(x => [ln(Math.abs(x)), exp(1400 * x), ln1p(x), expm1(x), raised(7, x)])
  const words = new Uint32Array(Float64Array.from(results).buffer)
  const hash = words.reduce((hash, word) => Math.imul(hash ^ word, 0x01000193), 0x811c9dc5)
  expect(hash >>> 0).toBe(1949296513)
})

test('DOMAIN 0.2: no value of a customer hangs on what an engine makes of a logarithm or a power', () => {
  const folder = new URL('../../../../shared/domain/value/', import.meta.url)
  const files = readdirSync(folder).map(file => readFileSync(new URL(file, folder), 'utf8'))
  expect(files.length).toBeGreaterThan(15)
  expect(files.filter(text => /Math\.(?!abs|sqrt|min|max|floor)|[^/*]\*\*[^/*]/.test(text))).toEqual([])
})
