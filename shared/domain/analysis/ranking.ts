/** What comes up most, and how much of the whole the first few make: reasons of loss, wishes for a product (feat:I6, G13). */

export interface Ranked {
  readonly name: string
  readonly weight: number
  readonly count: number
  /** Share of all weight up to and including this one. */
  readonly cumulative: number
}

/** Heaviest first, equals by name. Summed by name in the order of ids, so that fractions add up alike everywhere. */
export function rankByWeight(
  items: readonly { readonly id: string; readonly name: string; readonly weight: number }[],
): readonly Ranked[] {
  const sums = new Map<string, { weight: number; count: number }>()
  let total = 0
  for (const { name, weight } of items.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const sum = sums.get(name) ?? { weight: 0, count: 0 }
    sum.weight += weight
    sum.count++
    sums.set(name, sum)
    total += weight
  }
  let seen = 0
  return [...sums]
    .map(([name, sum]) => ({ name, ...sum }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .map(one => {
      seen += one.weight
      return { ...one, cumulative: total > 0 ? seen / total : 0 }
    })
}
