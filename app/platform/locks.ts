/**
 * One tab of a device leads. Without Web Locks (plain http) every tab leads: what they do twice is harmless. A leading tab the
 * system has frozen keeps its lock and does nothing: the others ask it, and take over when it does not answer.
 */
import type { Tabs } from './tabs.ts'

/** The browser's locks, or undefined: the type says they are always there, on plain http they are not. */
export const locksOf = (browser: { readonly locks?: LockManager }): LockManager | undefined => browser.locks

export interface TabPorts extends Tabs {
  /** Calls back once after the time; returns its stop. */
  readonly after: (ms: number, call: () => void) => () => void
}

/** A tab that waits asks this often; unanswered twice it takes over, 12 s after the last sign of life at the latest. */
const askMs = 4_000
const missesToTakeOver = 2

/** Runs `work` when this tab may lead, until stopped. `work` returns how to stop it; the answer stops waiting or leading. */
export function lead(locks: LockManager | undefined, name: string, tabs: TabPorts, work: () => () => void): () => void {
  if (locks === undefined) return work()
  const [question, answer] = [`${name}?`, `${name}!`]
  let isStopped = false
  let hasAnswered = false
  let stopWaiting = (): void => {}
  let stopLeading = (): void => {}
  let isLeading = false

  const stopHearing = tabs.hear(word => {
    if (word === question && isLeading) tabs.say(answer)
    if (word === answer) hasAnswered = true
  })

  /** Asks who leads, again and again; too often in vain, and `takeOver` is called. Returns its stop. */
  function ask(misses: number, takeOver: () => void): () => void {
    hasAnswered = false
    tabs.say(question)
    let stop = tabs.after(askMs, () => {
      const missed = hasAnswered ? 0 : misses + 1
      if (missed >= missesToTakeOver) takeOver()
      else stop = ask(missed, takeOver)
    })
    return () => stop()
  }

  const hold = (options: LockOptions, onGranted: () => void): void => {
    let stopOwn: (() => void) | undefined
    let isLost = false
    const held = locks.request(name, options, () => {
      onGranted()
      if (isStopped || isLost) return
      return new Promise<void>(resolve => {
        const stopWork = work()
        isLeading = true
        stopOwn = () => {
          isLeading = false
          stopWork()
          resolve()
        }
        stopLeading = stopOwn
      })
    })
    held.catch((error: unknown) => {
      // A request called off, by a stop or for taking over.
      if (isStopped || (stopOwn === undefined && options.signal?.aborted === true)) return
      if (!isStolen(error)) throw error
      // Another tab took over while this one was frozen, be it before its turn had begun: back into the row.
      isLost = true
      stopOwn?.()
      wait()
    })
  }

  function wait(): void {
    const waiting = new AbortController()
    const stopAsking = ask(0, () => {
      waiting.abort()
      hold({ steal: true }, () => {})
    })
    stopWaiting = () => {
      stopAsking()
      waiting.abort()
    }
    hold({ signal: waiting.signal }, stopAsking)
  }

  wait()
  return () => {
    isStopped = true
    stopHearing()
    stopWaiting()
    stopLeading()
  }
}

const isStolen = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'
