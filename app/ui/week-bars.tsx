/** A few weeks beside each other as bars, the running one in teal: enough to see a rhythm, never a number to read off. */

interface WeekBarsProps {
  /** Oldest first. */
  readonly values: readonly number[]
  /** Read out: the numbers themselves. */
  readonly label: string
}

const [width, height, step, bar] = [64, 24, 8, 5]

export function WeekBars({ values, label }: WeekBarsProps) {
  const most = Math.max(1, ...values)
  return (
    <svg className="week-bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path d={`M0 ${height - 0.5}H${width}`} />
      {values.map((value, i) => {
        const tall = (value / most) * (height - 3)
        const isLast = i === values.length - 1
        // A week has no name of its own: its place is what it is.
        return value === 0 ? null : (
          <rect
            key={`week ${i}`}
            className={isLast ? 'ours' : undefined}
            x={1 + i * step}
            y={height - 1 - tall}
            width={bar}
            height={tall}
            rx="1"
          />
        )
      })}
    </svg>
  )
}
