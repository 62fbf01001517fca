/** A button that has to be held, by finger or key: what must not happen by a stray tap. */
import { useEffect, useRef, useState } from 'react'

interface HoldButtonProps {
  readonly label: string
  /** Shown while it is held. */
  readonly holding: string
  readonly onHeld: () => void
}

const holdMs = 1_200

export function HoldButton({ label, holding, onHeld }: HoldButtonProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isHeld, setHeld] = useState(false)
  const stop = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    setHeld(false)
  }
  const start = () => {
    if (timer.current !== undefined) return
    setHeld(true)
    timer.current = setTimeout(onHeld, holdMs)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <button
      type="button"
      className={isHeld ? 'hold held' : 'hold'}
      onPointerDown={event => {
        // Its words change under the finger: where it ends is not where the hold ends.
        event.currentTarget.setPointerCapture(event.pointerId)
        start()
      }}
      onPointerUp={stop}
      onPointerCancel={stop}
      onContextMenu={event => event.preventDefault()}
      onKeyDown={event => {
        if (event.key === 'Enter' || event.key === ' ') start()
      }}
      onKeyUp={stop}
      onBlur={stop}
    >
      {isHeld ? holding : label}
    </button>
  )
}
