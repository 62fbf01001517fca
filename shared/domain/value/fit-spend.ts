/** Fit of Gamma–Gamma: most likely parameters of what customers spend (DOMAIN 1.5). */
import { exp, ln } from '../analysis/portable-math.ts'
import { type Fit, fit } from './fit.ts'
import { type GammaGammaParams, gammaGammaLnLikelihood, type Spend } from './gamma-gamma.ts'

/** Of customers with x > 0 and m > 0, at least one. Points are (ln p, ln q, ln pv/(q·mean)): another currency moves none. */
export function fitGammaGamma(spends: readonly Spend[], maxEvaluations: number): Fit<GammaGammaParams> {
  const ordered = spends.toSorted((a, b) => a.x - b.x || a.m - b.m)
  const mean = ordered.reduce((sum, { m }) => sum + m, 0) / ordered.length
  return fit(
    {
      paramsAt: ([lnP = 0, lnQ = 0, lnScale = 0]) => ({
        p: exp(lnP),
        q: exp(lnQ),
        v: mean * exp(lnScale + lnQ - lnP),
      }),
      lnLikelihood: params => {
        const lnOf = gammaGammaLnLikelihood(params)
        return ordered.reduce((sum, spend) => sum + lnOf(spend), 0)
      },
      start: [0, ln(3), 0],
      box: [
        [-7, 7],
        [-7, 7],
        [-9, 9],
      ],
    },
    maxEvaluations,
  )
}
