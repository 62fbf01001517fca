/** Calls that are owed: what was put off and why, and which promises are calls (feat:G4). */

/** `cause` of a next step that is a call put off: what it is about. */
export const callBackCause = (about: 'survey' | 'issue', id: string): string => `callback:${about}:${id}`

/** A promise of ours to ring somebody. A call that was put off stands in the queue for what it is about. */
export const isPromisedCall = (action: {
  readonly side: string
  readonly title: string
  readonly cause: string
}): boolean =>
  action.side === 'us' &&
  !action.cause.startsWith('callback:') &&
  /回电|回访|电话|致电|\bcall|\bphone|\bring\b/i.test(action.title)
