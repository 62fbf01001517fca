/** Time of this device. The only place outside tests that reads it. */

/** Milliseconds since the epoch. */
export const now = (): number => Date.now()

/** Calls back once after `ms`; returns its stop. */
export function after(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}
