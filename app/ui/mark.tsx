/** Small signs that stand in rows: class letter, status with its shape, waiting ring, match of a search. */
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** A filled, B outlined, C a bare letter. `label` is read out: A 类. */
export function ClassMark({ letter, label }: { letter: 'A' | 'B' | 'C'; label: string }) {
  return (
    <span className={`class-mark ${letter.toLowerCase()}`} role="img" aria-label={label}>
      {letter}
    </span>
  )
}

export type Tone = 'good' | 'warn' | 'bad' | 'quiet'

const shapes: Record<Tone, IconName> = { good: 'okay', warn: 'alert', bad: 'behind', quiet: 'clock' }

/** Meaning by shape and word; colour only repeats it. */
export function StatusWord({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`status ${tone === 'quiet' ? 'ink-2' : `tone-${tone}`}`}>
      <Icon name={icon ?? shapes[tone]} />
      <span>{children}</span>
    </span>
  )
}

/** ○ before 待同步. Synced things carry no mark. */
export const WaitingMark = () => <span className="waiting-mark" aria-hidden="true" />

export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>
}

/** A person in a list by the first letter of their name; the name stands beside it. */
export const Initial = ({ name }: { name: string }) => (
  <span className="initial" aria-hidden="true">
    {[...name][0]?.toUpperCase() ?? ''}
  </span>
)

/** Half-open ranges in UTF-16 units, ascending, not overlapping. */
export type TextRange = readonly [start: number, end: number]

export function Highlight({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  return (
    <>
      {splitByRanges(text, ranges).map(piece =>
        piece.hit ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
      )}
    </>
  )
}

export interface TextPiece {
  readonly at: number
  readonly text: string
  readonly hit: boolean
}

/** The pieces join to `text` again; ranges beyond it are cut. */
export function splitByRanges(text: string, ranges: readonly TextRange[]): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  const push = (start: number, end: number, hit: boolean) => {
    if (end > start) pieces.push({ at: start, text: text.slice(start, end), hit })
  }
  let at = 0
  for (const [start, end] of ranges) {
    const from = Math.min(Math.max(start, at), text.length)
    const to = Math.min(Math.max(end, from), text.length)
    push(at, from, false)
    push(from, to, true)
    at = to
  }
  push(at, text.length, false)
  return pieces
}
