/** Cumulative curves of the portfolio, thinned out to what a screen can show: the whale curve of profits, the Pareto curve of sales. */
import { whaleCurve } from '../profit/whale-curve.ts'

/** x: share of the customers, largest first; y: share of the whole. Both begin at 0. Empty: nothing to draw. */
export type Curve = readonly { readonly x: number; readonly y: number }[]

/** More points are no clearer. */
const mostPoints = 120

export function profitCurve(profits: readonly { readonly customer: string; readonly profit: number }[]) {
  const { points, total, peak, destroyers, destroyed } = whaleCurve(profits)
  return { curve: total > 0 ? thinned(points.map(({ share }) => share ?? 0)) : [], total, peak, destroyers, destroyed }
}

/** Of values above zero. */
export function paretoCurve(values: readonly number[]): Curve {
  const ordered = Float64Array.from(values.filter(value => value > 0))
    .sort()
    .reverse()
  const total = ordered.reduce((sum, value) => sum + value, 0)
  let sum = 0
  return total > 0 ? thinned([...ordered].map(value => (sum += value) / total)) : []
}

/** Keeps the ends and the highest. */
function thinned(shares: readonly number[]): Curve {
  const n = shares.length
  const top = shares.indexOf(Math.max(...shares))
  const wanted = new Set(
    n <= mostPoints
      ? shares.keys()
      : Array.from({ length: mostPoints }, (_, i) => Math.round((i * (n - 1)) / (mostPoints - 1))),
  )
  wanted.add(top)
  const kept = [...wanted].sort((a, b) => a - b).map(i => ({ x: (i + 1) / n, y: shares[i] ?? 0 }))
  return [{ x: 0, y: 0 }, ...kept]
}
