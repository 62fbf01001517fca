/** How this page can become an app on the home screen: by the browser's prompt, by hand in its own way, or not at all. */

/**
 * `bookmark`: browsers of phone makers and others on Android put a bookmark there, whose data the browser clears with its own.
 * `insecure`: on plain http nothing is an app.
 */
export type InstallWay =
  | 'installed'
  | 'prompt'
  | 'ios-safari'
  | 'ios-other'
  | 'android-menu'
  | 'bookmark'
  | 'desktop-menu'
  | 'mac-safari'
  | 'insecure'
  | 'none'

export interface InstallFacts {
  readonly agent: string
  readonly isIos: boolean
  readonly isSecure: boolean
  /** It runs as one already. */
  readonly isInstalled: boolean
  /** The browser offered to ask. */
  readonly hasPrompt: boolean
}

const androidBookmarks =
  /MiuiBrowser|HuaweiBrowser|HonorBrowser|HeyTapBrowser|OppoBrowser|VivoBrowser|UCBrowser|UCWEB|MQQBrowser|QQ\/|Quark|baidu|SogouMobile|QihooBrowser|360SE|; wv\)/i
const iosSafari = /Version\/[\d.]+ .*Safari\//
const iosOthers = /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|DuckDuckGo|GSA\/|UCBrowser|MQQBrowser|Quark|baidu|DingTalk|Lark/i

/** Pure, and only about what the browser says of itself: many name others, so the order counts. */
export function installWayOf({ agent, isIos, isSecure, isInstalled, hasPrompt }: InstallFacts): InstallWay {
  if (isInstalled) return 'installed'
  if (!isSecure) return 'insecure'
  if (hasPrompt) return 'prompt'
  if (isIos) return iosSafari.test(agent) && !iosOthers.test(agent) ? 'ios-safari' : 'ios-other'
  if (/Android|HarmonyOS|OpenHarmony/.test(agent)) return androidBookmarks.test(agent) ? 'bookmark' : 'android-menu'
  if (/Chrome\/|Edg\//.test(agent)) return 'desktop-menu'
  return /Macintosh.*Version\/(1[7-9]|[2-9]\d).*Safari\//.test(agent) ? 'mac-safari' : 'none'
}

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
export function watchInstall(page: Window, { isIos, isSecure }: Pick<InstallFacts, 'isIos' | 'isSecure'>): Install {
  const listeners = new Set<() => void>()
  let event: InstallEvent | undefined
  let isInstalled = isStandalone(page)
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
  const agent = page.navigator.userAgent
  return {
    way: () => installWayOf({ agent, isIos, isSecure, isInstalled, hasPrompt: event !== undefined }),
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

/** `navigator.standalone` is Safari's own word, on iOS only. */
const isStandalone = (page: Window & { readonly navigator: { readonly standalone?: boolean } }): boolean =>
  page.matchMedia('(display-mode: standalone)').matches || page.navigator.standalone === true
