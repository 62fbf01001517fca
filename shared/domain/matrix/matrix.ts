/** A matrix puts a customer (or contact) into one of four quadrants, and lets it out again only when it has clearly left (DOMAIN 4.4). */
import { held, isMonthEnd, type Reading } from '../analysis/held.ts'
import { type Origin, originOf } from '../analysis/origin.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, endOfMonth, startOfMonth } from '../day.ts'

export interface Axis {
  readonly cut: number
  /** So far beyond the cut, a change counts at once. */
  readonly clear: number
  /** Whether the cut itself is already high. */
  readonly isCutHigh: boolean
}

export type Side = 'low' | 'high'

/** The quadrants by side of x, then of y. */
export interface Matrix<Quadrant extends string> {
  readonly x: Axis
  readonly y: Axis
  readonly quadrants: { readonly [x in Side]: { readonly [y in Side]: Quadrant } }
  /** Where nobody should stay: staying is told to the manager. */
  readonly unfavourable: readonly Quadrant[]
}

/** Where a point was on a day; null while a coordinate is not known. */
export interface Snapshot {
  readonly day: Day
  readonly x: number | null
  readonly y: number | null
  /** Made of too little: drawn hollow, and nothing happens by itself because of it (0.4). */
  readonly isHollow?: boolean
}

export interface Placed<Quadrant extends string> extends Origin {
  readonly now: Snapshot
  /** The quadrant that counts; null until both coordinates were known once. */
  readonly quadrant: Quadrant | null
  readonly since: Day
  /** Where the figures of now would put it, when that differs and has not held long enough. */
  readonly pending: Quadrant | null
  /** The month-end before, where the arrow begins. */
  readonly last: Snapshot | null
  /** Month-ends running in this quadrant. */
  readonly months: number
  /** Too many of them in an unfavourable one. */
  readonly isStuck: boolean
  readonly isHollow: boolean
}

/**
 * @param snapshots oldest first: month-ends, and asOf at the end. Each is what was computed as of its day, so late facts
 * change the past alike on every device.
 */
export function placeOn<Quadrant extends string>(
  matrix: Matrix<Quadrant>,
  snapshots: readonly [...Snapshot[], Snapshot],
  settings: Pick<AnalysisSettings, 'matrix' | 'version'>,
): Placed<Quadrant> {
  const rule = settings.matrix
  const x = held(
    snapshots.map(({ day, x }) => readingOn(matrix.x, day, x)),
    rule.monthEnds,
  )
  const y = held(
    snapshots.map(({ day, y }) => readingOn(matrix.y, day, y)),
    rule.monthEnds,
  )
  const quadrantAt = (x: Side | null, y: Side | null): Quadrant | null => (x && y ? matrix.quadrants[x][y] : null)
  const quadrant = quadrantAt(x.value, y.value)
  const since = x.since > y.since ? x.since : y.since
  const isPending = quadrant !== null && (x.pending !== null || y.pending !== null)
  const now = snapshots[snapshots.length - 1] ?? nowhere
  const months = quadrant === null ? 0 : snapshots.filter(one => one.day >= since && isWholeMonthEnd(one)).length
  return {
    ...originOf(settings, now.day),
    now,
    quadrant,
    since: quadrant ? since : '',
    pending: isPending ? quadrantAt(x.pending ?? x.value, y.pending ?? y.value) : null,
    last: snapshots.findLast(({ day }) => day < now.day && isMonthEnd(day)) ?? null,
    months,
    isStuck: quadrant !== null && matrix.unfavourable.includes(quadrant) && months >= rule.stuckAfter,
    isHollow: now.isHollow === true,
  }
}

/** A month-end on which both coordinates were known. */
export const isWholeMonthEnd = ({ day, x, y }: Snapshot): boolean => x !== null && y !== null && isMonthEnd(day)

const nowhere: Snapshot = { day: '', x: null, y: null }

const readingOn = (axis: Axis, day: Day, value: number | null): Reading<Side> => ({
  day,
  value: value === null ? null : sideOf(axis, value),
  isClear: value !== null && Math.abs(value - axis.cut) >= axis.clear,
})

const sideOf = ({ cut, isCutHigh }: Axis, value: number): Side =>
  value > cut || (isCutHigh && value === cut) ? 'high' : 'low'

/** Month-ends a place is made of: enough for a change to hold, for who is stuck, and for a year to be told. */
export const monthsBack = 12

/** The days a matrix is read on for a look at `asOf`: `months` month-ends before it, and itself. */
export function snapshotDays(asOf: Day, months: number): readonly Day[] {
  if (lastAsked.asOf === asOf && lastAsked.months === months) return lastAsked.days
  const before = Array.from({ length: months }, (_, n) => endOfMonth(startOfMonth(asOf, n - months)))
  lastAsked = { asOf, months, days: [...before, asOf] }
  return lastAsked.days
}

/** The same for thousands of customers in a row. */
let lastAsked: { readonly asOf: Day; readonly months: number; readonly days: readonly Day[] } = {
  asOf: '',
  months: -1,
  days: [],
}

/** Points by quadrant, in the order given. */
export function pointsByQuadrant<Quadrant extends string, Point extends { readonly quadrant: Quadrant | null }>(
  points: readonly Point[],
): ReadonlyMap<Quadrant | null, readonly Point[]> {
  const groups = new Map<Quadrant | null, Point[]>()
  for (const point of points) {
    const group = groups.get(point.quadrant)
    if (group) group.push(point)
    else groups.set(point.quadrant, [point])
  }
  return groups
}
