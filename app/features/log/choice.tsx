/** One of a short list in a sheet; what is chosen carries a tick. */
import type { ReactNode } from 'react'
import { Icon } from '#app/ui/icon.tsx'

interface ChoiceProps {
  readonly isChosen: boolean
  readonly onChoose: () => void
  /** Quiet, at the end of the line. */
  readonly note?: string | undefined
  readonly children: ReactNode
}

export function Choice({ isChosen, onChoose, note, children }: ChoiceProps) {
  return (
    <button type="button" className="menu-item" aria-pressed={isChosen} onClick={onChoose}>
      <span>{children}</span>
      {note === undefined ? null : <span className="menu-value">{note}</span>}
      {isChosen ? <Icon name="check" /> : null}
    </button>
  )
}
