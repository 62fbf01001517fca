import { expect, it } from 'vitest'
import { peopleIn } from '#app/data/live/people.ts'

it('each other member is there once, whatever screens they have, if they look at the same thing', () => {
  const user = (id: string) => ({ user: { id, name: `${id}-name` } })
  const states = new Map<number, { readonly [field: string]: unknown }>([
    [1, { ...user('me'), on: 'goal' }],
    [2, { ...user('me'), on: 'goal' }],
    [3, { ...user('cai'), on: 'goal', isTyping: false }],
    [4, { ...user('cai'), on: 'goal', isTyping: true }],
    [5, { ...user('dan'), on: 'another goal' }],
    [6, user('bo')],
    [7, { on: 'goal' }],
    [8, { user: 'forged', on: 'goal' }],
  ])
  expect(peopleIn(states, 1, 'me', 'goal')).toEqual([
    { id: 'bo', name: 'bo-name', isTyping: false },
    { id: 'cai', name: 'cai-name', isTyping: true },
  ])
})
