/** One tab of a device leads. Without Web Locks (plain http) every tab leads: what they do twice is harmless. */

/** Runs `work` when this tab may lead, until stopped. `work` returns how to stop it; the answer stops waiting or leading. */
export function lead(
  name: string,
  work: () => () => void,
  locks: LockManager | undefined = locksOf(navigator),
): () => void {
  if (locks === undefined) return work()
  const stopping = new AbortController()
  let release = (): void => {}
  const held = locks.request(name, { signal: stopping.signal }, () => {
    const stopWork = work()
    return new Promise<void>(resolve => {
      release = () => {
        stopWork()
        resolve()
      }
    })
  })
  held.catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error
  })
  return () => {
    stopping.abort()
    release()
  }
}

// The type says it is always there; on plain http it is not.
const locksOf = (browser: { readonly locks?: LockManager }): LockManager | undefined => browser.locks
