/** Tail probabilities of a forecast: normal for amounts, negative binomial for counts (DOMAIN 5.5). */

/** P(X ≥ needed) for a normal X. A deviation of 0 is certainty. */
export function normalAtLeast(needed: number, mean: number, deviation: number): number {
  if (deviation === 0) return mean >= needed ? 1 : 0
  return normalShare((mean - needed) / deviation)
}

/** Terms summed at most: beyond, a count this large is normal for all that is shown. */
const maxTerms = 5_000

/** P(N ≥ needed) for a count whose rate is Gamma(shape, b), over an exposure of `odds` · b. Shape 0 brings nothing. */
export function countAtLeast(needed: number, shape: number, odds: number): number {
  if (needed <= 0) return 1
  const mean = shape * odds
  if (needed > maxTerms) return normalAtLeast(needed - 0.5, mean, Math.sqrt(mean * (1 + odds)))
  // In logarithms: the first term alone underflows for a large shape.
  let term = -shape * Math.log1p(odds)
  let below = 0
  for (let k = 0; k < needed; k++) {
    below += Math.exp(term)
    term += Math.log(((shape + k) / (k + 1)) * (odds / (1 + odds)))
  }
  return Math.min(1, Math.max(0, 1 - below))
}

/** Share of the standard normal below z; Abramowitz & Stegun 26.2.17, error below 7.5e-8. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
  return z < 0 ? tail : 1 - tail
}
