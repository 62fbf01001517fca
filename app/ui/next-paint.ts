/** Lets the browser paint what was just changed before anything else runs. */

/** A page nobody sees paints nothing: it waits no longer than this. */
const longestMs = 100

export const nextPaint = (): Promise<void> =>
  new Promise(resolve => {
    const giveUp = setTimeout(resolve, longestMs)
    requestAnimationFrame(() => {
      // A frame's callbacks run before it is painted; what they post runs after.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        clearTimeout(giveUp)
        port1.close()
        resolve()
      }
      port2.postMessage(0)
    })
  })
