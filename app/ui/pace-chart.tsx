/** How a sum grows towards its target: target dashed, expected grey, actual in steps, forecast with its band. Ink on paper. */
import './css/pace-chart.css'
import { useEffect, useId, useRef, useState } from 'react'
import {
  type EndLabel,
  layoutPaceChart,
  type PaceFrame,
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
  const frame = useFrame(box)
  const id = useId()
  return (
    <div className="pace-chart" ref={box}>
      <span className="pace-probe" />
      <svg
        className="chart"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <Drawing layout={layoutPaceChart(series, labels, ticks, frame)} letter={frame.letter} />
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

const smallest: PaceFrame = { width: 288, height: 196, letter: 12 }

/** The room there is, measured again when it changes: letters stay as large as the reader's text everywhere. */
function useFrame(box: { readonly current: HTMLElement | null }): PaceFrame {
  const [frame, setFrame] = useState<PaceFrame>({ ...smallest, width: 358 })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => {
      const letter = 0.75 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const width = Math.max(Math.round(element.clientWidth), smallest.width)
      setFrame({ width, letter, height: Math.round(Math.min(Math.max(width * 0.5, 150), 260) + letter * 3) })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    // One letter wide: it tells when the reader's text grows.
    for (const probe of element.getElementsByClassName('pace-probe')) observer.observe(probe)
    return () => observer.disconnect()
  }, [box])
  return frame
}
