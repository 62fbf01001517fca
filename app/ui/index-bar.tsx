/** A figure from 0 to 100 with the cut it is read against and what changed; hollow while too little is known. */
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

interface IndexBarProps {
  readonly label: string
  /** 0–100; absent: nobody knows, and `unknown` says so. */
  readonly value?: number | undefined
  readonly unknown: string
  readonly cut: number
  readonly isHollow: boolean
  /** Rounded points since the last month-end; 0 = a dash, absent = nothing to compare with. */
  readonly change?: number | undefined
  /** All of it in words. */
  readonly name: string
  readonly onOpen: () => void
}

export function IndexBar({ label, value, unknown, cut, isHollow, change, name, onOpen }: IndexBarProps) {
  return (
    <button type="button" className="index" aria-label={name} onClick={onOpen}>
      <span className="index-label">{label}</span>
      {value === undefined ? (
        <span className="index-unknown">{unknown}</span>
      ) : (
        <>
          <span className={classNames('index-bar', isHollow && 'hollow')}>
            <i style={{ width: `${value}%` }} />
            <b style={{ left: `${cut}%` }} />
          </span>
          <span className="index-value">{Math.round(value)}</span>
          <Change change={change} />
        </>
      )}
    </button>
  )
}

export function Change({ change }: { change: number | undefined }) {
  if (change === undefined) return <span className="index-change" />
  if (change === 0) return <span className="index-change">–</span>
  return (
    <span className="index-change">
      <Icon name={change > 0 ? 'arrowUp' : 'arrowDown'} size="small" />
      {Math.abs(change)}
    </span>
  )
}
