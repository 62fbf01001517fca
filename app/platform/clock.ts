/** Time of this device. The only place outside tests that reads it. */

/** Milliseconds since the epoch. */
export const now = (): number => Date.now()

/** Milliseconds since this page began: nobody can set it, and it may stand still while the device sleeps. */
export const steady = (): number => performance.now()

/** Calls back once after `ms`; returns its stop. */
export function after(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}
