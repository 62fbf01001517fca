/** One of five levels with one tap: each dot says its meaning; what stood there before is faint. */
import { useState } from 'react'
import { classNames } from './class-names.ts'

interface DotScaleProps {
  /** What is judged. */
  readonly label: string
  /** Meaning of 1 to 5, as read out and shown: 3：会回电话. */
  readonly levels: readonly string[]
  readonly value?: number | undefined
  /** The level before; its words stand beside the meaning. */
  readonly was?: { readonly level: number; readonly words: string } | undefined
  readonly onLevel: (level: number) => void
}

export function DotScale({ label, levels, value, was, onLevel }: DotScaleProps) {
  const [looked, setLooked] = useState<number>()
  const shown = looked ?? value ?? was?.level
  const forget = () => setLooked(undefined)
  return (
    <div className="dot-scale">
      <div className="dots" role="group" aria-label={label}>
        {levels.map((meaning, n) => {
          const level = n + 1
          return (
            <button
              key={level}
              type="button"
              className={classNames(
                value !== undefined && level <= value && 'on',
                value === undefined && was !== undefined && level <= was.level && 'was',
                value !== undefined && was?.level === level && level > value && 'was',
              )}
              aria-label={meaning}
              aria-pressed={level === value}
              onPointerEnter={() => setLooked(level)}
              onPointerLeave={forget}
              onFocus={() => setLooked(level)}
              onBlur={forget}
              onClick={() => onLevel(level)}
            />
          )
        })}
      </div>
      <p className="dot-words" aria-hidden="true">
        {shown === undefined ? (
          <>
            <span>{levels[0]}</span>
            <span>{levels.at(-1)}</span>
          </>
        ) : (
          <>
            <span>{levels[shown - 1]}</span>
            {was === undefined ? null : <span>{was.words}</span>}
          </>
        )}
      </p>
    </div>
  )
}
