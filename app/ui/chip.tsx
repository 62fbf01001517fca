/** Chips: outlined = a choice, ink-filled = chosen, teal = understood from a sentence, dashed = could be added. */
import type { ReactNode } from 'react'
import { dress, type HostElement } from './as-element.ts'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

interface ChipProps {
  readonly children: ReactNode
  readonly icon?: IconName
  /** Before the words: a class mark. */
  readonly lead?: ReactNode
  readonly count?: ReactNode
  /** Opens something: a small arrow at the end. */
  readonly opens?: boolean
  /** Absent: the chip is a plain button. Otherwise it is a toggle. */
  readonly pressed?: boolean
  readonly dashed?: boolean
  readonly label?: string
  readonly onClick?: () => void
  readonly render?: HostElement
}

export function Chip({
  children,
  icon,
  lead,
  count,
  opens = false,
  pressed,
  dashed = false,
  label,
  onClick,
  render,
}: ChipProps) {
  const content = (
    <>
      {lead}
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
      {count === undefined ? null : <span className="num">{count}</span>}
      {opens ? <Icon name="down" /> : null}
    </>
  )
  const className = classNames('chip', dashed && 'add')
  const naming = label === undefined ? {} : { 'aria-label': label }
  if (render !== undefined) return dress(render, { className, children: content, ...naming })
  return (
    <button
      type="button"
      className={className}
      onClick={onClick}
      {...naming}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {content}
    </button>
  )
}

interface UnderstoodChipProps {
  /** What was understood: 下一步. */
  readonly name: string
  readonly value: ReactNode
  readonly onChange: () => void
  readonly onDrop: () => void
  /** Accessible name of the ×. */
  readonly dropLabel: string
}

/** Something the parser heard: tap to change, × turns it back into text. */
export function UnderstoodChip({ name, value, onChange, onDrop, dropLabel }: UnderstoodChipProps) {
  return (
    <span className="chip understood">
      <button type="button" onClick={onChange}>
        <span className="key">{name}</span>
        <span>{value}</span>
      </button>
      <button type="button" className="chip-drop" aria-label={dropLabel} onClick={onDrop}>
        <Icon name="close" />
      </button>
    </span>
  )
}

/** `line`: one scrolling line instead of wrapping. */
export function ChipGroup({ label, line = false, children }: { label: string; line?: boolean; children: ReactNode }) {
  return (
    <div className={classNames('chips', line && 'line')} role="group" aria-label={label}>
      {children}
    </div>
  )
}
