/** The pill says in words exactly what UX 5.7 fixed, and counts what it is about. */
import { expect, it } from 'vitest'
import { words as en } from '#app/words/en.ts'
import { pillLabel, pillShort } from '#app/words/pill-words.ts'
import { words as zh } from '#app/words/zh-CN.ts'

const state = (pill: Parameters<typeof pillLabel>[1]['pill'], waiting = 0, needsYou = 0) => ({
  pill,
  waiting,
  needsYou,
})

it('names every state in one sentence', () => {
  expect(pillLabel(zh, state('ok'))).toBe('已同步')
  expect(pillLabel(zh, state('syncing', 3))).toBe('正在同步 3 条')
  expect(pillLabel(zh, state('offline'))).toBe('离线')
  expect(pillLabel(zh, state('offline', 2))).toBe('离线 · 2 条待同步')
  expect(pillLabel(en, state('offline', 2))).toBe('Offline · 2 to sync')
  expect(pillLabel(en, state('needs-you', 5, 1))).toBe('1 item needs you')
})

it('shows a number where there is one, and nothing when all is well', () => {
  expect(pillShort(zh, state('ok'))).toBe('')
  expect(pillShort(zh, state('offline'))).toBe('离线')
  expect(pillShort(zh, state('offline', 2))).toBe('2')
  expect(pillShort(zh, state('needs-you', 7, 1))).toBe('1')
  expect(pillShort(en, state('signed-out', 4))).toBe('Sign in')
})
