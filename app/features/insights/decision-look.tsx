/** 客户决策倾向矩阵 as it looks: willingness against risk, of people and of customers; the larger the dot, the more influence (DOMAIN 4.4; feat:D6). */
import { Link } from '@tanstack/react-router'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { cardsOf } from '#shared/domain/matrix/action-card.ts'
import { decisionQuadrants, type DecisionQuadrant } from '#shared/domain/matrix/decision-matrix.ts'
import type { DecisionPoint, PersonPoint, PointPlace } from '#app/data/matrix/matrix-point.ts'
import { Tag } from '#app/ui/mark.tsx'
import type { ChartPoint } from '#app/ui/quadrant-chart.tsx'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'
import type { AnyPoint, Located, MatrixLook } from './matrix-look.ts'

interface Reader {
  readonly words: Words
  readonly format: Format
  readonly settings: Pick<AnalysisSettings, 'matrix'>
}

function commonLook({ words: { matrix }, settings }: Reader) {
  return {
    title: matrix.decision,
    quadrants: ['de-risk', ...decisionQuadrants.filter(one => one !== 'de-risk')],
    word: (quadrant: string): string => matrix.decisionQuadrants[quadrant as DecisionQuadrant], // Of this matrix.
    corners: { highLow: 'nurture', highHigh: 'de-risk', lowLow: 'create-need', lowHigh: 'close' },
    tinted: 'highHigh' as const,
    cut: { x: settings.matrix.willingness, y: settings.matrix.risk },
    axes: { x: matrix.willingness, y: matrix.risk },
    legend: matrix.influenceLegend,
  }
}

interface Weighed extends Pick<PointPlace<DecisionQuadrant>, 'from' | 'quadrant' | 'isHollow'>, Located {
  readonly influence: number
}

const dotOf = (point: Weighed, isVeto: boolean): Omit<ChartPoint, 'id' | 'name'> => ({
  x: point.x,
  y: point.y,
  from: point.from ?? undefined,
  isHollow: point.isHollow,
  ...(isVeto
    ? { mark: 'B' as const, tone: 'bad' as const }
    : {
        mark: point.influence >= 4 ? ('A' as const) : point.influence >= 2 ? ('M' as const) : ('C' as const),
        ...(point.quadrant === 'de-risk' && { tone: 'accent' as const }),
      }),
})

const figures = ({ words: { matrix, standing } }: Reader, { x, y }: Pick<AnyPoint, 'x' | 'y'>) => ({
  figure: standing.axis(matrix.willingness, Math.round(x ?? 0)),
  figureNote: standing.axis(matrix.risk, Math.round(y ?? 0)),
})

/** Who has most to say first. */
export function personLook(reader: Reader): MatrixLook<PersonPoint> {
  const { words } = reader
  const { matrix } = words
  return {
    ...commonLook(reader),
    label: matrix.people,
    idOf: point => point.contact,
    chart: point => ({ id: point.contact, name: point.person, ...dotOf(point, point.isVeto) }),
    order: (a, b) => b.influence - a.influence || (b.x ?? 0) - (a.x ?? 0) || (a.contact < b.contact ? -1 : 1),
    row: point => ({
      name: point.person,
      ...(point.isVeto && { mark: <Tag>{matrix.veto}</Tag> }),
      detail: [
        point.name,
        words.fields.values['contact.role'][point.role],
        matrix.influence(point.influence),
        ...point.largest.map(facet => matrix.facets[facet]),
      ].join(' · '),
      ...figures(reader, point),
    }),
    link: point => <Link to="/c/$id/contact/$contact" params={{ id: point.customer, contact: point.contact }} />,
    cards: point => cardsOf(point.quadrant, point.largest),
  }
}

export function decisionLook(reader: Reader): MatrixLook<DecisionPoint> {
  const { words, format } = reader
  const { matrix } = words
  return {
    ...commonLook(reader),
    label: words.standing.list,
    idOf: point => point.customer,
    chart: point => ({ id: point.customer, name: point.name, ...dotOf(point, point.vetoes.length > 0) }),
    order: (a, b) => (b.x ?? 0) - (a.x ?? 0) || (a.customer < b.customer ? -1 : 1),
    row: point => ({
      name: point.name,
      ...(point.vetoes.length > 0 && { mark: <Tag>{matrix.veto}</Tag> }),
      detail: [
        point.vetoes.length === 0 ? '' : matrix.vetoBy(format.list(point.vetoes)),
        point.isStuck ? matrix.stuckNote(point.months) : '',
        matrix.coverage(format.percent(point.coverage)),
        ...point.largest.map(facet => matrix.facets[facet]),
      ]
        .filter(each => each !== '')
        .join(' · '),
      ...figures(reader, point),
    }),
    link: point => <Link to="/c/$id" params={{ id: point.customer }} search={{ tab: 'contacts' }} />,
    cards: point => cardsOf(point.quadrant, point.largest),
  }
}
