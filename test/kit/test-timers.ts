/** Timers a test moves by hand, and the clock that goes with them. */
export interface TestTimers {
  readonly now: () => number
  readonly after: (ms: number, call: () => void) => () => void
  /** Time passes; what falls due is called in order, and gets to finish. */
  pass(ms: number): Promise<void>
  /** Waits of the timers that are set, shortest first. */
  waits(): readonly number[]
}

interface Timer {
  readonly at: number
  readonly call: () => void
}

/** @param settle lets what a timer started come to rest. */
export function testTimers(settle: () => Promise<void>, start = 0): TestTimers {
  let now = start
  const timers = new Set<Timer>()
  const earliest = (until: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
  return {
    now: () => now,
    after: (ms, call) => {
      const timer = { at: now + ms, call }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass: async ms => {
      const until = now + ms
      for (let due = earliest(until); due !== undefined; due = earliest(until)) {
        timers.delete(due)
        now = due.at
        due.call()
        await settle()
      }
      now = until
      await settle()
    },
    waits: () => [...timers].map(({ at }) => at - now).sort((a, b) => a - b),
  }
}
