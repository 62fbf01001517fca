/**
 * Points on two axes from 0 to 100 with a cut on each: ink on paper, one quadrant tinted, few labels. Dots of a kind are one path, so
 * that thousands of them paint like one. It is a picture: the list beside it says the same to keyboards and screen readers.
 */
import { type CSSProperties, type MouseEvent, useMemo, useRef } from 'react'
import { useChartFrame } from './chart-frame.ts'
import './css/quadrant-chart.css'

export interface ChartPoint {
  readonly id: string
  /** 0–100. */
  readonly x: number
  readonly y: number
  /** A: large, M: middling, B: a ring, C: small. */
  readonly mark: 'A' | 'B' | 'C' | 'M'
  /** accent: in the quadrant that asks for work. Where a tone means something else, the shape says it too. */
  readonly tone?: 'accent' | 'good' | 'warn' | 'bad'
  /** Too little is known. */
  readonly isHollow: boolean
  /** Where it was before: the arrow begins there. */
  readonly from?: { readonly x: number; readonly y: number } | undefined
  readonly name: string
}

interface Corner {
  readonly word: string
  readonly count: string
}

/** The side of x, then of y. */
export type CornerName = 'highLow' | 'highHigh' | 'lowLow' | 'lowHigh'

interface Ticks {
  readonly from: string
  readonly x: string
  readonly y: string
  readonly to: string
}

interface QuadrantChartProps {
  readonly label: string
  readonly points: readonly ChartPoint[]
  readonly cut: { readonly x: number; readonly y: number }
  /** What stands at 0, at the cuts and at 100, where it is not these numbers. */
  readonly ticks?: Ticks
  readonly corners: { readonly [corner in CornerName]: Corner }
  /** The one that asks for work. */
  readonly tinted: CornerName
  /** A field around the cuts that is neither side. */
  readonly middle?: { readonly reach: number; readonly corner: Corner } | undefined
  readonly axes: { readonly x: string; readonly y: string }
  readonly selected: string | undefined
  readonly onPick: (id: string) => void
}

const [width, height] = [358, 316]
/** Room for a dot at the very edge. */
const inset = 10
const toX = (x: number): number => inset + (x / 100) * (width - 2 * inset)
const toY = (y: number): number => height - inset - (y / 100) * (height - 2 * inset)
/** A finger's reach around a dot. */
const reach = 18
const [maxArrows, leastMove, maxNames] = [6, 5, 3]

export function QuadrantChart({
  label,
  points,
  cut,
  ticks = { from: '0', x: String(cut.x), y: String(cut.y), to: '100' },
  corners,
  tinted,
  middle,
  axes,
  selected,
  onPick,
}: QuadrantChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width: room, letter } = useChartFrame(box)
  const paths = useMemo(() => dotPaths(points), [points])
  const movers = useMemo(() => moversOf(points), [points])
  const chosen = points.find(({ id }) => id === selected)
  const named = useMemo(() => (chosen === undefined ? apart(movers) : [chosen]), [chosen, movers])
  const pick = ({ currentTarget, clientX, clientY }: MouseEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect()
    const scale = width / box.width
    const found = nearest(points, (clientX - box.left) * scale, (clientY - box.top) * scale)
    if (found !== undefined) onPick(found.id)
  }
  return (
    <div className="quadrants">
      <div ref={box}>
        <span className="chart-probe" />
      </div>
      <p className="quadrants-axis" aria-hidden="true">
        {axes.y} {ticks.to}
      </p>
      {/* The list beside it is how keyboards choose. */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        // The picture grows with its room, its letters only with the reader's text.
        style={{ '--letter': `${(letter * width) / room}px` } as CSSProperties}
        role="img"
        aria-label={label}
        onClick={pick}
      >
        <rect className="frame-line" x="0.5" y="0.5" width={width - 1} height={height - 1} rx="10" />
        <path className="tint" d={tintPath(tinted, toX(cut.x), toY(cut.y))} />
        {middle === undefined ? null : (
          <rect
            className="middle"
            x={toX(cut.x - middle.reach)}
            y={toY(cut.y + middle.reach)}
            width={toX(cut.x + middle.reach) - toX(cut.x - middle.reach)}
            height={toY(cut.y - middle.reach) - toY(cut.y + middle.reach)}
            rx="3"
          />
        )}
        <path className="cut" d={`M${toX(cut.x)} 0V${height}M0 ${toY(cut.y)}H${width}`} />
        {movers.map(point => (
          <Arrow key={point.id} point={point} />
        ))}
        {paths.map(({ key, className, d }) => (
          <path key={key} className={className} d={d} />
        ))}
        {chosen === undefined ? null : <circle className="chosen" cx={toX(chosen.x)} cy={toY(chosen.y)} r="11" />}
        {named.map(point => (
          <text
            key={point.id}
            className={point.id === selected ? 'name chosen-name' : 'name'}
            x={toX(point.x) + (point.x > 50 ? -12 : 12)}
            y={toY(point.y) + 4}
            textAnchor={point.x > 50 ? 'end' : 'start'}
          >
            {short(point.name)}
          </text>
        ))}
        {cornerNames.map(name => (
          <CornerText key={name} {...cornerPlaces[name]} corner={corners[name]} isTinted={name === tinted} />
        ))}
        {middle === undefined ? null : (
          <CornerText x={toX(cut.x)} y={toY(cut.y + middle.reach) - 6} anchor="middle" corner={middle.corner} />
        )}
        <text className="tick-label" x={width - 6} y={toY(cut.y) - 5} textAnchor="end">
          {ticks.y}
        </text>
      </svg>
      <p className="quadrants-axis bottom" aria-hidden="true">
        <span>
          {axes.x} {ticks.from}
        </span>
        <span style={{ insetInlineStart: `${(toX(cut.x) / width) * 100}%` }}>{ticks.x}</span>
        <span>{ticks.to}</span>
      </p>
    </div>
  )
}

const cornerPlaces: { readonly [corner in CornerName]: { x: number; y: number; anchor: 'start' | 'end' } } = {
  highLow: { x: 12, y: 22, anchor: 'start' },
  highHigh: { x: width - 12, y: 22, anchor: 'end' },
  lowLow: { x: 12, y: height - 12, anchor: 'start' },
  lowHigh: { x: width - 12, y: height - 12, anchor: 'end' },
}
const cornerNames: readonly CornerName[] = ['highLow', 'highHigh', 'lowLow', 'lowHigh']

/** With the round corner of the frame. */
function tintPath(corner: CornerName, x: number, y: number): string {
  const [right, bottom] = [width - 1, height - 1]
  switch (corner) {
    case 'highLow':
      return `M1 11a10 10 0 0 1 10-10H${x}V${y}H1Z`
    case 'highHigh':
      return `M${right} 11a10 10 0 0 0-10-10H${x}V${y}H${right}Z`
    case 'lowLow':
      return `M1 ${bottom - 10}a10 10 0 0 0 10 10H${x}V${y}H1Z`
    case 'lowHigh':
      return `M${right} ${bottom - 10}a10 10 0 0 1-10 10H${x}V${y}H${right}Z`
  }
}

function CornerText({
  x,
  y,
  anchor,
  corner,
  isTinted = false,
}: {
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  corner: Corner
  isTinted?: boolean
}) {
  return (
    <text className={isTinted ? 'corner tinted' : 'corner'} x={x} y={y} textAnchor={anchor}>
      {corner.word}
      <tspan dx="5">{corner.count}</tspan>
    </text>
  )
}

function Arrow({ point: { x, y, from, tone } }: { point: ChartPoint }) {
  if (from === undefined) return null
  const [x1, y1, x2, y2] = [toX(from.x), toY(from.y), toX(x), toY(y)]
  const angle = Math.atan2(y2 - y1, x2 - x1)
  // Ends before the dot, so that its head is seen.
  const [endX, endY] = [x2 - 9 * Math.cos(angle), y2 - 9 * Math.sin(angle)]
  const head = [angle + 2.6, angle - 2.6].map(
    a => `M${at(endX)} ${at(endY)}L${at(endX + 5 * Math.cos(a))} ${at(endY + 5 * Math.sin(a))}`,
  )
  return (
    <>
      <path
        className={tone === 'accent' ? 'arrow accent' : 'arrow'}
        d={`M${at(x1)} ${at(y1)}L${at(endX)} ${at(endY)}${head.join('')}`}
      />
      <path className={tone === 'accent' ? 'arrow start accent' : 'arrow start'} d={`M${at(x1)} ${at(y1)}h0`} />
    </>
  )
}

const at = (n: number): string => n.toFixed(1)

const short = (name: string): string => (name.length > 12 ? `${name.slice(0, 11)}…` : name)

/** Names that would stand on another are left out. */
function apart(points: readonly ChartPoint[]): readonly ChartPoint[] {
  const kept: ChartPoint[] = []
  for (const point of points) {
    const isFree = kept.every(
      ({ x, y }) => Math.abs(toY(y) - toY(point.y)) > 24 || Math.abs(toX(x) - toX(point.x)) > 160,
    )
    if (isFree && kept.length < maxNames) kept.push(point)
  }
  return kept
}

/** Those that moved most, the farthest first. */
function moversOf(points: readonly ChartPoint[]): readonly ChartPoint[] {
  const moved = points.flatMap(point => {
    const { from, x, y } = point
    const far = from === undefined ? 0 : Math.hypot(x - from.x, y - from.y)
    return far < leastMove ? [] : [{ point, far }]
  })
  return moved
    .sort((a, b) => b.far - a.far)
    .slice(0, maxArrows)
    .map(({ point }) => point)
}

interface DotPath {
  readonly key: string
  readonly className: string
  readonly d: string
}

/** A dot is a line of no length with a round end. */
function dotPaths(points: readonly ChartPoint[]): readonly DotPath[] {
  const kinds = new Map<string, string[]>()
  for (const { x, y, mark, tone, isHollow } of points) {
    const kind = `dot ${mark.toLowerCase()}${tone === undefined ? '' : ` ${tone}`}${isHollow ? ' hollow' : ''}`
    const dots = kinds.get(kind)
    const dot = `M${at(toX(x))} ${at(toY(y))}h0`
    if (dots) dots.push(dot)
    else kinds.set(kind, [dot])
  }
  return [...kinds]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([kind, dots]) => {
      const d = dots.join('')
      const outer = { key: kind, className: kind, d }
      return kind.startsWith('dot b') ? [outer, { key: `${kind} hole`, className: 'dot hole', d }] : [outer]
    })
}

/** Within a finger's reach, in the picture's units. */
function nearest(points: readonly ChartPoint[], x: number, y: number): ChartPoint | undefined {
  let [found, least]: [ChartPoint | undefined, number] = [undefined, reach]
  for (const point of points) {
    const far = Math.hypot(toX(point.x) - x, toY(point.y) - y)
    if (far < least) [found, least] = [point, far]
  }
  return found
}
