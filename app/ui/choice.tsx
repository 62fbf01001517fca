/** Choosing among few: segments, tabs, switches, ticks. Native inputs carry focus and keys wherever there is one. */
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import type { Choice } from './field.tsx'

interface SegmentedProps<V extends string> {
  readonly label: string
  readonly choices: readonly Choice<V>[]
  readonly value: V
  readonly onValue: (value: V) => void
}

export function Segmented<V extends string>({ label, choices, value, onValue }: SegmentedProps<V>) {
  const name = useId()
  return (
    <div className="segmented" role="radiogroup" aria-label={label}>
      {choices.map(choice => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onValue(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  )
}

interface TabsProps<V extends string> {
  readonly label: string
  readonly tabs: readonly (Choice<V> & { readonly count?: ReactNode })[]
  readonly value: V
  readonly onValue: (value: V) => void
}

const tabId = (value: string) => `tab-${value}`
const panelId = (value: string) => `panel-${value}`

/** One set of tabs a screen; each `<TabPanel value>` belongs to the tab of the same value. */
export function Tabs<V extends string>({ label, tabs, value, onValue }: TabsProps<V>) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const at = tabs.findIndex(tab => tab.value === value)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onValue(next.value)
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(next.value))}`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map(tab => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          id={tabId(tab.value)}
          aria-selected={tab.value === value}
          aria-controls={tab.value === value ? panelId(tab.value) : undefined}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onValue(tab.value)}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="num">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}

export function TabPanel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <div role="tabpanel" id={panelId(value)} aria-labelledby={tabId(value)}>
      {children}
    </div>
  )
}

interface SwitchProps {
  readonly label: string
  readonly note?: ReactNode
  readonly checked: boolean
  readonly onChecked: (checked: boolean) => void
}

export function Switch({ label, note, checked, onChecked }: SwitchProps) {
  return (
    <label className="switch">
      <span>
        {label}
        {note === undefined ? null : <small>{note}</small>}
      </span>
      <input type="checkbox" role="switch" checked={checked} onChange={event => onChecked(event.target.checked)} />
    </label>
  )
}

export function Tick({
  label,
  checked,
  onChecked,
}: {
  label: string
  checked: boolean
  onChecked: (checked: boolean) => void
}) {
  return (
    <input
      type="checkbox"
      className="tick"
      aria-label={label}
      checked={checked}
      onChange={event => onChecked(event.target.checked)}
    />
  )
}
