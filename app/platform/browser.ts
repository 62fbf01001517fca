/** What this browser is and can do. Everything is asked, nothing is assumed: on plain http half of it is missing. */

export interface BrowserFacts {
  /** Pages opened inside WeChat or WeCom have storage of their own, which is lost. */
  readonly isInWeChat: boolean
  readonly isIos: boolean
  /** https, or localhost: without it there is no service worker, no locks, no persistent storage. */
  readonly isSecure: boolean
  readonly hasWorker: boolean
  readonly hasDatabase: boolean
  readonly hasLocks: boolean
  readonly hasRandom: boolean
  readonly hasPersistence: boolean
  /** Asked to keep data, it asks the person. */
  readonly asksToKeep: boolean
}

export function readBrowser(page: Window & typeof globalThis): BrowserFacts {
  const { navigator } = page
  const agent = navigator.userAgent
  return {
    isInWeChat: isWeChat(agent),
    isIos: isIosDevice(agent, navigator.maxTouchPoints),
    isSecure: page.isSecureContext,
    hasWorker: 'serviceWorker' in navigator,
    hasDatabase: 'indexedDB' in page,
    hasLocks: 'locks' in navigator,
    hasRandom: typeof page.crypto?.getRandomValues === 'function',
    hasPersistence: typeof navigator.storage?.persist === 'function',
    asksToKeep: agent.includes('Firefox/'),
  }
}

/** WeChat and WeCom both say MicroMessenger; newer WeCom says wxwork too. */
export const isWeChat = (agent: string): boolean => /MicroMessenger|wxwork/i.test(agent)

/** An iPad calls itself a Mac, but no Mac has more than one touch point. */
export const isIosDevice = (agent: string, touchPoints: number): boolean =>
  /iPhone|iPad|iPod/.test(agent) || (agent.includes('Macintosh') && touchPoints > 1)
