/** The special functions customer models are made of: ln Γ, ln B and Gauss' 2F1. */
import { ln } from '../analysis/portable-math.ts'

/** Lanczos with g = 7, nine terms: relative error below 1e-13. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const
const halfLnTwoPi = 0.9189385332046727

/** ln Γ(x), x > 0. */
export function lnGamma(x: number): number {
  if (x < 0.5) return lnGamma(x + 1) - ln(x)
  const shifted = x - 1
  let sum: number = lanczos[0]
  for (const [i, coefficient] of lanczos.entries()) if (i > 0) sum += coefficient / (shifted + i)
  const t = shifted + 7.5
  return halfLnTwoPi + (shifted + 0.5) * ln(t) - t + ln(sum)
}

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), a and b above 0. */
export const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b)

/** Terms of a series or steps of a fraction at most. */
const maxTerms = 200_000

/** 2F1(a, b; c; z) by its series, 0 ≤ z < 1 and c not 0, −1, −2, …; relative error about 1e-14 where all terms have one sign. */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  for (let j = 0; j < maxTerms; j++) {
    term *= (((a + j) * (b + j)) / ((c + j) * (j + 1))) * z
    sum += term
    if (Math.abs(term) < 1e-15 * Math.abs(sum)) break
  }
  return sum
}

/**
 * 2F1(1, b; c; z), z < 1 and 0 < b < c, by Gauss' continued fraction (Lentz's way of reading it): at z = .99 a tenth of the
 * series' steps, at z = .9999 a hundredth, and below −1, where there is no series, hardly any.
 */
export function hypergeometricOfOne(b: number, c: number, z: number): number {
  let front = 1
  let back = 0
  let denominator = 1
  for (let j = 1; j < maxTerms; j++) {
    const k = j >> 1
    const part = j % 2 === 1 ? (b + k) * (c - 1 + k) : k * (c - b - 1 + k)
    const step = (-z * part) / ((c + j - 2) * (c + j - 1))
    back = 1 / (1 + step * back)
    front = 1 + step / front
    denominator *= front * back
    if (Math.abs(front * back - 1) < 1e-14) break
  }
  return 1 / denominator
}
