/** Who earns the profit and who eats it: cumulative profit, most profitable customer first (DOMAIN 3.6). */

export interface WhaleCurve {
  /** After each customer, most profitable first: its own profit, the sum so far, and that as a share of the total. */
  readonly points: readonly WhalePoint[]
  readonly total: number
  /** Highest cumulative share: 1.4 says that customers below zero destroy 40 % of what the others earn… */
  readonly peak: number | null
  /** …and these are they: how many, and how much they cost. */
  readonly destroyers: number
  readonly destroyed: number
}

export interface WhalePoint {
  readonly customer: string
  readonly profit: number
  readonly cumulative: number
  /** Of the total; null unless that is above zero. */
  readonly share: number | null
}

/** @param profits one a customer, minor units, in any order. */
export function whaleCurve(profits: readonly { readonly customer: string; readonly profit: number }[]): WhaleCurve {
  const ordered = [...profits].sort((a, b) => b.profit - a.profit || (a.customer < b.customer ? -1 : 1))
  const total = ordered.reduce((sum, { profit }) => sum + profit, 0)
  let [cumulative, peak] = [0, 0]
  const points = ordered.map(({ customer, profit }) => {
    cumulative += profit
    peak = Math.max(peak, cumulative)
    return { customer, profit, cumulative, share: total > 0 ? cumulative / total : null }
  })
  const losses = ordered.filter(({ profit }) => profit < 0)
  return {
    points,
    total,
    peak: total > 0 ? peak / total : null,
    destroyers: losses.length,
    destroyed: losses.reduce((sum, { profit }) => sum - profit, 0),
  }
}
