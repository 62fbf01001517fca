/**
 * ln and eˣ out of + − × ÷ alone. `Math.log` and `Math.exp` may differ in the last bit from browser to browser, and two
 * phones with the same facts must show the same bits (DOMAIN 0.2). Errors stay below 4e-16 of the result for what is
 * computed here: ratios, shares, days over half-lives.
 */

/** ln 2 in two pieces: a multiple of the first by a small integer is exact. */
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10

/** Natural logarithm; -Infinity of 0, NaN below. */
export function ln(x: number): number {
  if (x === 0) return -Infinity
  if (!(x > 0) || x === Infinity) return x > 0 ? x : Number.NaN
  let [fraction, exponent] = [x, 0]
  for (; fraction > Math.SQRT2; exponent++) fraction /= 2
  for (; fraction < Math.SQRT1_2; exponent--) fraction *= 2
  // ln m = 2·(s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1), |s| ≤ .172.
  const s = (fraction - 1) / (fraction + 1)
  let sum = 0
  for (let odd = 23; odd > 0; odd -= 2) sum = sum * s * s + 1 / odd
  return exponent * ln2High + (2 * s * sum + exponent * ln2Low)
}

/** eˣ. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 710) return Infinity
  if (x < -746) return 0
  const doublings = Math.round(x / Math.LN2)
  const rest = x - doublings * ln2High - doublings * ln2Low
  let sum = 1
  for (let n = 16; n > 0; n--) sum = 1 + (sum * rest) / n
  for (let n = 0; n < doublings; n++) sum *= 2
  for (let n = 0; n > doublings; n--) sum /= 2
  return sum
}

/** What is left of 1 after so many half-lives, not below 0: exact for whole ones. */
export function halved(halfLives: number): number {
  const whole = Math.min(1100, Math.floor(halfLives))
  return exp((whole - halfLives) * Math.LN2) * power(0.5, whole)
}

/** `base` multiplied `times` (a whole number, not negative) times. */
export function power(base: number, times: number): number {
  let product = 1
  for (let n = 0; n < times; n++) product *= base
  return product
}
