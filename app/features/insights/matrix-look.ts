/** How one of the matrices looks: its picture, its rows, its quadrants in words, and what to do in them. */
import type { ReactNode } from 'react'
import type { ActionCard } from '#shared/domain/matrix/action-card.ts'
import type { Day } from '#shared/domain/day.ts'
import type { HostElement } from '#app/ui/as-element.ts'
import type { ChartPoint, CornerName } from '#app/ui/quadrant-chart.tsx'

/** What every point has, whatever it is about. */
export interface AnyPoint {
  /** '' where it is about several. */
  readonly customer: string
  readonly name: string
  readonly class: '' | 'A' | 'B' | 'C'
  readonly owner: string
  readonly x: number | null
  readonly y: number | null
  readonly quadrant: string | null
  readonly pending: string | null
  readonly months: number
  readonly isStuck: boolean
  readonly isHollow: boolean
  readonly lastVisit?: Day
}

export interface RowWords {
  readonly name: string
  readonly mark?: ReactNode
  readonly detail: string
  readonly figure: ReactNode
  readonly figureNote: ReactNode
}

export interface MatrixLook<P extends AnyPoint> {
  readonly title: string
  /** Of the list. */
  readonly label: string
  /** The one that asks for work first. */
  readonly quadrants: readonly string[]
  readonly word: (quadrant: string) => string
  readonly corners: { readonly [corner in CornerName]: string }
  readonly tinted: CornerName
  /** 0–100. */
  readonly cut: { readonly x: number; readonly y: number }
  readonly ticks?: { readonly from: string; readonly x: string; readonly y: string; readonly to: string }
  readonly middle?: { readonly quadrant: string; readonly reach: number }
  readonly axes: { readonly x: string; readonly y: string }
  readonly legend: ReactNode
  readonly idOf: (point: P) => string
  readonly chart: (point: P & Located) => ChartPoint
  readonly order: (a: P, b: P) => number
  readonly row: (point: P) => RowWords
  readonly link: (point: P) => HostElement
  readonly cards: (point: P) => readonly ActionCard[]
  /** Judged two levels apart by owner and manager. */
  readonly isDisputed?: (point: P) => boolean
  /** Why it might be a key account, in words; '' where it is no question. */
  readonly keyReasons?: (point: P) => string
  /** More of it than its row says. */
  readonly more?: (point: P) => string
}

export interface Located {
  readonly x: number
  readonly y: number
}

export const isLocated = <P extends AnyPoint>(point: P): point is P & Located => point.x !== null && point.y !== null

/** Beside the quadrants, what a list may show; who is stuck is told to managers (DOMAIN 4.4). */
export const wideFilters = ['suggested', 'stuck', 'disputed', 'all'] as const
export type WideFilter = (typeof wideFilters)[number]

export const isWideFilter = (show: string): show is WideFilter => (wideFilters as readonly string[]).includes(show)

export interface PointFilter {
  readonly classes: ReadonlySet<string>
  /** '' = everybody's. */
  readonly owner: string
  /** '' = in any segment or none. */
  readonly segment: string
}

export const noFilter: PointFilter = { classes: new Set(), owner: '', segment: '' }

/** @param members of the segment; until they are counted it has none. */
export const isShownBy = (
  { classes, owner, segment }: PointFilter,
  members: ReadonlySet<string> | undefined,
  point: AnyPoint,
): boolean =>
  (classes.size === 0 || classes.has(point.class)) &&
  (owner === '' || owner === point.owner) &&
  (segment === '' || members?.has(point.customer) === true)

/** All that lists it. */
function listsOf<P extends AnyPoint>(look: MatrixLook<P>, point: P): readonly string[] {
  const wide: { readonly [name in WideFilter]: boolean } = {
    suggested: (look.keyReasons?.(point) ?? '') !== '',
    stuck: point.isStuck,
    disputed: look.isDisputed?.(point) === true,
    all: true,
  }
  return [...(point.quadrant === null ? [] : [point.quadrant]), ...wideFilters.filter(name => wide[name])]
}

export const pointsIn = <P extends AnyPoint>(look: MatrixLook<P>, points: readonly P[], show: string): readonly P[] =>
  points.filter(point => listsOf(look, point).includes(show)).sort(look.order)

export function countPoints<P extends AnyPoint>(
  look: MatrixLook<P>,
  points: readonly P[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const point of points) for (const name of listsOf(look, point)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
