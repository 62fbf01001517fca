import { expect, it } from 'vitest'
import type { AwarenessEntry } from '#server/rooms/frame.ts'
import { createPresence } from '#server/rooms/presence.ts'
import { testTimers } from '#test/kit/test-timers.ts'

type Guest = 'bo' | 'cai' | 'stranger'
const userOf = (guest: Guest) => ({ id: guest, name: `name of ${guest}` })

/** Guests are called; what each heard is kept. The stranger may speak for no client id. */
function makePresence() {
  const timers = testTimers(async () => undefined)
  const heard: { readonly [guest in Guest]: AwarenessEntry[][] } = { bo: [], cai: [], stranger: [] }
  const presence = createPresence<Guest>({
    tell: entriesFor => {
      for (const guest of ['bo', 'cai', 'stranger'] as const) heard[guest].push([...entriesFor(guest)])
    },
    mayClaim: guest => guest !== 'stranger',
    isBackAs: () => false,
    end: () => undefined,
    clock: timers.now,
    after: timers.after,
  })
  const say = (guest: Guest, client: number, clock: number, state: unknown): boolean =>
    presence.hear(guest, userOf(guest), [{ client, clock, json: JSON.stringify(state) }])
  return { presence, heard, timers, say }
}

const statesOf = (entries: readonly AwarenessEntry[] | undefined): readonly unknown[] =>
  entries?.map(({ json }) => JSON.parse(json) as unknown) ?? []

it('room:R8 a hundred states in a second are relayed five times, the latest each time', async () => {
  const { heard, timers, say } = makePresence()
  for (let i = 1; i <= 100; i++) {
    say('bo', 1, i, { i })
    await timers.pass(10)
  }
  await timers.pass(1000)
  expect(heard.cai.length).toBeLessThanOrEqual(6)
  expect(statesOf(heard.cai.at(-1))).toEqual([{ i: 100, user: userOf('bo') }])
})

it('room:R8 who leaves is told at once, and comes back with a clock that counts for more', () => {
  const { presence, heard, timers, say } = makePresence()
  say('bo', 1, 0, {})
  const first = heard.cai.at(-1)?.[0]?.clock ?? -1
  expect(first).toBeGreaterThan(0)
  presence.leave('bo')
  expect(heard.cai.at(-1)).toEqual([{ client: 1, clock: first, json: 'null' }])
  void timers.pass(1000)
  say('bo', 1, 0, {})
  expect(heard.cai.at(-1)?.[0]?.clock).toBeGreaterThan(first)
})

it('room:R8 a state taken back is told at once', () => {
  const { heard, say } = makePresence()
  say('bo', 1, 1, { i: 1 })
  say('bo', 1, 2, null)
  expect(heard.cai.map(entries => statesOf(entries))).toEqual([[{ i: 1, user: userOf('bo') }], [null]])
})

it('room:R7 its own state comes back to a client with its own clock, so that it repeats nothing', () => {
  const { heard, say } = makePresence()
  say('bo', 1, 4, {})
  expect(heard.bo.at(-1)?.[0]?.clock).toBe(4)
  expect(heard.cai.at(-1)?.[0]?.clock).toBeGreaterThan(4)
})

it('room:R7 nobody speaks for a client id that is not theirs to have', () => {
  const { presence, heard, say } = makePresence()
  expect(say('stranger', 1, 1, {})).toBe(true)
  say('bo', 1, 1, {})
  say('cai', 1, 9, { forged: true })
  say('cai', 2, 1, {})
  say('cai', 1, 9, { forged: true })
  expect(presence.clientOf('stranger')).toBeUndefined()
  expect([presence.clientOf('bo'), presence.clientOf('cai')]).toEqual([1, 2])
  expect(heard.bo.flat().some(({ json }) => json.includes('forged'))).toBe(false)
})

it('room:R6 a state that is no JSON is told to the caller, one that is no object counts as an empty one', () => {
  const { presence, heard } = makePresence()
  expect(presence.hear('bo', userOf('bo'), [{ client: 1, clock: 1, json: '{' }])).toBe(false)
  expect(presence.hear('bo', userOf('bo'), [{ client: 1, clock: 2, json: '[1,2]' }])).toBe(true)
  expect(statesOf(heard.cai.at(-1))).toEqual([{ user: userOf('bo') }])
})
