import { describe, expect, it } from 'vitest'
import { createFirstScreen } from '#app/first-screen.ts'

function setUp() {
  const timers: (() => void)[] = []
  const frames: (() => void)[] = []
  const screen = createFirstScreen({
    after: (_, call) => {
      timers.push(call)
      return () => timers.splice(timers.indexOf(call), 1)
    },
    painted: () => new Promise(resolve => frames.push(resolve)),
  })
  let isStanding = false
  screen.whenStanding(() => {
    isStanding = true
  })
  const paint = async (): Promise<void> => {
    for (const frame of frames.splice(0)) frame()
    await Promise.resolve()
  }
  return { screen, timers, paint, isStanding: () => isStanding }
}

describe('the first screen', () => {
  it('stands when all it asked is answered and painted', async () => {
    const { screen, paint, isStanding } = setUp()
    const first = screen.asks()
    const second = screen.asks()
    first()
    await paint()
    expect(isStanding()).toBe(false)
    second()
    expect(isStanding()).toBe(false)
    await paint()
    expect(isStanding()).toBe(true)
  })

  it('does not stand yet when an answer makes it ask more', async () => {
    const { screen, paint, isStanding } = setUp()
    const list = screen.asks()
    list()
    const names = screen.asks()
    await paint()
    expect(isStanding()).toBe(false)
    names()
    await paint()
    expect(isStanding()).toBe(true)
  })

  it('stands after two questions, one answered before the other was asked', async () => {
    const { screen, paint, isStanding } = setUp()
    screen.asks()()
    screen.asks()()
    await paint()
    expect(isStanding()).toBe(true)
  })

  it('counts what is no longer asked as answered, and an answer once', async () => {
    const { screen, paint, isStanding } = setUp()
    const first = screen.asks()
    const second = screen.asks()
    first()
    first()
    await paint()
    expect(isStanding()).toBe(false)
    second()
    await paint()
    expect(isStanding()).toBe(true)
  })

  it('holds up nothing for longer than its time when no answer comes', () => {
    const { screen, timers, isStanding } = setUp()
    screen.asks()
    timers[0]?.()
    expect(isStanding()).toBe(true)
  })

  it('begins at once what comes when it stands', async () => {
    const { screen, paint } = setUp()
    screen.asks()()
    await paint()
    let isCalled = false
    screen.whenStanding(() => {
      isCalled = true
    })
    expect(isCalled).toBe(true)
  })
})
