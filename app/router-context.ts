/** What routes say about their screens, and what they may know before they are shown. */

/** Which bars stand around a screen. tabs: first level; page: full height on a phone; bare: nothing, before sign-in. */
export type Frame = 'tabs' | 'page' | 'bare'

export interface RouterContext {
  readonly isSignedIn: () => boolean
}
