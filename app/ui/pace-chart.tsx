/** How a sum grows towards its target: target dashed, expected grey, actual in steps, forecast with its band. Ink on paper. */
import './css/pace-chart.css'
import { useId, useRef } from 'react'
import { useChartFrame } from './chart-frame.ts'
import {
  type EndLabel,
  layoutPaceChart,
  type PaceLabels,
  type PaceLayout,
  type PaceSeries,
  type PaceTick,
  type PlacedText,
} from './pace-chart-layout.ts'

interface PaceChartProps {
  readonly series: PaceSeries
  readonly labels: PaceLabels
  readonly ticks: readonly PaceTick[]
  /** What it shows, and what can be read from it, for those who do not see it. */
  readonly title: string
  readonly description: string
}

export function PaceChart({ series, labels, ticks, title, description }: PaceChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width, letter } = useChartFrame(box)
  const height = Math.round(Math.min(Math.max(width * 0.5, 150), 260) + letter * 3)
  const id = useId()
  return (
    <div className="pace-chart" ref={box}>
      <span className="chart-probe" />
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <Drawing layout={layoutPaceChart(series, labels, ticks, { width, height, letter })} letter={letter} />
      </svg>
    </div>
  )
}

function Drawing({ layout, letter }: { layout: PaceLayout; letter: number }) {
  const { left, right, base, targetY, todayX, actualDot, expectedDot } = layout
  return (
    <>
      <line className="hairline" x1={left} x2={right} y1={base} y2={base} />
      <line className="target" x1={left} x2={right} y1={targetY} y2={targetY} />
      <polygon className="band" points={layout.band} />
      <polyline className="expected" points={layout.expected} />
      <polyline className="forecast" points={layout.forecast} />
      {todayX === undefined ? null : <line className="axis" x1={todayX} x2={todayX} y1={letter * 1.4} y2={base} />}
      <path className="actual" d={layout.actual} />
      {expectedDot === undefined ? null : (
        <circle className="dot-expected" cx={expectedDot.x} cy={expectedDot.y} r="3.5" />
      )}
      <circle className="dot-ours" cx={actualDot.x} cy={actualDot.y} r="5" />
      <Text className="label" at={layout.todayLabel} />
      <Text className="label" at={layout.expectedLabel} />
      <Text className="label-ours" at={layout.actualLabel} />
      {layout.ends.map(end => (
        <End key={end.line} end={end} x={right + 6} letter={letter} />
      ))}
      {layout.ticks.map(tick => (
        <Text key={tick.x} className="" at={tick} />
      ))}
    </>
  )
}

function Text({ at, className }: { at: PlacedText | undefined; className: string }) {
  if (at === undefined) return null
  return (
    <text className={className} x={at.x} y={at.y} textAnchor={at.anchor}>
      {at.text}
    </text>
  )
}

function End({ end, x, letter }: { end: EndLabel; x: number; letter: number }) {
  const isOurs = end.line !== 'target'
  return (
    <>
      <text className={isOurs ? 'label-ours' : 'label'} x={x} y={end.y - letter * 0.1}>
        {end.label.word}
      </text>
      <text className={isOurs ? 'label-ours' : 'label-strong'} x={x} y={end.y + letter * 1.1}>
        {end.label.figure}
      </text>
    </>
  )
}
