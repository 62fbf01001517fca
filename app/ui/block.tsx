/** Parts of a page: a titled block, the one big figure, a settings line, an empty state, a conflict card. */
import { type ReactNode, useId } from 'react'
import { dressOr, type HostElement } from './as-element.ts'
import { Icon, type IconName } from './icon.tsx'

export function Block({ title, end, children }: { title: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <section className="block">
      <h2>
        {title}
        {end === undefined ? null : <span className="block-end">{end}</span>}
      </h2>
      {children}
    </section>
  )
}

/** The one figure of a screen, with what it is of below. */
export function BigFigure({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <p className="figure">
      <b>{children}</b>
      {note === undefined ? null : <small>{note}</small>}
    </p>
  )
}

interface SettingRowProps {
  readonly icon?: IconName
  readonly name: ReactNode
  readonly note?: ReactNode
  readonly value?: ReactNode
  /** A link or button; the row then shows that it leads somewhere. */
  readonly link?: HostElement
  /** false: the link acts here (sign out) and goes nowhere. */
  readonly leads?: boolean
}

export function SettingRow({ icon, name, note, value, link, leads = true }: SettingRowProps) {
  return dressOr(link, 'div', {
    className: 'setting',
    children: (
      <>
        {icon === undefined ? null : <Icon name={icon} />}
        <span className="setting-body">
          {name}
          {note === undefined ? null : <small>{note}</small>}
        </span>
        <span className="setting-value">
          {value}
          {link !== undefined && leads ? <Icon name="right" /> : null}
        </span>
      </>
    ),
  })
}

interface EmptyStateProps {
  readonly children: ReactNode
  /** One main `<Button>`. */
  readonly action?: ReactNode
  /** One text `<Button>`: a way to look around. */
  readonly second?: ReactNode
}

/** One sentence, one button, one way to look around. */
export function EmptyState({ children, action, second }: EmptyStateProps) {
  return (
    <div className="empty">
      <svg className="empty-art" viewBox="0 0 96 72" aria-hidden="true">
        <path d="M8 14v44M24 20h40M24 26h26M24 42h52M24 48h20" strokeWidth="2" />
        <circle cx="8" cy="8" r="4" fill="var(--accent)" stroke="none" />
        <circle cx="8" cy="64" r="4" />
      </svg>
      <p>{children}</p>
      {action}
      {second}
    </div>
  )
}

export interface ConflictOption {
  readonly id: string
  readonly value: ReactNode
  /** Who, when, and whether it is in use. */
  readonly who: ReactNode
}

interface ConflictCardProps {
  readonly title: string
  /** Where: 青麦乳业 › 周工 › 电话. */
  readonly what: ReactNode
  /** What stood there before: 改之前是 138 0000 6600. */
  readonly before?: ReactNode
  readonly options: readonly ConflictOption[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
  /** 另写一个 and 就用这个. */
  readonly actions: ReactNode
}

/** The only bordered card: both values stay visible until a person chooses. */
export function ConflictCard({ title, what, before, options, chosen, onChoose, actions }: ConflictCardProps) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={`${id} ${id}-what`}>
      <header>
        <h2 id={id}>
          <span className="tone-warn">
            <Icon name="alert" />
          </span>
          {title}
        </h2>
        <p id={`${id}-what`}>{what}</p>
        {before === undefined ? null : <p className="card-before">{before}</p>}
      </header>
      <div role="radiogroup" aria-labelledby={id}>
        {options.map(option => (
          <label className="option" key={option.id}>
            <input type="radio" name={id} checked={option.id === chosen} onChange={() => onChoose(option.id)} />
            <span>
              <span className="option-value">{option.value}</span>
              <span className="option-who">{option.who}</span>
            </span>
          </label>
        ))}
      </div>
      <footer>{actions}</footer>
    </section>
  )
}
