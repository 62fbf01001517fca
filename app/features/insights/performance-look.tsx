/** 销售绩效跟进矩阵 as it looks: effort against result, of customers or of reps; the look of a dot is the confidence in our product (DOMAIN 4.4; feat:D5). */
import { Link } from '@tanstack/react-router'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { cardsOf } from '#shared/domain/matrix/action-card.ts'
import { performanceQuadrants, type PerformanceQuadrant } from '#shared/domain/matrix/performance-matrix.ts'
import type { PerformancePoint, PerformanceSums, RepPoint } from '#app/data/matrix/matrix-point.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'
import type { AnyPoint, Located, MatrixLook } from './matrix-look.ts'

interface Reader {
  readonly words: Words
  readonly format: Format
  readonly settings: Pick<AnalysisSettings, 'matrix'>
}

/** A ratio of 2 and more stands at the edge: 1 is in the middle. */
const toChart = (value: number): number => Math.min(100, Math.max(0, value * 50))

function commonLook({ words, settings }: Reader) {
  const { matrix } = words
  return {
    title: matrix.performance,
    label: words.standing.list,
    quadrants: ['diagnose', ...performanceQuadrants.filter(one => one !== 'diagnose')],
    word: (quadrant: string): string => matrix.performanceQuadrants[quadrant as PerformanceQuadrant], // Of this matrix.
    corners: { highLow: 'replicate', highHigh: 'trim', lowLow: 'invest', lowHigh: 'diagnose' },
    tinted: 'lowHigh' as const,
    cut: { x: toChart(settings.matrix.input), y: toChart(settings.matrix.performance) },
    ticks: { from: '0', x: String(settings.matrix.input), y: String(settings.matrix.performance), to: '2+' },
    middle: { quadrant: 'on-line', reach: toChart(settings.matrix.onLine) },
    axes: { x: matrix.input, y: matrix.result },
  }
}

const placed = ({ x, y, from }: Located & Pick<PerformancePoint, 'from'>) => ({
  x: toChart(x),
  y: toChart(y),
  from: from === null ? undefined : { x: toChart(from.x), y: toChart(from.y) },
})

const twoDigits = (value: number | null): string => (value === null ? '–' : value.toFixed(2))

const figures = ({ words: { matrix } }: Reader, { x, y }: Pick<AnyPoint, 'x' | 'y'>) => ({
  figure: `${matrix.result} ${twoDigits(y)}`,
  figureNote: `${matrix.input} ${twoDigits(x)}`,
})

function sumWords({ words: { matrix }, format }: Reader, { actual, expected, input, entitled }: PerformanceSums) {
  const wanted = expected === null ? matrix.notKnown : format.moneyShort(Math.round(expected))
  return [
    matrix.ofExpected(format.moneyShort(actual), wanted),
    matrix.ofEntitled(format.moneyShort(Math.round(input)), format.moneyShort(Math.round(entitled))),
  ]
}

/** What is missing most stands first. */
const byLack = (a: PerformanceSums, b: PerformanceSums): number =>
  (b.expected ?? 0) - b.actual - ((a.expected ?? 0) - a.actual)

export function performanceLook(reader: Reader): MatrixLook<PerformancePoint> {
  const { words, settings } = reader
  const { matrix } = words
  return {
    ...commonLook(reader),
    legend: (
      <>
        {(['high', 'low', 'unknown'] as const).map(level => (
          <span key={level} className="legend-item">
            <i className={`legend-dot ${level}`} /> {matrix.confidenceLegend[level](settings.matrix.confidence)}
          </span>
        ))}
      </>
    ),
    idOf: point => point.customer,
    chart: point => ({
      id: point.customer,
      name: point.name,
      ...placed(point),
      ...(point.confidence === null
        ? { mark: 'C' as const }
        : point.confidence >= settings.matrix.confidence
          ? { mark: 'M' as const, tone: 'good' as const }
          : { mark: 'B' as const, tone: 'warn' as const }),
      isHollow: point.isHollow,
    }),
    order: (a, b) => byLack(a, b) || (a.customer < b.customer ? -1 : 1),
    row: point => ({
      name: point.name,
      detail: [
        point.branch === null ? '' : matrix.branches[point.branch],
        point.isStuck ? matrix.stuckNote(point.months) : '',
        ...sumWords(reader, point),
        matrix.bases[point.basis],
      ]
        .filter(each => each !== '')
        .join(' · '),
      ...figures(reader, point),
    }),
    link: point => <Link to="/c/$id" params={{ id: point.customer }} />,
    cards: point => cardsOf(point.quadrant, point.branch === null ? [] : [point.branch]),
  }
}

export type ShownRep = RepPoint & Pick<AnyPoint, 'customer' | 'name' | 'class'>

export function repLook(reader: Reader): MatrixLook<ShownRep> {
  const { matrix } = reader.words
  return {
    ...commonLook(reader),
    label: matrix.reps,
    legend: null,
    idOf: point => point.owner,
    chart: point => ({ id: point.owner, name: point.name, ...placed(point), mark: 'M', isHollow: false }),
    order: (a, b) => byLack(a, b) || (a.owner < b.owner ? -1 : 1),
    row: point => ({
      name: point.name,
      detail: [matrix.customersOf(reader.format.count(point.customers)), ...sumWords(reader, point)].join(' · '),
      ...figures(reader, point),
    }),
    link: point => <Link to="/team/$member" params={{ member: point.owner }} />,
    cards: () => [],
  }
}
