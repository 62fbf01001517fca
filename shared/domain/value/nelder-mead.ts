/**
 * Downhill simplex after Nelder & Mead (1965), bounded by a number of evaluations: on a surface without a lowest point it
 * stops where it stands and says so. A point that is not allowed is worth Infinity.
 */

export interface Search {
  /** Length of the first simplex' edges. */
  readonly step: number
  /** Never exceeded, given that a first simplex and one step fit in: 2 · directions + 3. */
  readonly maxEvaluations: number
  /** Ends when the simplex' values differ by less, and its corners by less in every direction. */
  readonly valueTolerance: number
  readonly sizeTolerance: number
}

export interface Minimum {
  readonly point: readonly number[]
  readonly value: number
  readonly evaluations: number
  /** False when the evaluations ran out first; then the point is the best that was met. */
  readonly isSettled: boolean
}

type Point = readonly number[]
interface Corner {
  readonly point: Point
  readonly value: number
}

/** Starts again from where it settled until that gains nothing more: a simplex can collapse on a slope. */
export function minimise(valueAt: (point: Point) => number, start: Point, search: Search): Minimum {
  let best = descend(valueAt, start, search)
  while (best.isSettled) {
    const left = search.maxEvaluations - best.evaluations
    if (left < leastEvaluations(start)) break
    const next = descend(valueAt, best.point, { ...search, maxEvaluations: left })
    const isNoBetter = best.value - next.value <= search.valueTolerance
    best = { ...next, isSettled: next.isSettled || isNoBetter, evaluations: best.evaluations + next.evaluations }
    if (isNoBetter) break
  }
  return best
}

/** A simplex and the step after it: reflected, drawn in, then every corner but one. */
const leastEvaluations = (start: Point): number => 2 * start.length + 3

function descend(valueAt: (point: Point) => number, start: Point, search: Search): Minimum {
  let evaluations = 0
  const cornerAt = (point: Point): Corner => {
    evaluations++
    return { point, value: valueAt(point) }
  }
  const lastStart = search.maxEvaluations - (start.length + 2)
  const corners = [start, ...start.map((_, i) => start.map((x, j) => (i === j ? x + search.step : x)))].map(cornerAt)
  for (;;) {
    corners.sort((a, b) => a.value - b.value)
    const [best, worst, second] = [corners.at(0), corners.at(-1), corners.at(-2)]
    if (!best || !worst || !second) throw new Error('a search needs a direction')
    const isSettled = hasSettled(corners, best, worst, search)
    if (isSettled || evaluations > lastStart) return { ...best, evaluations, isSettled }
    const next = betterThan(worst, second, best, centreOf(corners.slice(0, -1)), cornerAt)
    if (next) corners[corners.length - 1] = next
    else
      for (let i = 1; i < corners.length; i++)
        corners[i] = cornerAt(between(best.point, (corners[i] ?? best).point, 0.5))
  }
}

/** Reflected, stretched or drawn in; undefined when none of them is better: then all draw in towards the best. */
function betterThan(worst: Corner, second: Corner, best: Corner, centre: Point, cornerAt: (point: Point) => Corner) {
  const reflected = cornerAt(between(centre, worst.point, -1))
  if (reflected.value < best.value) {
    const stretched = cornerAt(between(centre, worst.point, -2))
    return stretched.value < reflected.value ? stretched : reflected
  }
  if (reflected.value < second.value) return reflected
  const drawnIn = cornerAt(between(centre, worst.point, reflected.value < worst.value ? -0.5 : 0.5))
  return drawnIn.value < Math.min(reflected.value, worst.value) ? drawnIn : undefined
}

const hasSettled = (corners: readonly Corner[], best: Corner, worst: Corner, search: Search): boolean =>
  worst.value - best.value <= search.valueTolerance &&
  corners.every(({ point }) => point.every((x, i) => Math.abs(x - (best.point[i] ?? x)) <= search.sizeTolerance))

const centreOf = (corners: readonly Corner[]): Point =>
  (corners[0]?.point ?? []).map((_, i) => corners.reduce((sum, { point }) => sum + (point[i] ?? 0), 0) / corners.length)

/** from + share · (to − from). */
const between = (from: Point, to: Point, share: number): Point => from.map((x, i) => x + share * ((to[i] ?? x) - x))
