/** A chip one types in: what was understood, corrected in place. For full pages only; a sheet has no text fields. */
import { type KeyboardEvent, useState } from 'react'
import { Icon } from './icon.tsx'
import { isEnter } from './typing.ts'

interface TypingChipProps {
  readonly name: string
  /** Accessible name of the input. */
  readonly label: string
  readonly value: string
  readonly inputMode?: 'text' | 'decimal'
  /** Enter, or the focus left: takes the text; false keeps the chip open and marks it as not fitting. */
  readonly onCommit: (value: string) => boolean
  readonly onDrop: () => void
  readonly dropLabel: string
  /** Said when the text does not fit. */
  readonly problem?: string
}

export function TypingChip(props: TypingChipProps) {
  const { name, label, value, inputMode = 'text', onCommit, onDrop, dropLabel, problem } = props
  const [text, setText] = useState(value)
  const [fits, setFits] = useState(true)
  const commit = () => setFits(onCommit(text))
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isEnter(event)) return
    event.preventDefault()
    commit()
  }
  return (
    <>
      <span className="chip typing">
        <span className="key">{name}</span>
        <input
          type="text"
          // The person tapped the chip to type here.
          autoFocus
          aria-label={label}
          aria-invalid={!fits}
          inputMode={inputMode}
          enterKeyHint="done"
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={commit}
        />
        {/* Taps without taking the focus: the input must not commit before it is dropped. */}
        <button type="button" aria-label={dropLabel} onPointerDown={event => event.preventDefault()} onClick={onDrop}>
          <Icon name="close" size="small" />
        </button>
      </span>
      {fits || problem === undefined ? null : (
        <span className="field-error" role="alert">
          <Icon name="alert" />
          {problem}
        </span>
      )}
    </>
  )
}
