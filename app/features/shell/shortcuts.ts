/** Keys of a desktop: N logs, J and K move in lists, G and a letter goes somewhere, ⌘K searches. Single letters can be turned off (WCAG 2.1.4). */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useHost } from '#app/host.tsx'
import { moveInRows } from '#app/ui/row-keys.ts'
import { isComposing } from '#app/ui/typing.ts'

const places = {
  t: '/today',
  c: '/customers',
  g: '/goals',
  a: '/activity',
  m: '/me',
  p: '/team',
  i: '/insights',
  s: '/settings',
} as const

export type ShortcutTarget = (typeof places)[keyof typeof places] | '/log' | '/search'

/** A `G` waits this long for its letter. */
export const chordMs = 1_200

export interface PressedKey {
  readonly key: string
  readonly isCommand: boolean
  /** ms since the epoch, or of any steady clock. */
  readonly at: number
}

/** Where a key leads, which way it moves in a list, and whether it starts a chord; pure. `chordAt` = when `G` was pressed, if it was the last key. */
export function readShortcut(
  { key, isCommand, at }: PressedKey,
  chordAt: number | undefined,
  singleKeys: boolean,
): { readonly to?: ShortcutTarget; readonly step?: 1 | -1; readonly chordAt?: number } {
  const letter = key.toLowerCase()
  if (isCommand) return letter === 'k' ? { to: '/search' } : {}
  if (!singleKeys) return {}
  if (chordAt !== undefined && at - chordAt <= chordMs && Object.hasOwn(places, letter)) {
    return { to: places[letter as keyof typeof places] } // hasOwn has just looked.
  }
  if (letter === 'g') return { chordAt: at }
  if (letter === 'n') return { to: '/log' }
  if (letter === 'j') return { step: 1 }
  if (letter === 'k') return { step: -1 }
  return letter === '/' ? { to: '/search' } : {}
}

export function useShortcuts(): void {
  const navigate = useNavigate()
  const { preferences } = useHost()
  useEffect(() => {
    let chordAt: number | undefined
    const onKey = (event: KeyboardEvent): void => {
      const isCommand = event.metaKey || event.ctrlKey
      if (event.altKey || isComposing(event) || (!isCommand && isTyping(event.target))) return
      const pressed = { key: event.key, isCommand, at: event.timeStamp }
      const read = readShortcut(pressed, chordAt, preferences.get().shortcuts)
      chordAt = read.chordAt
      if (read.step !== undefined && moveInRows(document, read.step)) event.preventDefault()
      if (read.to === undefined) return
      event.preventDefault()
      void navigate({ to: read.to })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, preferences])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, dialog') !== null
}
