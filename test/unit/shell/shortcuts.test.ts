/** Keys of a desktop lead where the sidebar says, and single letters can be silenced. */
import { expect, it } from 'vitest'
import { chordMs, readShortcut } from '#app/features/shell/shortcuts.ts'

const key = (name: string, at = 0, isCommand = false) => ({ key: name, at, isCommand })

it('N logs, ⌘K searches, G and a letter goes there', () => {
  expect(readShortcut(key('n'), undefined, true)).toEqual({ to: '/log' })
  expect(readShortcut(key('k', 0, true), undefined, true)).toEqual({ to: '/search' })
  const { chordAt } = readShortcut(key('g', 100), undefined, true)
  expect(chordAt).toBe(100)
  expect(readShortcut(key('c', 400), chordAt, true)).toEqual({ to: '/customers' })
  expect(readShortcut(key('g', 400), chordAt, true)).toEqual({ to: '/goals' })
})

it('J moves down a list and K up', () => {
  expect(readShortcut(key('j'), undefined, true)).toEqual({ step: 1 })
  expect(readShortcut(key('K'), undefined, true)).toEqual({ step: -1 })
})

it('a G that waited too long is forgotten', () => {
  expect(readShortcut(key('c', 101 + chordMs), 100, true)).toEqual({})
  expect(readShortcut(key('n', 101 + chordMs), 100, true)).toEqual({ to: '/log' })
})

it('single letters that are turned off do nothing, ⌘K still searches', () => {
  expect(readShortcut(key('n'), undefined, false)).toEqual({})
  expect(readShortcut(key('g'), undefined, false)).toEqual({})
  expect(readShortcut(key('j'), undefined, false)).toEqual({})
  expect(readShortcut(key('k', 0, true), undefined, false)).toEqual({ to: '/search' })
})

it('letters with a command key are the browser’s', () => {
  expect(readShortcut(key('n', 0, true), undefined, true)).toEqual({})
  expect(readShortcut(key('j', 0, true), undefined, true)).toEqual({})
})
