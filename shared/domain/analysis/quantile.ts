/** Order statistics, the same on every device: numbers are sorted as numbers, ties stay ties. */

/** Ascending copy. */
export const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort()

/** Type 7 (the default of R, d3 and spreadsheets): between the two neighbours of (n − 1)·share. NaN of nothing. */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  const place = (ascending.length - 1) * share
  const below = Math.floor(place)
  const low = ascending[below] ?? Number.NaN
  const high = ascending[below + 1] ?? low
  return low + (high - low) * (place - below)
}

/** The middle, or the mean of the two in the middle. */
export const median = (values: readonly number[]): number => quantile(sorted(values), 0.5)

/** How many are below `value`. */
export function countBelow(ascending: ArrayLike<number>, value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** How many are at most `value`. */
export function countThrough(ascending: ArrayLike<number>, value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}
