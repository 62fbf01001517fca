/** The browser as a device needs it: clock, randomness, timers, the lock of the leading tab, hints, persistence. */
import type { DevicePorts } from '../device.ts'

export function browserPorts(): DevicePorts {
  let persistent: boolean | undefined
  void navigator.storage?.persisted?.().then(answer => {
    persistent = answer
  })
  return {
    origin: location.origin,
    now: () => Date.now(),
    random: () => Math.random(),
    randomBytes: count => crypto.getRandomValues(new Uint8Array(count)),
    after: (ms, call) => {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    lead,
    onHint,
    isPersistent: () => persistent,
    report: error => console.error(error),
  }
}

/** The Web Lock goes to one tab; a tab that closes or crashes gives it to the next. Plain http has no locks: every tab leads. */
function lead(name: string, work: () => () => void): () => void {
  if (!('locks' in navigator)) return work()
  const stopping = new AbortController()
  let stopWork: (() => void) | undefined
  let release: (() => void) | undefined
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  navigator.locks
    .request(`${name}-sync`, { signal: stopping.signal }, () => {
      stopWork = work()
      return held
    })
    .catch(error => {
      if (!stopping.signal.aborted) throw error
    })
  return () => {
    stopping.abort()
    stopWork?.()
    release?.()
  }
}

function onHint(call: () => void): () => void {
  const events: [EventTarget, string][] = [
    [window, 'online'],
    [window, 'pageshow'],
    [document, 'visibilitychange'],
  ]
  for (const [target, event] of events) target.addEventListener(event, call)
  return () => {
    for (const [target, event] of events) target.removeEventListener(event, call)
  }
}
