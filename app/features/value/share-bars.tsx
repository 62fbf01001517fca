/** Shares as bars below each other: words left, the bar, the figure right. */

export interface ShareBar {
  readonly name: string
  /** 0–1, of the longest bar. */
  readonly share: number
  readonly figure: string
  readonly isOurs: boolean
}

export function ShareBars({ label, bars }: { label: string; bars: readonly ShareBar[] }) {
  return (
    <ul className="value-bars" aria-label={label}>
      {bars.map(({ name, share, figure, isOurs }) => (
        <li key={name}>
          <span>{name}</span>
          <span className={isOurs ? 'bar ours' : 'bar'} aria-hidden="true">
            <i style={{ width: `${Math.min(100, Math.max(0, 100 * share))}%` }} />
          </span>
          <span className="num">{figure}</span>
        </li>
      ))}
    </ul>
  )
}
