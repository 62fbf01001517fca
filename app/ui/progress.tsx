/** How far: a ring in lists (tick outside = where it should be today) and a bar for long work. */

interface ProgressRingProps {
  /** Share done; above 1 the ring is full and the figure tells the truth. */
  readonly ratio: number
  /** Share expected by today; absent = no tick. */
  readonly expected?: number
  /** Read out: 完成 49%，应到 55%. */
  readonly label: string
}

const radius = 17
const circumference = 2 * Math.PI * radius

export function ProgressRing({ ratio, expected, label }: ProgressRingProps) {
  const done = Math.min(Math.max(ratio, 0), 1)
  return (
    <svg className="ring" viewBox="0 0 44 44" role="img" aria-label={label}>
      <circle cx="22" cy="22" r={radius} />
      {done === 0 ? null : (
        <circle
          className="ours"
          cx="22"
          cy="22"
          r={radius}
          strokeDasharray={`${(done * circumference).toFixed(1)} ${circumference.toFixed(1)}`}
          transform="rotate(-90 22 22)"
        />
      )}
      {expected === undefined ? null : <ExpectedTick at={Math.min(Math.max(expected, 0), 1)} />}
      <text x="22" y="22">
        {Math.floor(Math.max(ratio, 0) * 100 + 1e-9)}
      </text>
    </svg>
  )
}

function ExpectedTick({ at }: { at: number }) {
  const angle = at * 2 * Math.PI - Math.PI / 2
  const point = (distance: number) =>
    [22 + distance * Math.cos(angle), 22 + distance * Math.sin(angle)].map(n => n.toFixed(1))
  const [x1, y1] = point(19.5)
  const [x2, y2] = point(23)
  return <line x1={x1} y1={y1} x2={x2} y2={y2} />
}

/** Work that takes seconds and can be measured. `ratio` 0–1. */
export function ProgressBar({ ratio, label }: { ratio: number; label: string }) {
  const percent = Math.round(Math.min(Math.max(ratio, 0), 1) * 100)
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ transform: `scaleX(${percent / 100})` }} />
    </div>
  )
}
