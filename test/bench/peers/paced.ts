/** A steady load. */

/** Calls for each at its time, whether or not the one before was answered. */
export async function paced(count: number, perSecond: number, send: (i: number) => void): Promise<void> {
  const start = performance.now()
  for (let i = 0; i < count; i++) {
    const wait = start + (i * 1000) / perSecond - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    send(i)
  }
}
