/** How this page can become an app on the home screen: by the browser's prompt, by hand on iOS, or not at all. */

export type InstallWay = 'installed' | 'prompt' | 'by-hand-ios' | 'none'

/** Chromium's event; not in TypeScript's library because only Chromium has it. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

export interface Install {
  readonly way: () => InstallWay
  readonly subscribe: (listener: () => void) => () => void
  /** Shows the browser's prompt when `way` is 'prompt'; true when accepted. */
  readonly ask: () => Promise<boolean>
}

/** Must run before the page is shown: the browser's event comes early and only once. */
export function watchInstall(page: Window, isIos: boolean): Install {
  const listeners = new Set<() => void>()
  let event: InstallEvent | undefined
  let isInstalled = page.matchMedia('(display-mode: standalone)').matches
  const change = (): void => {
    for (const listener of listeners) listener()
  }
  page.addEventListener('beforeinstallprompt', offered => {
    offered.preventDefault()
    event = offered as InstallEvent // The only event of this name.
    change()
  })
  page.addEventListener('appinstalled', () => {
    isInstalled = true
    change()
  })
  return {
    way: () => (isInstalled ? 'installed' : event !== undefined ? 'prompt' : isIos ? 'by-hand-ios' : 'none'),
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: async () => {
      const answer = await event?.prompt()
      event = undefined
      change()
      return answer?.outcome === 'accepted'
    },
  }
}
