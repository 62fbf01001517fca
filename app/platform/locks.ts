/** One tab of a device leads. Without Web Locks (plain http) every tab leads: what they do twice is harmless. */

/** The browser's locks, or undefined: the type says they are always there, on plain http they are not. */
export const locksOf = (browser: { readonly locks?: LockManager }): LockManager | undefined => browser.locks

/** Runs `work` when this tab may lead, until stopped. `work` returns how to stop it; the answer stops waiting or leading. */
export function lead(locks: LockManager | undefined, name: string, work: () => () => void): () => void {
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
