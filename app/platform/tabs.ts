/** Words between the tabs of this browser. A frozen tab hears nothing until it thaws; where there is no channel, none ever does. */

export interface Tabs {
  /** Says a word to every other tab. */
  readonly say: (word: string) => void
  /** Calls back with every word of another tab; returns its stop. */
  readonly hear: (call: (word: string) => void) => () => void
}

/** The channel is open while somebody hears. */
export function tabsOf(name: string): Tabs {
  let channel: BroadcastChannel | undefined
  return {
    say: word => channel?.postMessage(word),
    hear: call => {
      if (!('BroadcastChannel' in globalThis)) return () => {}
      const opened = new BroadcastChannel(name)
      opened.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string') call(event.data)
      })
      channel = opened
      return () => {
        channel = undefined
        opened.close()
      }
    },
  }
}
