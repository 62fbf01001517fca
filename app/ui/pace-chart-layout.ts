/** Where everything of a pace chart stands, in px: lines, band, dots and labels that do not cover each other. Pure. */
import { scaleLinear } from 'd3-scale'
import type { ChartFrame } from './chart-frame.ts'

/** `at` on the time axis, in days; `value` in any unit. */
export interface PacePoint {
  readonly at: number
  readonly value: number
}

export interface ForecastPacePoint extends PacePoint {
  readonly low: number | null
  readonly high: number | null
}

export interface PaceSeries {
  readonly from: number
  readonly to: number
  /** Day the chart is looked at on; outside the axis nothing marks it. */
  readonly today: number
  readonly target: number
  readonly expected: readonly PacePoint[]
  /** The sum after each day that changed it. */
  readonly actual: readonly PacePoint[]
  readonly forecast: readonly ForecastPacePoint[]
}

/** Words at the lines; `figure` stands bold under or after its word. */
export interface PaceLabels {
  readonly today: string
  readonly target: LineLabel
  readonly expected: LineLabel
  readonly actual: LineLabel
  readonly forecast: LineLabel
}

export interface LineLabel {
  readonly word: string
  readonly figure: string
}

export interface PaceTick {
  readonly at: number
  readonly label: string
}

export interface PaceFrame extends ChartFrame {
  readonly height: number
}

export interface PlacedText {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly text: string
}

export interface PaceLayout {
  readonly left: number
  readonly right: number
  readonly base: number
  readonly top: number
  readonly targetY: number
  readonly expected: string
  readonly actual: string
  readonly forecast: string
  readonly band: string
  readonly todayX: number | undefined
  readonly actualDot: Dot
  readonly expectedDot: Dot | undefined
  readonly todayLabel: PlacedText | undefined
  /** At the dots: absent once the period is over, and where there is no room. */
  readonly actualLabel: PlacedText | undefined
  readonly expectedLabel: PlacedText | undefined
  /** At the right ends of the lines, from top to bottom. */
  readonly ends: readonly EndLabel[]
  readonly ticks: readonly PlacedText[]
}

export interface Dot {
  readonly x: number
  readonly y: number
}

export interface EndLabel {
  readonly line: 'target' | 'forecast' | 'actual'
  readonly label: LineLabel
  readonly y: number
}

const gap = 6

export function layoutPaceChart(
  series: PaceSeries,
  labels: PaceLabels,
  ticks: readonly PaceTick[],
  { width, height, letter }: PaceFrame,
): PaceLayout {
  const isRunning = series.today >= series.from && series.today < series.to
  const isOver = series.today >= series.to
  const ends = endLabels(series, labels, isOver)
  const [left, top] = [2, letter * 2]
  const right = width - gap - Math.max(...ends.map(({ label }) => widthOf(widest(label), letter)))
  const base = height - letter * 2
  const x = scaleLinear([series.from, series.to], [left, right])
  const y = scaleLinear(valueRange(series), [base, top])
  const reached = series.actual.at(-1)?.value ?? 0
  const seenTo = Math.min(Math.max(series.today, series.from), series.to)
  const actualDot = { x: x(seenTo), y: y(reached) }
  const expectedNow = isRunning ? valueAt(series.expected, series.today) : undefined
  const expectedDot = expectedNow === undefined ? undefined : { x: x(series.today), y: y(expectedNow) }
  const line = (points: readonly PacePoint[]): string => points.map(p => `${px(x(p.at))},${px(y(p.value))}`).join(' ')
  return {
    left,
    right,
    base: y(0),
    top,
    targetY: y(series.target),
    expected: line(series.expected),
    actual: steps(series, x, y, seenTo),
    forecast: line(series.forecast),
    band: bandOf(series.forecast, x, y),
    todayX: isRunning ? x(series.today) : undefined,
    actualDot,
    expectedDot,
    todayLabel: isRunning ? todayLabel(labels.today, x(series.today), { left, right, letter }) : undefined,
    ...dotLabels(labels, actualDot, expectedDot, { left, right, letter, base }),
    ends: spread(
      ends.map(end => ({ ...end, y: y(end.value) })),
      letter,
      top,
      base,
    ),
    ticks: placeTicks(ticks, x, { base: base + letter * 1.45, right, letter }),
  }
}

interface Room {
  readonly left: number
  readonly right: number
  readonly letter: number
}

const px = (n: number): number => Math.round(n * 10) / 10

/** Includes what returns take below zero. */
function valueRange({ target, actual, forecast }: PaceSeries): [number, number] {
  const values = [...actual.map(p => p.value), ...forecast.map(p => p.high ?? p.value)]
  const low = Math.min(0, ...actual.map(p => p.value))
  return [low, Math.max(target, ...values)]
}

function valueAt(points: readonly PacePoint[], at: number): number | undefined {
  return points.findLast(point => point.at <= at)?.value
}

type Scale = (value: number) => number

function steps({ actual, from }: PaceSeries, x: Scale, y: Scale, seenTo: number): string {
  let path = `M${px(x(from))},${px(y(0))}`
  for (const point of actual) path += `H${px(x(point.at))}V${px(y(point.value))}`
  return `${path}H${px(x(seenTo))}`
}

function bandOf(forecast: readonly ForecastPacePoint[], x: Scale, y: Scale): string {
  const sure = forecast.filter(p => p.low !== null && p.high !== null)
  const upper = sure.map(p => `${px(x(p.at))},${px(y(p.high ?? 0))}`)
  const lower = sure.toReversed().map(p => `${px(x(p.at))},${px(y(p.low ?? 0))}`)
  return [...upper, ...lower].join(' ')
}

/** A running goal names its target and where it will end; one that is over, its target and where it did. */
function endLabels(series: PaceSeries, labels: PaceLabels, isOver: boolean) {
  const target = { line: 'target' as const, label: labels.target, value: series.target }
  const last = series.forecast.at(-1)
  if (last !== undefined) return [target, { line: 'forecast' as const, label: labels.forecast, value: last.value }]
  const reached = series.actual.at(-1)?.value ?? 0
  return isOver ? [target, { line: 'actual' as const, label: labels.actual, value: reached }] : [target]
}

/** Labels of two lines of text, moved apart until none covers another and all stay between top and base. */
function spread<E extends { readonly y: number }>(ends: readonly E[], letter: number, top: number, base: number): E[] {
  const height = letter * 2.5
  const placed = ends.toSorted((a, b) => a.y - b.y).map(end => ({ ...end, y: Math.max(end.y, top) }))
  for (let i = 1; i < placed.length; i++) {
    const [above, here] = [placed[i - 1], placed[i]]
    if (above !== undefined && here !== undefined && here.y < above.y + height)
      placed[i] = { ...here, y: above.y + height }
  }
  const over = (placed.at(-1)?.y ?? 0) + letter - base
  return over > 0 ? placed.map(end => ({ ...end, y: end.y - over })) : placed
}

/** The higher dot is named left above, the lower right below: there the rising lines leave room. */
function dotLabels(
  labels: PaceLabels,
  actual: Dot,
  expected: Dot | undefined,
  room: Room & { readonly base: number },
): Pick<PaceLayout, 'actualLabel' | 'expectedLabel'> {
  if (expected === undefined) return { actualLabel: undefined, expectedLabel: undefined }
  const isAhead = actual.y <= expected.y
  const actualText = inOneLine(labels.actual)
  const expectedText = inOneLine(labels.expected)
  return {
    actualLabel: isAhead ? above(actualText, actual, room) : below(actualText, actual, room),
    expectedLabel: isAhead ? below(expectedText, expected, room) : above(expectedText, expected, room),
  }
}

export const inOneLine = ({ word, figure }: LineLabel): string => `${word} ${figure}`

/** Left of the dot where it has room, else right of it; a chart too small for either says it in its description alone. */
function above(text: string, dot: Dot, { left, right, letter }: Room): PlacedText | undefined {
  const width = widthOf(text, letter) + 8
  const y = dot.y - gap
  if (dot.x - width >= left) return { x: dot.x - 8, y, anchor: 'end', text }
  return dot.x + width <= right ? { x: dot.x + 8, y: y - 2, anchor: 'start', text } : undefined
}

function below(text: string, dot: Dot, room: Room & { readonly base: number }): PlacedText | undefined {
  const { left, right, letter, base } = room
  const width = widthOf(text, letter) + 9
  const y = Math.min(dot.y + letter * 1.25, base - 4)
  if (dot.x + width <= right) return { x: dot.x + 9, y, anchor: 'start', text }
  return dot.x - width >= left ? { x: dot.x - 9, y, anchor: 'end', text } : undefined
}

function todayLabel(text: string, x: number, { left, right, letter }: Room): PlacedText {
  const half = widthOf(text, letter) / 2
  return { x: Math.min(Math.max(x, left + half), right - half), y: letter, anchor: 'middle', text }
}

/** The first and every further tick that has room; the last one ends with the axis. */
function placeTicks(
  ticks: readonly PaceTick[],
  x: Scale,
  { base, right, letter }: { readonly base: number; readonly right: number; readonly letter: number },
): PlacedText[] {
  const last = ticks.at(-1)
  const end = last && { x: right, y: base, anchor: 'end' as const, text: last.label }
  const limit = last === undefined ? right : right - widthOf(last.label, letter) - letter
  const placed: PlacedText[] = []
  let used = Number.NEGATIVE_INFINITY
  for (const tick of ticks.slice(0, -1)) {
    const [start, stop] = [x(tick.at), x(tick.at) + widthOf(tick.label, letter)]
    if (start < used || stop > limit) continue
    placed.push({ x: start, y: base, anchor: 'start', text: tick.label })
    used = stop + letter / 2
  }
  return end === undefined ? placed : [...placed, end]
}

const widest = ({ word, figure }: LineLabel): string => (widthOf(word, 1) > widthOf(figure, 1) ? word : figure)

/** Han takes a square, Latin letters and figures about six tenths of one. */
export function widthOf(text: string, letter: number): number {
  let squares = 0
  for (const char of text) squares += char > '\u2e7f' ? 1 : 0.6
  return squares * letter
}
