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

/** Beside the quadrants, what a list may show. */
export const wideFilters = ['suggested', 'stuck', 'disputed', 'all'] as const

export const isSuggested = <P extends AnyPoint>(look: MatrixLook<P>, point: P): boolean =>
  (look.keyReasons?.(point) ?? '') !== ''

export interface PointFilter {
  readonly classes: ReadonlySet<string>
  /** '' = everybody's. */
  readonly owner: string
}

export const isShownBy = ({ classes, owner }: PointFilter, point: AnyPoint): boolean =>
  (classes.size === 0 || classes.has(point.class)) && (owner === '' || owner === point.owner)

export function pointsIn<P extends AnyPoint>(look: MatrixLook<P>, points: readonly P[], show: string): readonly P[] {
  const isIn = (point: P): boolean =>
    show === 'all' ||
    (show === 'suggested'
      ? isSuggested(look, point)
      : show === 'stuck'
        ? point.isStuck
        : show === 'disputed'
          ? look.isDisputed?.(point) === true
          : point.quadrant === show)
  return points.filter(isIn).sort(look.order)
}

export function countPoints<P extends AnyPoint>(
  look: MatrixLook<P>,
  points: readonly P[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([['all', points.length]])
  const add = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const point of points) {
    if (point.quadrant !== null) add(point.quadrant)
    if (point.isStuck) add('stuck')
    if (isSuggested(look, point)) add('suggested')
    if (look.isDisputed?.(point) === true) add('disputed')
  }
  return counts
}
