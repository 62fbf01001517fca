/** A cumulative curve over the customers, largest first: one line of ours, the whole dashed, its highest point named. The list beside it says the same. */
import { scaleLinear } from 'd3-scale'
import { useRef } from 'react'
import { useChartFrame } from './chart-frame.ts'
import './css/curve-chart.css'

interface CurveChartProps {
  /** All of it in words. */
  readonly label: string
  /** Shares: x of the customers, y of the whole; y may pass 1 and come back. */
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly axis: string
  readonly percent: (share: number) => string
}

export function CurveChart({ label, points, axis, percent }: CurveChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width, letter } = useChartFrame(box)
  const height = Math.round(Math.min(width * 0.55, 280) + letter)
  const [left, right, base] = [6, width - 4 * letter, height - 2 * letter]
  const best = points.reduce((high, point) => (point.y > high.y ? point : high), { x: 0, y: 0 })
  const low = Math.min(0, ...points.map(({ y }) => y))
  const x = scaleLinear([0, 1], [left, right])
  const y = scaleLinear([low, Math.max(1, best.y)], [base, 1.5 * letter])
  const line = points.map(point => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ')
  const isAbove = best.y > 1.005
  // On the middle of a line of letters.
  const middle = 0.35 * letter
  return (
    <div className="curve-chart">
      <div ref={box}>
        <span className="chart-probe" />
        <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          <line className="hairline" x1={left} x2={right} y1={y(0)} y2={y(0)} />
          <line className="target" x1={left} x2={right} y1={y(1)} y2={y(1)} />
          <text className="label" x={right + 6} y={y(1) + middle}>
            {percent(1)}
          </text>
          <polyline className="actual" points={line} />
          {isAbove ? (
            <>
              <circle className="dot-ours" cx={x(best.x)} cy={y(best.y)} r="5" />
              <text className="label-ours" x={x(best.x) + 9} y={y(best.y) + middle}>
                {percent(best.y)}
              </text>
            </>
          ) : null}
          <text x={left} y={height - letter / 2}>
            {axis}
          </text>
          <text x={right} y={height - letter / 2} textAnchor="end">
            {percent(1)}
          </text>
        </svg>
      </div>
    </div>
  )
}
