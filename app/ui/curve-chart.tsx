/** A cumulative curve over the customers, largest first: one line of ours, the whole dashed, its highest point named. The list beside it says the same. */
import { scaleLinear } from 'd3-scale'
import './css/curve-chart.css'

interface CurveChartProps {
  /** All of it in words. */
  readonly label: string
  /** Shares: x of the customers, y of the whole; y may pass 1 and come back. */
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly axis: string
  readonly percent: (share: number) => string
}

const [width, height, left, right, top, bottom] = [358, 200, 6, 46, 18, 22]

export function CurveChart({ label, points, axis, percent }: CurveChartProps) {
  const best = points.reduce((high, point) => (point.y > high.y ? point : high), { x: 0, y: 0 })
  const low = Math.min(0, ...points.map(({ y }) => y))
  const x = scaleLinear([0, 1], [left, width - right])
  const y = scaleLinear([low, Math.max(1, best.y)], [height - bottom, top])
  const line = points.map(point => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ')
  const isAbove = best.y > 1.005
  return (
    <div className="curve-chart">
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line className="hairline" x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
        <line className="target" x1={left} x2={width - right} y1={y(1)} y2={y(1)} />
        <text className="label" x={width - right + 6} y={y(1) + 4}>
          {percent(1)}
        </text>
        <polyline className="actual" points={line} />
        {isAbove ? (
          <>
            <circle className="dot-ours" cx={x(best.x)} cy={y(best.y)} r="5" />
            <text className="label-ours" x={x(best.x) + 9} y={y(best.y) + 4}>
              {percent(best.y)}
            </text>
          </>
        ) : null}
        <text x={left} y={height - 6}>
          {axis}
        </text>
        <text x={width - right} y={height - 6} textAnchor="end">
          {percent(1)}
        </text>
      </svg>
    </div>
  )
}
