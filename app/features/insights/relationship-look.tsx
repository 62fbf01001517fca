/** 客户关系管理矩阵 as it looks: trust against importance (DOMAIN 4.4; feat:D4). */
import { Link } from '@tanstack/react-router'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { silenceDays } from '#shared/domain/cadence.ts'
import type { Day } from '#shared/domain/day.ts'
import { cardsOf } from '#shared/domain/matrix/action-card.ts'
import { relationshipQuadrants, type RelationshipQuadrant } from '#shared/domain/matrix/relationship-matrix.ts'
import type { RelationshipPoint } from '#app/data/matrix/matrix-point.ts'
import { Change } from '#app/ui/index-bar.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import type { MatrixLook } from './matrix-look.ts'

export function relationshipLook(
  words: Words,
  settings: Pick<AnalysisSettings, 'matrix'>,
  today: Day,
): MatrixLook<RelationshipPoint> {
  const { standing, customer, matrix } = words
  const wordOf = (quadrant: string): string => standing.quadrants[quadrant as RelationshipQuadrant] // Of this matrix.
  const visitedWords = (lastVisit: Day): string => {
    const silence = silenceDays(lastVisit, today)
    return silence === null
      ? customer.neverVisited
      : silence === 0
        ? customer.visitedToday
        : customer.visitedAgo(silence)
  }
  return {
    title: standing.matrix,
    label: standing.list,
    quadrants: ['develop-first', ...relationshipQuadrants.filter(one => one !== 'develop-first')],
    word: wordOf,
    corners: { highLow: 'develop-first', highHigh: 'core-partner', lowLow: 'monitor', lowHigh: 'sustain' },
    tinted: 'highLow',
    cut: { x: settings.matrix.trust, y: settings.matrix.importance },
    axes: { x: standing.indices.trust, y: standing.indices.importance },
    legend: matrix.classLegend,
    idOf: point => point.customer,
    chart: point => ({
      id: point.customer,
      name: point.name,
      x: point.x,
      y: point.y,
      mark: point.class === '' ? 'C' : point.class,
      ...(point.quadrant === 'develop-first' && { tone: 'accent' as const }),
      isHollow: point.isHollow,
      from: point.from ?? undefined,
    }),
    order: (a, b) => (b.y ?? 0) - (a.y ?? 0) || (a.customer < b.customer ? -1 : 1),
    row: point => {
      const trust = Math.round(point.x ?? 0)
      const details = [
        ...point.disputed.map(({ part, rep, manager }) =>
          matrix.disputedNote(standing.parts[part as keyof typeof standing.parts], rep, manager),
        ),
        point.isStuck ? matrix.stuckNote(point.months) : '',
        point.weakest === null ? '' : standing.parts[point.weakest],
        point.pending === null ? '' : matrix.pending(wordOf(point.pending)),
        visitedWords(point.lastVisit),
      ]
      return {
        name: point.name,
        detail: details.filter(each => each !== '').join(' · '),
        figure: standing.axis(standing.importanceShort, Math.round(point.y ?? 0)),
        figureNote: (
          <span className="matrix-trust">
            {standing.axis(standing.indices.trust, trust)}
            <Change change={point.from === null ? undefined : trust - Math.round(point.from.x)} />
          </span>
        ),
      }
    },
    link: point => <Link to="/c/$id" params={{ id: point.customer }} />,
    cards: point => cardsOf(point.quadrant, point.weakest === null ? [] : [point.weakest]),
    keyReasons: point => point.keyReasons.map(reason => matrix.keyReasons[reason]).join(matrix.comma),
    more: ({ axes }) =>
      ([matrix.axes.value, matrix.axes.height, matrix.axes.need] as const)
        .map((name, n) => matrix.axisOf(name, matrix.axisLevels[[axes.value, axes.height, axes.need][n] ?? 'unknown']))
        .join(' · '),
    isDisputed: point => point.disputed.length > 0,
  }
}
