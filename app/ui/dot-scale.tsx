/** One of five or six levels with one tap: each dot says its meaning; what stood there before is faint. */
import { useState } from 'react'
import { classNames } from './class-names.ts'

interface DotScaleProps {
  /** What is judged. */
  readonly label: string
  /** Meanings from the lowest level up, as read out and shown: 3：会回电话. */
  readonly levels: readonly string[]
  /** Level of the first dot; at 0 it stands for nothing at all and is smaller. */
  readonly lowest?: 0 | 1
  readonly value?: number | undefined
  /** The level before; its words stand beside the meaning. */
  readonly was?: { readonly level: number; readonly words: string } | undefined
  readonly onLevel: (level: number) => void
}

export function DotScale({ label, levels, lowest = 1, value, was, onLevel }: DotScaleProps) {
  const [looked, setLooked] = useState<number>()
  const shown = looked ?? value ?? was?.level
  const forget = () => setLooked(undefined)
  return (
    <div className="dot-scale">
      <div className={classNames('dots', lowest === 0 && 'from-zero')} role="group" aria-label={label}>
        {levels.map((meaning, n) => {
          const level = n + lowest
          const reaches = (to: number | undefined): boolean =>
            to !== undefined && (level === 0 ? to === 0 : level <= to)
          return (
            <button
              key={level}
              type="button"
              className={classNames(
                reaches(value) && 'on',
                value === undefined && reaches(was?.level) && 'was',
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
            <span>{levels[shown - lowest]}</span>
            {was === undefined ? null : <span>{was.words}</span>}
          </>
        )}
      </p>
    </div>
  )
}
