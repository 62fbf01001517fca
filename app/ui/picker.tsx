/** Dates and times through the platform's own wheel: a native input lies unseen over the chip that shows its value. */
import type { MouseEvent, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface PickerChipProps {
  readonly type: 'date' | 'time' | 'datetime-local'
  /** Accessible name of the input: 时间. */
  readonly label: string
  /** As the input writes it: `2026-12-02`, `15:00`, `2026-12-02T15:00`. */
  readonly value: string
  /** Not called while the value is empty or unfinished. */
  readonly onValue: (value: string) => void
  readonly min?: string
  readonly max?: string
  readonly icon?: IconName
  /** Teal: understood from a sentence. */
  readonly name?: string
  readonly chosen?: boolean
  readonly dashed?: boolean
  /** Behind the value, outside the input: a × that drops it. */
  readonly end?: ReactNode
  readonly children: ReactNode
}

export function PickerChip({
  type,
  label,
  value,
  onValue,
  min,
  max,
  icon,
  name,
  end,
  children,
  ...look
}: PickerChipProps) {
  const kind = name !== undefined ? 'understood' : look.chosen === true ? 'chosen' : look.dashed === true ? 'add' : ''
  return (
    <span className={`chip picker ${kind}`}>
      <span className="picker-face">
        {icon === undefined ? null : <Icon name={icon} />}
        {name === undefined ? null : <span className="key">{name}</span>}
        <span>{children}</span>
        <input
          type={type}
          aria-label={label}
          value={value}
          onClick={open}
          onChange={event => {
            if (event.target.value !== '') onValue(event.target.value)
          }}
          {...(min === undefined ? {} : { min })}
          {...(max === undefined ? {} : { max })}
        />
      </span>
      {end}
    </span>
  )
}

/** A tap anywhere opens the wheel where the platform allows it; elsewhere the input takes the focus, which is enough. */
function open(event: MouseEvent<HTMLInputElement>): void {
  const input = event.currentTarget
  if (!('showPicker' in input)) return
  try {
    input.showPicker()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
