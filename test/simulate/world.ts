/**
 * Virtual time, and an order of everything that happens which the seed alone decides.
 *
 * 1. A machine's tasks (database requests, work of the server) are a lane: in order among themselves, in any order against other
 *    machines'. Time stands still while a task waits.
 * 2. Between two tasks all promises come to rest, so a task and what follows from it belong to one lane.
 * 3. Nothing reads a real clock, real randomness or a real timer.
 */
import { testRandom } from '../kit/test-random.ts'

export interface Lane {
  /** Runs it soon. */
  readonly add: (task: () => void) => void
  /** What waits is forgotten, and what comes later too: the machine is dead. */
  readonly stop: () => void
  /** Called before each task, with how many there have been. */
  onTask: ((count: number) => void) | undefined
}

export interface World {
  /** True milliseconds, which no machine of the world knows. */
  readonly now: () => number
  /** 0 ≤ x < 1: decides what happens; a stream of its own, apart from the one that orders tasks. */
  readonly random: () => number
  readonly makeLane: () => Lane
  /** Calls back once after the time, in the lane; returns its stop. */
  readonly after: (ms: number, call: () => void, lane?: Lane) => () => void
  /** Lets everything happen up to then. */
  readonly run: (ms: number) => Promise<void>
  /** Something is looked at from outside while everything stands still: no task, time or chance of the world goes into it. */
  readonly aside: <T>(look: () => Promise<T>) => Promise<T>
  /** Takes it into the run's fingerprint, and into what a failure prints. */
  readonly note: (what: string) => void
  /** The last notes, oldest first. */
  readonly notes: () => readonly string[]
  readonly fingerprint: () => number
  readonly tasks: () => number
  /** Gives the globals back. */
  readonly end: () => void
}

interface Timer {
  readonly at: number
  readonly order: number
  readonly call: () => void
  readonly lane: LaneState
}

interface LaneState extends Lane {
  readonly waiting: (() => void)[]
  isStopped: boolean
  count: number
}

const keptNotes = 80
/** More tasks than this at one moment: something goes round in circles. */
const maxTasksAtOnce = 200_000

export function createWorld(seed: number, onNote: (line: string) => void = () => undefined): World {
  const random = testRandom(seed)
  const chooseLane = testRandom(seed ^ 0x5bd1e995)
  const start = Date.UTC(2026, 10, 23, 1, 0)
  let now = start
  let order = 0
  let tasks = 0
  let hash = 0x811c9dc5
  let timers: Timer[] = []
  const ready: LaneState[] = []
  const notes: string[] = []

  const fold = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193) >>> 0
  }

  function makeLane(): LaneState {
    const waiting: (() => void)[] = []
    const lane: LaneState = {
      waiting,
      isStopped: false,
      count: 0,
      onTask: undefined,
      add: task => {
        if (lane.isStopped) return
        waiting.push(task)
        if (waiting.length === 1) ready.push(lane)
      },
      stop: () => {
        lane.isStopped = true
        waiting.length = 0
      },
    }
    return lane
  }

  const nobody = makeLane()
  let current = nobody
  const restore = takeGlobals(task => current.add(task))

  function runTask(): void {
    const index = Math.floor(chooseLane() * ready.length)
    const lane = ready[index]
    if (lane === undefined) return
    const task = lane.waiting.shift()
    if (lane.waiting.length === 0) {
      ready[index] = ready.at(-1) ?? lane
      ready.pop()
    }
    if (task === undefined) return
    tasks++
    fold(index)
    current = lane
    lane.onTask?.(++lane.count)
    if (!lane.isStopped) task()
  }

  /** False when nothing falls due until then. */
  function runTimer(until: number): boolean {
    let due: Timer | undefined
    for (const timer of timers)
      if (due === undefined || timer.at < due.at || (timer.at === due.at && timer.order < due.order)) due = timer
    if (due === undefined || due.at > until) return false
    timers = timers.filter(timer => timer !== due)
    now = Math.max(now, due.at)
    fold(now & 0xffff)
    if (due.lane.isStopped) return true
    current = due.lane
    due.call()
    return true
  }

  return {
    now: () => now,
    random,
    makeLane,
    after: (ms, call, lane) => {
      const timer = {
        at: now + Math.max(0, Math.floor(ms)),
        order: order++,
        call,
        lane: (lane as LaneState | undefined) ?? current,
      }
      timers.push(timer)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
    run: async ms => {
      const until = now + Math.floor(ms)
      let atOnce = 0
      for (;;) {
        await turnOfLoop()
        if (ready.length > 0) {
          // Now and then time passes while tasks wait: an answer arrives in the middle of a transaction.
          if (chooseLane() >= 0.02 || !runTimer(Math.min(until, now + 80))) runTask()
          if (++atOnce > maxTasksAtOnce) throw new Error('the world does not come to rest')
        } else {
          atOnce = 0
          if (!runTimer(until)) break
        }
      }
      now = until
      current = nobody
    },
    aside: async look => {
      const { setImmediate } = globalThis
      Object.assign(globalThis, { setImmediate: realImmediate })
      try {
        return await look()
      } finally {
        // A database that is closed takes a few turns more.
        for (let turn = 0; turn < 20; turn++) await turnOfLoop()
        Object.assign(globalThis, { setImmediate })
      }
    },
    note: what => {
      for (let i = 0; i < what.length; i++) fold(what.charCodeAt(i))
      const line = `${String((now - start) / 1000).padStart(9)} s  ${what}`
      notes.push(line)
      if (notes.length > keptNotes) notes.shift()
      onNote(line)
    },
    notes: () => notes,
    fingerprint: () => hash,
    tasks: () => tasks,
    end: restore,
  }
}

const realImmediate = globalThis.setImmediate

/** All promises come to rest. */
const turnOfLoop = (): Promise<void> => new Promise(resolve => realImmediate(resolve))

/** The database in memory takes its turns from `setImmediate`, copies with `structuredClone`, and throws errors by the dozen. */
function takeGlobals(add: (task: () => void) => void): () => void {
  const { setImmediate, structuredClone } = globalThis
  const { stackTraceLimit } = Error
  const { postMessage } = BroadcastChannel.prototype
  // Dexie tells the other tabs of a real browser what it wrote. Here every tab is told by the world.
  BroadcastChannel.prototype.postMessage = () => undefined
  Object.assign(globalThis, {
    setImmediate: (task: () => void) => add(task),
    structuredClone: (value: unknown) => copyOf(value, structuredClone),
  })
  Error.stackTraceLimit = 0
  return () => {
    Object.assign(globalThis, { setImmediate, structuredClone })
    Error.stackTraceLimit = stackTraceLimit
    BroadcastChannel.prototype.postMessage = postMessage
  }
}

/** Rows are plain data: copied by hand they cost a tenth. */
export function copyOf(value: unknown, rest: (value: unknown) => unknown = globalThis.structuredClone): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => copyOf(item, rest))
  if (value instanceof Uint8Array) return value.slice()
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return rest(value)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = copyOf((value as Record<string, unknown>)[key], rest)
  return copy
}
