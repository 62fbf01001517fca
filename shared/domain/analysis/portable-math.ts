/**
 * Logarithms and exponentials out of + − × ÷ alone, after fdlibm (Sun Microsystems, freely distributable). `Math.log` and
 * `Math.exp` may differ in the last bit from browser to browser, and two phones with the same facts must show the same bits
 * (DOMAIN 0.2), after thousands of steps of a fit too. Errors stay below one unit in the last place; of `ln1p` and `expm1`
 * below three.
 */

/** ln 2 in two parts: products of the first with an exponent are exact. */
const ln2High = 6.93147180369123816e-1
const ln2Low = 1.9082149292705877e-10
const maxExponent = 709.782712893384
const minExponent = -745.1332191019411

/** One double seen as its two halves, big-endian. Written before it is read, so nothing stays in it from call to call. */
const bits = new DataView(new ArrayBuffer(8))

/** Natural logarithm: −∞ of 0, NaN below. */
export function ln(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? x : NaN
  if (x < 2.2250738585072014e-308) return ln(x * 18014398509481984) - 54 * ln2High - 54 * ln2Low
  bits.setFloat64(0, x)
  const high = bits.getUint32(0)
  // x = 2^exponent · (1 + f) with 1 + f between √½ and √2.
  const carry = ((high & 0xfffff) + 0x95f64) & 0x100000
  const exponent = (high >>> 20) - 1023 + (carry >>> 20)
  bits.setUint32(0, (high & 0xfffff) | (carry ^ 0x3ff00000))
  const f = bits.getFloat64(0) - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1))
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)))
  const half = 0.5 * f * f
  return exponent * ln2High - (half - (s * (half + even + odd) + exponent * ln2Low) - f)
}

/** e^x: Infinity above 709.78, 0 below −745.13. */
export function exp(x: number): number {
  if (!(x <= maxExponent)) return x > maxExponent ? Infinity : NaN
  if (x < minExponent) return 0
  const exponent = Math.floor(x * Math.LOG2E + 0.5)
  const high = x - exponent * ln2High
  const low = exponent * ln2Low
  const r = high - low
  const t = r * r
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
  return scaled(1 - (low - (r * c) / (2 - c) - high), exponent)
}

/** ln(1 + x), exact where 1 + x is not. */
export function ln1p(x: number): number {
  const sum = 1 + x
  return sum === 1 ? x : (ln(sum) * x) / (sum - 1)
}

/** e^x − 1, exact where e^x is all but 1. */
export function expm1(x: number): number {
  const power = exp(x)
  if (power === 1) return x
  const rest = power - 1
  return rest === -1 || power === Infinity ? rest : (rest * x) / ln(power)
}

/** base^exponent, base above 0. */
export const raised = (base: number, exponent: number): number => exp(exponent * ln(base))

/** `base` multiplied `times` (a whole number, not negative) times. */
export function power(base: number, times: number): number {
  let product = 1
  for (let n = 0; n < times; n++) product *= base
  return product
}

/** What is left of 1 after so many half-lives, not below 0: exact for whole ones. */
export function halved(halfLives: number): number {
  const whole = Math.min(1100, Math.floor(halfLives))
  return exp((whole - halfLives) * Math.LN2) * power(0.5, whole)
}

/** ln(e^a + e^b): neither power needs to be a double. */
export function lnSum(a: number, b: number): number {
  const [more, less] = a > b ? [a, b] : [b, a]
  return less === -Infinity ? more : more + ln1p(exp(less - more))
}

/** ln(e^a − e^b), a ≥ b; −∞ when they are equal. */
export const lnDifference = (a: number, b: number): number => (b === -Infinity ? a : a + ln(-expm1(b - a)))

/** value · 2^exponent, in two steps where one power of two is no normal double. */
function scaled(value: number, exponent: number): number {
  if (exponent > 1023) return value * 2 * powerOfTwo(exponent - 1)
  if (exponent < -1021) return value * powerOfTwo(exponent + 54) * 5.551115123125783e-17
  return value * powerOfTwo(exponent)
}

function powerOfTwo(exponent: number): number {
  bits.setUint32(0, (exponent + 1023) << 20)
  bits.setUint32(4, 0)
  return bits.getFloat64(0)
}
