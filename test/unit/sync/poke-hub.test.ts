import { describe, expect, it } from 'vitest'
import { createPokeHub } from '#server/sync/poke-hub.ts'
import type { Scope } from '#shared/doc/name.ts'

/** A turn that ends when the test says so. */
function makeTurn() {
  const tasks: (() => void)[] = []
  return { defer: (task: () => void) => void tasks.push(task), end: () => tasks.splice(0).forEach(task => task()) }
}

function start() {
  const turn = makeTurn()
  const reported: unknown[] = []
  const hub = createPokeHub(turn.defer, error => reported.push(error))
  const heard: [Scope, number][] = []
  return {
    hub,
    turn,
    reported,
    heard,
    listen: (ws = 'ws') => hub.subscribe(ws, (scope, seq) => heard.push([scope, seq])),
  }
}

describe('the poke hub', () => {
  it('poke:K1 tells each scope once a turn, with its newest seq', () => {
    const { hub, turn, heard, listen } = start()
    listen()
    for (const seq of [1, 3, 2]) hub.publish('ws', 'w', seq)
    hub.publish('ws', 't:x', 4)
    expect(heard).toEqual([])
    turn.end()
    expect(heard).toEqual([
      ['w', 3],
      ['t:x', 4],
    ])
    turn.end()
    hub.publish('ws', 'w', 5)
    turn.end()
    expect(heard).toHaveLength(3)
  })

  it('poke:K1 tells a workspace nothing about another', () => {
    const { hub, turn, heard, listen } = start()
    listen('one')
    listen('two')
    hub.publish('one', 'w', 1)
    turn.end()
    expect(heard).toEqual([['w', 1]])
  })

  it('poke:K2 goes on after a listener that throws, and reports it', () => {
    const { hub, turn, heard, listen, reported } = start()
    hub.subscribe('ws', () => {
      throw new Error('a closed socket')
    })
    listen()
    hub.publish('ws', 'w', 1)
    turn.end()
    expect(heard).toEqual([['w', 1]])
    expect(reported).toHaveLength(1)
  })

  it('poke:K2 tells nothing more to who stopped, even the same function twice subscribed', () => {
    const { hub, turn } = start()
    let count = 0
    const listener = () => {
      count++
    }
    const stop = hub.subscribe('ws', listener)
    hub.subscribe('ws', listener)
    stop()
    stop()
    hub.publish('ws', 'w', 1)
    turn.end()
    expect(count).toBe(1)
  })
})
